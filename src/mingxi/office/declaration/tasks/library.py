"""Lists out and workbooks in, which is slow, in the worker."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence

from django.urls import reverse

from mingxi.documents import DocumentError
from mingxi.documents.workbook import sheets_in
from mingxi.languages import render
from mingxi.office.declaration.models import (
    LibraryExport,
    LibraryImport,
    ProjectYear,
)
from mingxi.office.declaration.reckoning.asked_lines import AskedLines
from mingxi.office.declaration.reckoning.library_rows import (
    Cells,
    HeadingsError,
    LibraryRow,
    RowProblem,
    read_row,
    rows_in,
    twice_in,
)
from mingxi.office.declaration.reckoning.library_sheet import (
    LIST_COLUMNS,
    ListedLine,
    list_row,
)
from mingxi.office.declaration.selectors.library import lines_of, units_seen
from mingxi.office.declaration.selectors.library_files import (
    problems_of,
    surroundings_of,
    wish_of,
)
from mingxi.office.declaration.services import library_files as services
from mingxi.office.frame.database import reading
from mingxi.office.frame.exports import neutral
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import read, store
from mingxi.office.frame.jobs import Chunk, job_kind
from mingxi.office.frame.jobs.models import Job
from mingxi.reports.tables_workbook import SheetOfRows, Value, write_tables

_TO_A_CHUNK = 100
_LINES_AT_ONCE = 2000
_MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}
_SHEET = "项目库"


def _exports(_job: Job) -> str:
    """Lead to where lists are fetched."""
    return reverse("library-exports")


def _import_of(job: Job) -> str:
    """Lead to the import; one that was decided on is of the job that takes it over."""
    brought = LibraryImport.objects.filter(job=job).first()
    return reverse("library-import", args=[brought.pk]) if brought else reverse("library-imports")


@job_kind(services.WRITE_LIST, name="导出项目库", leads_to=_exports)
def write_library_list(job: Job) -> Iterator[Chunk]:
    """Write a list: one chunk, as half a list would pass for a whole one."""
    export = LibraryExport.objects.select_related("asked_by").get(job=job)
    asked = AskedLines.model_validate_json(export.wish)
    with reading():
        rows = list(_rows_of(export, asked))
    file = _written(rows, asked, export.suffix, job.owner_number)

    def keep() -> None:
        services.finish_export(export=export, file=file, rows=len(rows), by=export.asked_by)

    yield Chunk(cursor="written", done=len(rows), total=len(rows), apply=keep)


@job_kind(services.EXAMINE_WORKBOOK, name="检查项目库导入", leads_to=_import_of)
def examine_library_workbook(job: Job) -> Iterator[Chunk]:
    """Read a workbook and tell what is wrong with its rows; nothing else is written."""
    brought = LibraryImport.objects.select_related("brought_by", "file").get(job=job)
    rows: list[LibraryRow] = []
    problems: list[RowProblem] = []
    error = ""
    try:
        rows, problems = _read(brought)
    except (HeadingsError, DocumentError) as unreadable:
        error = _told(unreadable)[:200]

    def keep() -> None:
        services.finish_examination(
            brought=brought, rows=rows, problems=problems, error=error, by=brought.brought_by
        )

    yield Chunk(cursor="examined", done=len(rows), total=len(rows), apply=keep)


@job_kind(services.IMPORT_WORKBOOK, name="导入项目库", leads_to=_import_of)
def import_library_workbook(job: Job) -> Iterator[Chunk]:
    """Take the sound rows, some to a transaction; the cursor is the last row that is behind us.

    Rows that became unfit since they were examined are told like the others and left out.
    """
    brought = LibraryImport.objects.select_related("brought_by", "file").get(job=job)
    behind = job.cursor or 0
    bad = set(brought.problems.filter(row__gt=behind).values_list("row", flat=True))
    rows = [row for row in _readable(brought)[0] if row.row > behind and row.row not in bad]
    total = job.done + len(rows)
    for first in range(0, len(rows), _TO_A_CHUNK):
        part = rows[first : first + _TO_A_CHUNK]
        is_last = first + _TO_A_CHUNK >= len(rows)
        yield Chunk(
            cursor=part[-1].row,
            done=job.done + first + len(part),
            total=total,
            apply=_taking(brought, part, is_last=is_last),
        )


def _taking(
    brought: LibraryImport, rows: Sequence[LibraryRow], *, is_last: bool
) -> Callable[[], None]:
    """Read what the rows meet, and give what takes those that fit."""
    person = brought.brought_by
    around = surroundings_of(rows, year=brought.fiscal_year, person=person)
    found = list(problems_of(rows, around))
    unfit = {problem.row for problem in found}
    fit = [row for row in rows if row.row not in unfit]

    def take() -> None:
        services.import_rows(
            brought=brought, rows=fit, units=around.units, projects=around.projects, by=person
        )
        services.keep_problems(brought=brought, problems=found, by=person)
        if is_last:
            services.finish_import(brought=brought, by=person)

    return take


def _read(brought: LibraryImport) -> tuple[list[LibraryRow], list[RowProblem]]:
    """Give the rows of a workbook that can be read, and all that is wrong with any."""
    rows, problems = _readable(brought)
    problems += twice_in(rows)
    around = surroundings_of(rows, year=brought.fiscal_year, person=brought.brought_by)
    problems += problems_of(rows, around)
    return rows, sorted(problems)


def _readable(brought: LibraryImport) -> tuple[list[LibraryRow], list[RowProblem]]:
    """Read the first sheet that has the headings."""
    rows: list[LibraryRow] = []
    problems: list[RowProblem] = []
    for cells in _cells_of(brought):
        match read_row(cells, fiscal_year=brought.fiscal_year):
            case LibraryRow() as row:
                rows.append(row)
            case told:
                problems += told
    if not rows and not problems:
        raise HeadingsError("表头以下没有任何一行。请填写后再上传。")
    return rows, problems


def _cells_of(brought: LibraryImport) -> list[Cells]:
    unfit = HeadingsError("工作簿中没有工作表。")
    for sheet in sheets_in(read(brought.file)):
        try:
            return rows_in(sheet.cells)
        except HeadingsError as error:
            unfit = error
    raise unfit


def _told(error: HeadingsError | DocumentError) -> str:
    return render(error.message, "zh") if isinstance(error, DocumentError) else str(error)


def _rows_of(export: LibraryExport, asked: AskedLines) -> Iterator[list[Value]]:
    units = units_seen(export.asked_by)
    names = {unit.pk: unit.name for unit in units}
    lines = lines_of(wish_of(asked, units))
    for line in lines.iterator(chunk_size=_LINES_AT_ONCE):
        yield [neutral(value) for value in list_row(_told_line(line, names))]


def _told_line(line: ProjectYear, names: dict[int, str]) -> ListedLine:
    return ListedLine(
        code=line.code,
        name=line.name,
        unit_code=line.unit_code,
        unit_name=names[line.unit_id],
        category=line.get_category_display(),
        first_year=line.first_year,
        last_year=line.last_year,
        rank=line.shown_rank,
        asked_fen=line.asked_fen,
        admitted_fen=line.shown_admitted_fen,
        next_year_fen=line.next_year_fen,
        year_after_fen=line.year_after_fen,
        project_state=line.get_project_state_display(),
        state=line.get_state_display(),
    )


def _written(
    rows: Sequence[Sequence[Value]], asked: AskedLines, suffix: str, by_number: str
) -> StoredFile:
    """Store the list in the wished form."""
    target = io.BytesIO()
    if suffix == "csv":
        # The mark at the beginning lets Excel take the text for UTF-8.
        text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="", write_through=True)
        writer = csv.writer(text)
        writer.writerow([column.heading for column in LIST_COLUMNS])
        writer.writerows(rows)
        text.detach()
    else:
        write_tables([SheetOfRows(_SHEET, LIST_COLUMNS, rows)], target)
    return store(
        target.getvalue(),
        name=f"{asked.year}年项目库.{suffix}",
        media_type=_MEDIA_TYPES[suffix],
        by_number=by_number,
    )
