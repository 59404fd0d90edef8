"""Workbooks examined and taken into the library, which is slow, in the worker."""

from collections.abc import Callable, Iterator, Sequence

from mingxi.documents import DocumentError
from mingxi.documents.workbook import sheets_in
from mingxi.languages import render
from mingxi.office.declaration.models import LibraryImport
from mingxi.office.declaration.reckoning.library_rows import (
    Cells,
    HeadingsError,
    LibraryRow,
    RowProblem,
    read_row,
    rows_in,
    twice_in,
)
from mingxi.office.declaration.selectors.library_files import problems_of, surroundings_of
from mingxi.office.declaration.services import library_imports as services
from mingxi.office.frame.files.services import read
from mingxi.office.frame.jobs import Chunk, job_kind
from mingxi.office.frame.jobs.models import Job

_TO_A_CHUNK = 100


@job_kind(services.EXAMINE_WORKBOOK, name="检查项目库导入")
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


@job_kind(services.IMPORT_WORKBOOK, name="导入项目库")
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
    """Give what takes those rows that fit, read in the transaction that takes them."""
    person = brought.brought_by

    def take() -> None:
        around = surroundings_of(rows, year=brought.fiscal_year, person=person)
        found = list(problems_of(rows, around))
        unfit = {problem.row for problem in found}
        fit = [row for row in rows if row.row not in unfit]
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
