"""The four figures of a year: all of its units, and its projects and sub-items page by page.

Units and totals come from sums that the database keeps. Projects and their sub-items are turned by
keys along an index, and what is spent and spread is asked for those of one page alone. So all of it
takes as long for a hundred thousand projects as for a thousand.
"""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Concat

from mingxi.office.budget.reckoning.gaps import Figures, FiguresBy, total_of
from mingxi.office.budget.selectors.figures import (
    FigureRow,
    item_rows,
    project_rows,
    rows_of,
    rows_of_items,
    rows_of_projects,
)
from mingxi.office.budget.selectors.spent import spent_of
from mingxi.office.declaration.models import Declaration, ItemFigure, ProjectYear, YearTotal
from mingxi.office.declaration.selectors.totals import SettledSums, sums_of_units
from mingxi.office.frame.keyset import Order, Turn, page_by_keys
from mingxi.office.people.models import Person
from mingxi.office.people.selectors import units_for

_BY_UNIT_AND_RANK = Order("unit_code", then=("rank",))


class FigurePage(NamedTuple):
    """Rows of a table of figures, the places before and behind them, and what all come to.

    ``units`` and ``projects`` say how many there are in all, whatever the rows are.
    """

    rows: Sequence[FigureRow]
    before: str
    after: str
    total: Figures
    units: int
    projects: int


def page_of_figures(
    person: Person, fiscal_year: int, by: FiguresBy, turn: Turn, size: int
) -> FigurePage:
    """Give a page of what the person may see of a year, by unit and rank.

    A page of sub-items has those of ``size`` projects: what belongs together is not torn apart.
    """
    sums, spent = _sums_and_spending(person, fiscal_year)
    units = _rows_of_units(sums, spent)
    if by is FiguresBy.UNIT:
        rows, before, after = _turned(units, turn, size)
    else:
        rows, before, after = _of_projects(fiscal_year, units, by, turn, size)
    # Units that declare nothing may have spent all the same.
    total = total_of(row.figures for row in units)._replace(spent_fen=sum(spent.values()))
    return FigurePage(rows, before, after, total, len(sums), sum(one.projects for one in sums))


def all_figures(person: Person, fiscal_year: int, by: FiguresBy) -> Sequence[FigureRow]:
    """Give all rows of a year at once, to be taken away."""
    if by is FiguresBy.UNIT:
        return unit_rows(person, fiscal_year)
    rows = project_rows if by is FiguresBy.PROJECT else item_rows
    return rows_of(rows(person, fiscal_year))


def unit_rows(person: Person, fiscal_year: int) -> list[FigureRow]:
    """Give the figures of the units that declare something, by their codes."""
    return _rows_of_units(*_sums_and_spending(person, fiscal_year))


def _sums_and_spending(
    person: Person, fiscal_year: int
) -> tuple[list[SettledSums], dict[str, int]]:
    """Give the sums of units that declare something, and by its code what each unit has spent."""
    units = dict(units_for(person).values_list("pk", "code"))
    totals = YearTotal.objects.filter(fiscal_year=fiscal_year, unit__in=list(units))
    spent = spent_of(units.values())
    of_year = {code: fen for (year, code), fen in spent.items() if year == fiscal_year}
    return sums_of_units(totals), of_year


def _rows_of_units(sums: Sequence[SettledSums], spent: dict[str, int]) -> list[FigureRow]:
    return [FigureRow(one.code, one.name, _figures(one, spent.get(one.code, 0))) for one in sums]


def _figures(sums: SettledSums, spent_fen: int) -> Figures:
    is_admitted, is_arranged = sums.admitted_projects > 0, sums.arranged_projects > 0
    return Figures(
        sums.asked_fen,
        sums.admitted_fen if is_admitted else None,
        sums.arranged_fen if is_arranged else None,
        spent_fen,
        sums.asked_of_admitted_fen if is_admitted else None,
        sums.admitted_of_arranged_fen if is_arranged else None,
    )


def _turned(
    units: Sequence[FigureRow], turn: Turn, size: int
) -> tuple[Sequence[FigureRow], str, str]:
    """Give a page of units; a place is the code of one."""
    codes = [row.unit_code for row in units]
    begin = 0
    if turn.after in codes:
        begin = codes.index(turn.after) + 1
    elif turn.before in codes:
        begin = max(0, codes.index(turn.before) - size)
    rows = units[begin : begin + size]
    has_more = bool(rows) and begin + size < len(units)
    return (
        rows,
        rows[0].unit_code if rows and begin else "",
        rows[-1].unit_code if has_more else "",
    )


def _of_projects(
    fiscal_year: int, units: Sequence[FigureRow], by: FiguresBy, turn: Turn, size: int
) -> tuple[Sequence[FigureRow], str, str]:
    lines = _lines_of(fiscal_year, units)
    if by is FiguresBy.ITEM:
        lines = lines.filter(Exists(ItemFigure.objects.filter(declaration=OuterRef("pk"))))
    page = page_by_keys(lines, _BY_UNIT_AND_RANK, turn, size)
    numbers = [row.pk for row in page.rows]
    if by is FiguresBy.ITEM:
        found = rows_of_items(ItemFigure.objects.filter(declaration__in=numbers))
    else:
        found = rows_of_projects(Declaration.objects.filter(pk__in=numbers))
    return rows_of(found), page.before, page.after


def _lines_of(fiscal_year: int, units: Sequence[FigureRow]) -> QuerySet[ProjectYear]:
    """Give the lines of units so that a database walks along the index by unit and rank.

    It begins with the first unit and ends with the last; those between are asked one by one.
    """
    if not units:
        return ProjectYear.objects.none()
    rows = ProjectYear.objects.filter(
        fiscal_year=fiscal_year,
        unit_code__gte=units[0].unit_code,
        unit_code__lte=units[-1].unit_code,
    )
    # Written so that no index answers for it, which would sort all that it finds.
    hidden = Concat(F("unit_code"), Value(""), output_field=CharField())
    return rows.alias(of_unit=hidden).filter(of_unit__in=[row.unit_code for row in units])
