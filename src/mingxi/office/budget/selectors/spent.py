"""What is paid (执行数), as the ledger has it."""

from collections.abc import Iterable

from django.db.models import Sum

from mingxi.office.budget.models import UnitSpending


def spent_of(unit_codes: Iterable[str]) -> dict[tuple[int, str], int]:
    """Give the fen that units have paid, by year and unit; who paid nothing is left out."""
    rows = UnitSpending.objects.filter(unit_code__in=list(unit_codes))
    paid = rows.order_by().values_list("fiscal_year", "unit_code")
    added = paid.annotate(fen=Sum("spent_fen")).filter(fen__gt=0)
    return {(year, code): int(fen) for year, code, fen in added}
