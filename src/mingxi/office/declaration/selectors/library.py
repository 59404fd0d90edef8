"""The project library as lists: filtered, sorted by any column, turned by keys.

Two ways lead through 100,000 lines, and which is quicker depends on how many are wanted. Few
(``FEW``) are gathered by the filter and sorted here. Many are met soon enough by whoever walks
along the index of the sorted column; there the filters are written so that no database begins with
them instead and sorts all that it found.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import BigIntegerField, CharField, F, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat

from mingxi.office.declaration.models import BudgetProject, ProjectMark, ProjectYear, YearTotal
from mingxi.office.declaration.reckoning.states import Standing
from mingxi.office.declaration.selectors.totals import Sums, sums_of
from mingxi.office.frame.keyset import Order, Turn, page_by_keys, page_of_few
from mingxi.office.people.models import Person, Unit
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.selectors import units_for

FEW = 2000
ROWS = 30
BY_RANK = Order("rank")
# Who leads the library: for the whole place, or for the departments in their charge.
LEADING = frozenset({Role.BUDGET_OFFICE, Role.BUDGET_DESK})


@dataclass(frozen=True)
class Wish:
    """Which lines are looked for; ``units`` are the keys of those that may be seen and are meant.

    Amounts are asked amounts in fen, both ends included.
    """

    year: int
    units: Sequence[int]
    standing: Standing = Standing.HELD
    category: str = ""
    project_state: str = ""
    state: str = ""
    words: str = ""
    mark: str = ""
    asked_min_fen: int | None = None
    asked_max_fen: int | None = None
    order: Order = field(default=BY_RANK)

    @property
    def is_counted(self) -> bool:
        """Whether the kept totals can tell how many lines there are."""
        return not (self.words or self.mark) and self.asked_min_fen is self.asked_max_fen is None


@dataclass(frozen=True)
class LinePage:
    """A page of lines; ``sums`` are of all that were found, None where there are too many."""

    rows: Sequence[ProjectYear]
    sums: Sums | None
    before: str
    after: str


def units_seen(person: Person) -> list[Unit]:
    """Give the units that the person may see, in the order of the tree, with their paths."""
    return list(units_for(person))


def subtree(units: Sequence[Unit], root: str) -> list[int]:
    """Give the keys of a unit and those below it, among ``units``; all of them without a root."""
    if not root:
        return [unit.pk for unit in units]
    top = next((unit.pk for unit in units if unit.code == root), None)
    return [unit.pk for unit in units if top in unit.tree_path]  # type: ignore[attr-defined]  # of the tree's query


def lines_for(person: Person) -> QuerySet[ProjectYear]:
    """Give the lines of the units that the person may see."""
    return ProjectYear.objects.filter(unit__in=list(units_for(person).values_list("pk", flat=True)))


def led_by(person: Person) -> QuerySet[BudgetProject]:
    """Give the projects in the library that the person leads."""
    units = units_for(person, as_roles=LEADING).values_list("pk", flat=True)
    return BudgetProject.objects.filter(unit__in=list(units)).exclude(code="")


def page_of_lines(wish: Wish, turn: Turn, size: int = ROWS) -> LinePage:
    """Give a page of the lines that are looked for, with the sums over all of them."""
    kept = _kept_sums(wish)
    few = None if kept and kept.projects > FEW else _few(wish)
    if few is not None:
        keys = [(row[0], row[1]) for row in few]
        shown, before, after = page_of_few(keys, wish.order, turn, size)
        rows = ProjectYear.objects.in_bulk(shown)
        added = (sum(max(0, row[at]) for row in few) for at in range(2, 6))
        return LinePage(
            [rows[key] for key in shown if key in rows], Sums(len(few), *added), before, after
        )
    page = page_by_keys(_walked(wish), wish.order, turn, size)
    return LinePage(page.rows, kept, page.before, page.after)


def lines_of(wish: Wish) -> QuerySet[ProjectYear]:
    """Give all lines that are looked for, in their order."""
    sign = "-" if wish.order.falling else ""
    rows = ProjectYear.objects.filter(_within(wish) & _named(wish), **_equal(wish))
    return rows.order_by(f"{sign}{wish.order.column}", f"{sign}pk")


def marks_of(rows: Sequence[ProjectYear]) -> dict[int, list[str]]:
    """Give the marks of the projects of lines, by project."""
    marks: dict[int, list[str]] = {}
    for mark in ProjectMark.objects.filter(project__in=[row.project_id for row in rows]):
        marks.setdefault(mark.project_id, []).append(mark.label)
    return marks


def reasons_to_leave(rows: Sequence[ProjectYear]) -> dict[int, tuple[datetime, str]]:
    """Give when the projects of lines left the library, and why, by project."""
    left = BudgetProject.objects.filter(pk__in=[row.project_id for row in rows])
    told = left.values_list("pk", "left_at", "left_because")
    return {key: (at, why) for key, at, why in told if at is not None}


def _few(wish: Wish) -> list[tuple[int, ...]] | None:
    """Give key, sorted value and amounts of the lines that are looked for, where they are few."""
    rows = ProjectYear.objects.filter(_within(wish), **_equal(wish))
    bearing = _bearing(wish)
    if bearing is not None:
        rows = rows.filter(pk__in=bearing)
    else:
        rows = rows.filter(_named(wish))
        # Many bear words that are not of codes: whether too many is asked before they are read.
        if not wish.words.isascii() and rows[FEW : FEW + 1].exists():
            return None
    found = rows.values_list(
        "pk", wish.order.column, "asked_fen", "admitted_fen", "next_year_fen", "year_after_fen"
    )[: FEW + 1]
    few = list(found)
    return few if len(few) <= FEW else None


def _kept_sums(wish: Wish) -> Sums | None:
    if not wish.is_counted:
        return None
    return sums_of(YearTotal.objects.filter(unit__in=wish.units, **_equal(wish)))


def _equal(wish: Wish) -> dict[str, object]:
    """Give the columns that must have one value."""
    asked = {"category": wish.category, "project_state": wish.project_state, "state": wish.state}
    named = {name: value for name, value in asked.items() if value}
    return {"fiscal_year": wish.year, "standing": wish.standing, **named}


def _within(wish: Wish) -> Q:
    return Q(unit__in=wish.units) & _amounts(wish, "asked_fen") & _marked(wish)


def _bearing(wish: Wish) -> list[int] | None:
    """Give the keys of the lines whose names bear the words; None where they are not few.

    The index of names answers alone, where the whole lines would be read one by one, and it is not
    read further than to the first that are too many.
    """
    if not wish.words or wish.words.isascii():
        return None
    rows = ProjectYear.objects.filter(
        fiscal_year=wish.year, standing=wish.standing, name__contains=wish.words
    )
    keys = list(rows.values_list("pk", flat=True)[: FEW + 1])
    return keys if len(keys) <= FEW else None


def _amounts(wish: Wish, column: str) -> Q:
    meant = Q()
    if wish.asked_min_fen is not None:
        meant &= Q(**{f"{column}__gte": wish.asked_min_fen})
    if wish.asked_max_fen is not None:
        meant &= Q(**{f"{column}__lte": wish.asked_max_fen})
    return meant


def _named(wish: Wish) -> Q:
    """Tell what the words mean; codes have no Chinese, but names may have numbers."""
    if not wish.words:
        return Q()
    meant = Q(name__contains=wish.words)
    return meant | Q(code__startswith=wish.words) if wish.words.isascii() else meant


def _marked(wish: Wish) -> Q:
    if not wish.mark:
        return Q()
    return Q(project__in=ProjectMark.objects.filter(label=wish.mark).values("project"))


def _walked(wish: Wish) -> QuerySet[ProjectYear]:
    """Give the lines so that a database walks along the sorted column and asks each the rest."""
    rows = ProjectYear.objects.filter(fiscal_year=wish.year, standing=wish.standing)
    rows = rows.alias(of_unit=_hidden_number("unit_id")).filter(of_unit__in=wish.units)
    for column in ("category", "project_state", "state"):
        if value := getattr(wish, column):
            rows = rows.alias(**{f"is_{column}": _hidden_text(column)})
            rows = rows.filter(**{f"is_{column}": value})
    if wish.order.column == "asked_fen":
        rows = rows.filter(_amounts(wish, "asked_fen"))
    else:
        rows = rows.alias(is_asked=_hidden_number("asked_fen")).filter(_amounts(wish, "is_asked"))
    return rows.filter(_named(wish) & _marked(wish))


def _hidden_number(column: str) -> Combinable:
    """Write a column so that no index answers for it."""
    return F(column) + Value(0, output_field=BigIntegerField())


def _hidden_text(column: str) -> Combinable:
    return Concat(F(column), Value(""), output_field=CharField())
