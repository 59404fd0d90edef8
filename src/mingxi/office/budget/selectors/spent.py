"""What is paid (执行数), as the ledger has it."""

from collections.abc import Iterable

from django.db.models import Sum

from mingxi.office.budget.models import Balance
from mingxi.office.budget.reckoning.accounts import Account


def spent_of(unit_codes: Iterable[str]) -> dict[tuple[int, str], int]:
    """Give the fen that units have paid, by year and unit; who paid nothing is left out."""
    rows = Balance.objects.filter(account=Account.PAID.value, line__unit_code__in=list(unit_codes))
    paid = rows.order_by().values_list("line__fiscal_year", "line__unit_code")
    added = paid.annotate(fen=Sum("balance_fen")).filter(fen__gt=0)
    return {(year, code): int(fen) for year, code, fen in added}
