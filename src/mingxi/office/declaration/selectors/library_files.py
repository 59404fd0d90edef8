"""Lists of the library to be saved, workbooks brought in, and what speaks against their rows."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from mingxi.office.declaration.models import (
    BudgetProject,
    Declaration,
    LibraryExport,
    LibraryImport,
)
from mingxi.office.declaration.models.listing import SORTED_BY
from mingxi.office.declaration.reckoning.asked_lines import AskedLines
from mingxi.office.declaration.reckoning.library_rows import (
    ASKED,
    CATEGORY,
    CODE,
    FIRST_YEAR,
    LAST_YEAR,
    NAME,
    NEXT_YEAR,
    RANK,
    UNIT_CODE,
    YEAR_AFTER,
    LibraryRow,
    RowProblem,
)
from mingxi.office.declaration.reckoning.plain_words import no_personal_data
from mingxi.office.declaration.reckoning.states import DeclarationState, ProjectCategory
from mingxi.office.declaration.selectors.library import Wish, led_by, subtree
from mingxi.office.frame.clock import today
from mingxi.office.frame.keyset import Order
from mingxi.office.people.models import Person, Unit
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.selectors import units_for
from mingxi.quantities.money import Money


def exports_for(person: Person) -> QuerySet[LibraryExport]:
    """Give the lists that the person asked for."""
    return LibraryExport.objects.filter(asked_by=person).select_related("job", "file")


def imports_for(person: Person) -> QuerySet[LibraryImport]:
    """Give the workbooks that the person brought."""
    return LibraryImport.objects.filter(brought_by=person).select_related("job", "file")


def wish_of(asked: AskedLines, units: Sequence[Unit]) -> Wish:
    """Give what is asked for as the lists take it, within the units that may be seen."""
    return Wish(
        year=asked.year,
        units=subtree(units, asked.unit),
        standing=asked.standing,
        category=asked.category or "",
        project_state=asked.project_state or "",
        state=asked.state or "",
        words=asked.words,
        mark=asked.mark,
        asked_min_fen=asked.asked_min_fen,
        asked_max_fen=asked.asked_max_fen,
        order=Order.of(asked.sort, SORTED_BY, Order("rank")),
    )


@dataclass(frozen=True)
class Surroundings:
    """What rows of a workbook meet in the database, read for many of them at once."""

    units: dict[str, Unit]
    projects: dict[str, BudgetProject]
    written_by_unit: Collection[int]
    asked_fen: dict[int, int]
    taken: Collection[tuple[str, str]]


def surroundings_of(rows: Sequence[LibraryRow], *, year: int, person: Person) -> Surroundings:
    """Read what the rows of a person's workbook speak of, in a constant number of queries."""
    own = units_for(person, as_roles={Role.CLERK}).filter(closed_on=None)
    units = {unit.code: unit for unit in own}
    codes = [row.code for row in rows if row.code]
    led = led_by(person).filter(code__in=codes).select_related("unit")
    projects = {project.code: project for project in led}
    declared = Declaration.objects.filter(
        project__in=[project.pk for project in projects.values()], fiscal_year=year
    ).values_list("project", "state", "asked_fen")
    names = {row.name for row in rows if not row.code}
    taken = Declaration.objects.filter(
        fiscal_year=year, unit__in=[unit.pk for unit in units.values()], project__name__in=names
    ).exclude(state=DeclarationState.WITHDRAWN)
    return Surroundings(
        units=units,
        projects=projects,
        written_by_unit={
            one for one, state, _ in declared if DeclarationState(state).is_written_by_unit
        },
        asked_fen={one: asked_fen for one, _, asked_fen in declared},
        taken=set(taken.values_list("unit__code", "project__name")),
    )


def problems_of(rows: Sequence[LibraryRow], around: Surroundings) -> Iterator[RowProblem]:
    """Tell what the database says against rows."""
    for row in rows:
        found = _of_known(row, around) if row.code else _of_new(row, around)
        yield from (RowProblem(row.row, *told) for told in found)


_Told = tuple[str, str, str]


def _of_known(row: LibraryRow, around: Surroundings) -> Iterator[_Told]:
    project = around.projects.get(row.code)
    if project is None:
        yield (
            CODE,
            f"您管理的项目库中没有“{row.code[:40]}”。",
            "请核对项目代码；新项目请将此列留空。更新在库项目由预算股或归口业务股室办理。",
        )
        return
    if project.left_at is not None:
        yield CODE, "项目已经出库。", "请删除这一行。"
    yield from _other_than_kept(row, project, around.asked_fen.get(project.pk))
    if row.last_year is not None and row.last_year < project.first_year:
        yield (
            LAST_YEAR,
            f"早于项目的开始年度{project.first_year}年。",
            "请填写不早于开始年度的年份。",
        )
    figures = [
        (NEXT_YEAR, row.next_year_fen),
        (YEAR_AFTER, row.year_after_fen),
    ]
    for column, fen in figures:
        if fen is None:
            continue
        if project.pk not in around.asked_fen:
            yield column, "项目当年没有申报，没有可以更新的三年数。", "请将此列留空。"
        elif project.pk in around.written_by_unit:
            yield column, "单位正在编写当年的申报。", "请将此列留空，由单位在申报表中填写。"


def _other_than_kept(
    row: LibraryRow, project: BudgetProject, asked_fen: int | None
) -> Iterator[_Told]:
    """Tell where a row says of a project what a list cannot change: a slipped row, or a vain wish.

    A column that was sorted without the others puts one project's rank beside another's code.
    """
    if row.name and row.name != project.name:
        says = f"项目库中“{row.code[:40]}”的名称是“{project.name}”。"
        yield NAME, says, "请核对代码与名称是否错行；名称不能按表更新，请改回或者留空。"
    kept = (
        (UNIT_CODE, row.unit_code, project.unit.code, project.unit.code),
        (
            CATEGORY,
            row.category or "",
            project.category,
            ProjectCategory(project.category).label,
        ),
        (FIRST_YEAR, row.first_year or "", project.first_year, f"{project.first_year}年"),
    )
    for column, said, stands, shown in kept:
        if said and said != stands:
            yield column, f"项目库中是“{shown}”。", "此列不能按表更新，请改回或者留空。"
    if row.asked_fen is not None and asked_fen is not None and row.asked_fen != asked_fen:
        says = f"项目库中当年申报数是{Money(asked_fen).to_the_fen()}。"
        yield ASKED, says, "申报数由单位申报、逐级审核，不能按表更新，请改回或者留空。"


def _of_new(row: LibraryRow, around: Surroundings) -> Iterator[_Told]:
    if row.unit_code not in around.units:
        yield (
            UNIT_CODE,
            f"您不是“{row.unit_code[:40]}”的经办人，或者没有这个单位。",
            "新项目由单位经办人为本单位导入；请核对单位编码。",
        )
    elif (row.unit_code, row.name) in around.taken:
        yield NAME, "本单位当年已有同名项目。", "请换一个名称，或者删除这一行。"
    if row.rank is not None:
        yield RANK, "新项目入库时才排序。", "请将此列留空。"
    try:
        no_personal_data(row.name)
    except ValueError as unfit:
        yield NAME, str(unfit), "请修改项目名称。"


def this_budget_year() -> int:
    """Give the year whose budget is made now: units begin in the middle of the year before."""
    day = today()
    return day.year + 1 if day.month >= 6 else day.year
