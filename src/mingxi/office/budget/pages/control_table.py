"""The table of control figures of a department: rows are projects, columns are ceilings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from mingxi.office.budget.models import Arrangement, Ceiling, ControlFigure, FiscalYear
from mingxi.office.budget.reckoning.amounts import fen_of_wan, wan_of_fen
from mingxi.office.budget.selectors.arrangements import admitted_of, open_for_control
from mingxi.office.budget.selectors.ceilings import ceilings_over
from mingxi.office.budget.selectors.departments import Tree
from mingxi.office.budget.services.controls import RefusedFigureError
from mingxi.office.declaration.models import Declaration
from mingxi.office.people.models import Person, Unit
from mingxi.office.people.selectors import units_for

# As many rows as one table is edited with; the rest is reached once these are issued.
ROWS_MAX = 200


@dataclass
class Cell:
    """What one ceiling gives to one project; ``name`` is the field's, empty where it gives none."""

    ceiling: Ceiling
    name: str
    label: str
    written: str = ""
    wrong: str = ""
    is_refused: bool = False


@dataclass
class Row:
    """One project with its figures."""

    declaration: Declaration
    admitted_fen: int
    control_fen: int
    revision: int
    cells: list[Cell] = field(default_factory=list)


@dataclass
class Column:
    """One ceiling, and what other projects have of it."""

    ceiling: Ceiling
    others_fen: int


@dataclass
class Table:
    """All of it."""

    columns: list[Column]
    rows: list[Row]
    more: int


def departments_with_needs(person: Person, year: FiscalYear, tree: Tree) -> list[Unit]:
    """Give the departments whose projects the person may propose control figures for."""
    units = set(open_for_control(person, year).order_by().values_list("unit", flat=True))
    seen = set(units_for(person).values_list("pk", flat=True))
    found = {one.pk: one for one in map(tree.department_of, units) if one.pk in seen}
    return sorted(found.values(), key=lambda one: one.code)


def table_of(person: Person, year: FiscalYear, department: Unit, tree: Tree) -> Table:
    """Read the table of a department."""
    declarations = open_for_control(person, year, tree.below(department.pk))
    shown = list(declarations[:ROWS_MAX])
    over = ceilings_over({one.unit_id for one in shown}, year, tree)
    ceilings = sorted(
        {one.pk: one for found in over.values() for one in found.values()}.values(),
        key=lambda one: (one.source, one.unit.code),
    )
    figures = {
        (one.arrangement.declaration_id, one.ceiling_id): one.amount_fen
        for one in ControlFigure.objects.filter(
            arrangement__declaration__in=[one.pk for one in shown]
        ).select_related("arrangement")
    }
    rows = [_row(one, ceilings, over[one.unit_id].values(), figures) for one in shown]
    columns = [
        Column(
            one,
            one.used_fen - sum(fen for (_, ceiling), fen in figures.items() if ceiling == one.pk),
        )
        for one in ceilings
    ]
    return Table(columns, rows, max(declarations.count() - len(shown), 0))


def read(table: Table, sent: QueryDict) -> tuple[dict[int, dict[int, int]], dict[int, int]]:
    """Read the figures and revisions that were sent; what is no amount is told in its cell."""
    figures: dict[int, dict[int, int]] = {}
    revisions: dict[int, int] = {}
    for row in table.rows:
        number = row.declaration.pk
        known = sent.get(f"r-{number}", "")
        if not known.isdecimal():
            continue  # it came into the table after the page was drawn
        revisions[number] = int(known)
        figures[number] = {}
        for cell in row.cells:
            if not cell.name:
                continue
            cell.written = sent.get(cell.name, "")
            try:
                figures[number][cell.ceiling.pk] = fen_of_wan(cell.written)
            except ValueError as error:
                cell.wrong = str(error)
        row.revision = revisions[number]
    return figures, revisions


def mark(table: Table, refusal: RefusedFigureError) -> None:
    """Mark the cells that a refusal is about; its words stand above the table."""
    for row in table.rows:
        for cell in row.cells:
            if (row.declaration.pk, cell.ceiling.pk) in refusal.cells:
                cell.is_refused = True


def is_wrong(table: Table) -> bool:
    """Tell whether a cell holds no amount."""
    return any(cell.wrong for row in table.rows for cell in row.cells)


def _row(
    declaration: Declaration,
    ceilings: list[Ceiling],
    own: Iterable[Ceiling],
    figures: Mapping[tuple[int, int], int],
) -> Row:
    allowed = {one.pk for one in own}
    arrangement: Arrangement | None = getattr(declaration, "arrangement", None)
    name = declaration.project.name
    return Row(
        declaration,
        admitted_of(declaration),
        arrangement.control_fen if arrangement else 0,
        arrangement.revision if arrangement else 0,
        [
            Cell(
                one,
                f"c-{declaration.pk}-{one.pk}" if one.pk in allowed else "",
                f"{name} {one.source.label}",
                wan_of_fen(figures.get((declaration.pk, one.pk), 0)),
            )
            for one in ceilings
        ],
    )
