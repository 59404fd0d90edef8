"""The library as files: lists out, workbooks in, and nothing half done."""

import csv
import io
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import pytest

from mingxi.office.declaration.models import (
    BudgetProject,
    Declaration,
    ImportState,
    LibraryExport,
    LibraryImport,
)
from mingxi.office.declaration.reckoning.asked_lines import AskedLines
from mingxi.office.declaration.reckoning.library_sheet import sheets_to_fill_in
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.services.library_exports import export_library
from mingxi.office.declaration.services.library_imports import (
    bring_workbook,
    give_up_import,
    import_workbook,
)
from mingxi.office.declaration.tasks import library_imports as tasks
from mingxi.office.events.models import Event
from mingxi.office.frame.files.services import read, store
from mingxi.office.frame.jobs.kinds import kind_of
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.reports.tables_workbook import write_tables

YEAR = 2026
HEADINGS = (
    "项目代码",
    "项目名称",
    "单位编码",
    "项目类别",
    "存续状态",
    "开始年度",
    "结束年度",
    "排序",
    "申报数（元）",
    "下一年需求（元）",
    "再下一年需求（元）",
)
Row = Sequence[Any]


def new(name: str, **cells: Any) -> list[Any]:
    row = dict(
        zip(
            HEADINGS,
            (None, name, "201001", "特定目标类", "新增", 2026, 2028, None, 120000.5, 0, 0),
            strict=True,
        )
    )
    return list({**row, **cells}.values())


@pytest.fixture
def clerk(county: Any) -> Person:
    return county[Role.CLERK]


@pytest.fixture
def bring(clerk: Person, check_all: Callable[[], None]) -> Callable[..., LibraryImport]:
    """Let somebody bring a workbook, and the worker examine it."""

    def brought(rows: Sequence[Row], by: Person | None = None) -> LibraryImport:
        by = by or clerk
        book = openpyxl.Workbook()
        assert book.active is not None
        for row in ([f"{YEAR}年项目库"], HEADINGS, *rows):
            book.active.append(list(row))
        content = io.BytesIO()
        book.save(content)
        return bring_bytes(content.getvalue(), by)

    def bring_bytes(content: bytes, by: Person) -> LibraryImport:
        file = store(content, name="项目.xlsx", media_type="", by_number=by.number)
        brought = bring_workbook(file=file, year=YEAR, by=by)
        check_all()
        brought.refresh_from_db()
        return brought

    brought.bytes = bring_bytes  # type: ignore[attr-defined]  # the same from bytes
    return brought


def told(brought: LibraryImport) -> list[tuple[int, str]]:
    return [(problem.row, problem.column) for problem in brought.problems.all()]


@pytest.fixture
def thousand() -> list[Row]:
    """Give 1,000 rows of which three are bad."""
    rows: list[Row] = [new(f"项目{number}") for number in range(1000)]
    rows[10] = new("项目10", **{"申报数（元）": "十二万"})
    rows[500] = new("项目500", 项目类别="其他", 结束年度=2025)
    rows[999] = new("项目999", 单位编码="302")
    return rows


def test_a_thousand_rows_with_three_bad_ones_import_none(
    bring: Any, thousand: list[Row], clerk: Person
) -> None:
    brought = bring(thousand)
    assert (brought.rows, brought.new, brought.bad) == (1000, 997, 3)
    # Row 1 is the title, row 2 the headings.
    assert told(brought) == [
        (13, "申报数（元）"),
        (503, "结束年度"),
        (503, "项目类别"),
        (1002, "单位编码"),
    ]
    first = brought.problems.first()
    assert "十二万" in first.says
    assert "120000.00" in first.mend
    with pytest.raises(RefusedError, match="workbook-has-bad-rows"):
        import_workbook(brought=brought, sound_only=False, by=clerk)
    assert not BudgetProject.objects.exists()


def test_the_sound_rows_are_imported_by_choice(
    bring: Any, thousand: list[Row], clerk: Person, check_all: Callable[[], None]
) -> None:
    brought = bring(thousand)
    import_workbook(brought=brought, sound_only=True, by=clerk)
    check_all()
    brought.refresh_from_db()
    assert (brought.state, brought.imported) == (ImportState.IMPORTED, 997)
    drafts = Declaration.objects.filter(state=DeclarationState.DRAFTING, fiscal_year=YEAR)
    assert drafts.count() == 997
    assert set(drafts.values_list("asked_fen", "unit__code")) == {(12_000_050, "201001")}
    assert Event.objects.filter(kind="declaration.imported").count() == 997


def test_an_import_that_was_killed_goes_on_and_doubles_nothing(
    bring: Any, clerk: Person, check_all: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "_TO_A_CHUNK", 3)
    brought = bring([new(f"项目{number}") for number in range(10)])
    import_workbook(brought=brought, sound_only=False, by=clerk)
    brought.refresh_from_db()
    work = kind_of(brought.job.kind).work(brought.job)
    for _ in range(2):
        chunk = next(work)
        chunk.apply()
    brought.job.cursor, brought.job.done = chunk.cursor, chunk.done
    brought.job.save()
    assert Declaration.objects.count() == 6
    check_all()
    brought.refresh_from_db()
    assert (brought.state, brought.imported) == (ImportState.IMPORTED, 10)
    assert sorted(BudgetProject.objects.values_list("name", flat=True)) == sorted(
        f"项目{number}" for number in range(10)
    )


def test_a_row_that_became_unfit_meanwhile_is_told_and_left_out(
    bring: Any, clerk: Person, declare: Any, county: Any, check_all: Callable[[], None]
) -> None:
    brought = bring([new("甲"), new("乙")])
    declare(county.units["一中"], clerk, name="乙")
    import_workbook(brought=brought, sound_only=False, by=clerk)
    check_all()
    brought.refresh_from_db()
    assert brought.imported == 1
    assert told(brought) == [(4, "项目名称")]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (new(""), "项目名称"),
        (new("甲" * 201), "项目名称"),
        (new("联系人13800138000"), "项目名称"),
        (new("示例：电梯"), "项目名称"),
        (new("甲", 项目类别=None), "项目类别"),
        (new("甲", 存续状态="旧"), "存续状态"),
        (new("甲", 开始年度="26"), "开始年度"),
        (new("甲", 结束年度=2025), "结束年度"),
        (new("甲", 排序=3), "排序"),
        (new("甲", **{"申报数（元）": -1}), "申报数（元）"),
        (new("甲", **{"申报数（元）": 1.005}), "申报数（元）"),
        (new("甲", **{"下一年需求（元）": "NaN"}), "下一年需求（元）"),
        (new("甲", **{"下一年需求（元）": "1_000"}), "下一年需求（元）"),
        (new("甲", **{"申报数（元）": 1e308}), "申报数（元）"),
        (new("甲", **{"申报数（元）": "12万元"}), "申报数（元）"),
        (new("甲", 单位编码="999"), "单位编码"),
        (new("甲", 项目代码="530427"), "项目代码"),
    ],
)
def test_a_bad_cell_is_told_with_its_column(bring: Any, row: Row, column: str) -> None:
    brought = bring([row, new("好的")])
    assert {told_column for _, told_column in told(brought)} == {column}
    assert (brought.bad, brought.new) == (1, 1)
    assert all(problem.says and problem.mend for problem in brought.problems.all())


def test_a_long_cell_is_told_by_its_beginning(bring: Any) -> None:
    problem = bring([new("甲", **{"申报数（元）": 1e308})]).problems.get()
    assert problem.says.startswith(f"“1{'0' * 19}…”")


def test_the_same_project_twice_is_told(bring: Any) -> None:
    assert told(bring([new("甲"), new("乙"), new("甲")])) == [(5, "项目名称")]


def test_those_who_lead_the_library_change_what_is_in_it(
    bring: Any, admit: Any, county: Any, clerk: Person, check_all: Callable[[], None]
) -> None:
    office = county[Role.BUDGET_OFFICE]
    declaration = admit(county.units["一中"], clerk)
    row = [declaration.project.code, *[None] * 5, 2030, 9, None, 12.34, None]
    assert told(bring([row])) == [(3, "项目代码")]  # a clerk leads nothing
    brought = bring([row], office)
    assert (brought.changed, brought.bad) == (1, 0)
    import_workbook(brought=brought, sound_only=False, by=office)
    check_all()
    declaration.refresh_from_db()
    declaration.project.refresh_from_db()
    assert (declaration.project.rank, declaration.project.last_year) == (9, 2030)
    assert (declaration.next_year_fen, declaration.year_after_fen) == (1234, 300)


def test_a_row_that_slipped_or_wishes_in_vain_is_told(
    bring: Any, admit: Any, county: Any, clerk: Person
) -> None:
    office, school = county[Role.BUDGET_OFFICE], county.units["一中"]
    one, other = (admit(school, clerk, name=name) for name in ("甲", "乙"))

    def row(project: BudgetProject, name: str, asked: float, **cells: Any) -> list[Any]:
        return list(
            {
                **dict(zip(HEADINGS, new(name), strict=True)),
                "项目代码": project.code,
                "申报数（元）": asked,
                "排序": 5,
                **cells,
            }.values()
        )

    # The name belongs to another code: the column of codes was sorted alone.
    found = told(
        bring(
            [
                row(one.project, "乙", 10000),
                row(other.project, "乙", 9999.99, 项目类别="人员类"),
            ],
            office,
        )
    )
    assert found == [(3, "项目名称"), (4, "申报数（元）"), (4, "项目类别")]
    assert not told(bring([row(one.project, "甲", 10000)], office))


def test_two_imports_of_one_file_take_its_rows_once(
    bring: Any, clerk: Person, check_all: Callable[[], None]
) -> None:
    first, second = (bring([new("甲"), new("乙")]) for _ in range(2))
    assert not first.bad
    assert not second.bad
    for brought in (first, second):
        import_workbook(brought=brought, sound_only=False, by=clerk)
    # Both runs have read their rows before either has written.
    chunks = [next(kind_of(one.job.kind).work(one.job)) for one in _again(first, second)]
    for chunk in chunks:
        chunk.apply()
    assert BudgetProject.objects.count() == 2
    first, second = _again(first, second)
    assert {first.imported, second.imported} == {0, 2}
    assert told(second) == [(3, "项目名称"), (4, "项目名称")]


def _again(*brought: LibraryImport) -> list[LibraryImport]:
    return [LibraryImport.objects.select_related("job").get(pk=one.pk) for one in brought]


def test_what_a_unit_is_writing_is_not_changed_from_outside(
    bring: Any, admit: Any, county: Any, clerk: Person
) -> None:
    declaration = admit(county.units["一中"], clerk)
    Declaration.objects.filter(pk=declaration.pk).update(state=DeclarationState.SPREADING)
    row = [declaration.project.code, *[None] * 8, 12.34, None]
    assert told(bring([row], county[Role.BUDGET_OFFICE])) == [(3, "下一年需求（元）")]


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"nothing", "损坏"), (b"PK\x03\x04 broken", "损坏")],
)
def test_what_cannot_be_read_is_told(bring: Any, clerk: Person, content: bytes, says: str) -> None:
    brought = bring.bytes(content, clerk)
    assert brought.state == ImportState.UNREADABLE
    assert says in brought.error


def test_a_workbook_without_headings_is_told(bring: Any, clerk: Person) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["名称", "金额"])
    content = io.BytesIO()
    book.save(content)
    brought = bring.bytes(content.getvalue(), clerk)
    assert brought.state == ImportState.UNREADABLE
    assert "表头" in brought.error


def test_an_import_is_decided_on_once(bring: Any, clerk: Person) -> None:
    brought = bring([new("甲")])
    give_up_import(brought=brought, by=clerk)
    with pytest.raises(RefusedError, match="import-not-open"):
        import_workbook(brought=brought, sound_only=True, by=clerk)


def test_the_template_is_read_back_and_its_example_is_no_project(bring: Any, clerk: Person) -> None:
    target = io.BytesIO()
    write_tables(sheets_to_fill_in(year=YEAR, unit_code="201001"), target)
    brought = bring.bytes(target.getvalue(), clerk)
    assert told(brought) == [(2, "项目名称")]


@pytest.fixture
def exported(clerk: Person, check_all: Callable[[], None]) -> Callable[..., bytes]:
    def export(suffix: str, by: Person | None = None, **asked: Any) -> bytes:
        made = export_library(asked=AskedLines(year=YEAR, **asked), suffix=suffix, by=by or clerk)
        check_all()
        made = LibraryExport.objects.get(pk=made.pk)
        assert made.file is not None
        return read(made.file)

    return export


def test_a_list_goes_out_filtered_and_no_name_is_a_formula(
    exported: Any, admit: Any, county: Any, clerk: Person
) -> None:
    school = county.units["一中"]
    admit(school, clerk, name="=cmd|' /C calc'!A0", asked_fen=123)
    admit(school, clerk, name="另一个")
    admit(county.units["云岭乡"], clerk, name="看不到的")
    sheet = openpyxl.load_workbook(io.BytesIO(exported("xlsx"))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[2] for row in rows] == ["项目名称", "'=cmd|' /C calc'!A0", "另一个"]
    assert rows[1][8] == 1.23
    listed = list(csv.reader(io.StringIO(exported("csv", words="另").decode("utf-8-sig"))))
    assert [row[2] for row in listed] == ["项目名称", "另一个"]


def test_an_exported_list_is_brought_back_without_a_problem(
    exported: Any, bring: Any, admit: Any, county: Any, clerk: Person
) -> None:
    office = county[Role.BUDGET_OFFICE]
    admit(county.units["一中"], clerk, name="=1+1")
    brought = bring.bytes(exported("xlsx", office), office)
    assert (brought.changed, brought.bad) == (1, 0)
