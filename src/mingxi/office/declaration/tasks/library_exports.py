"""Lists of the library written to files, which is slow, in the worker."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from django.db.models import F

from mingxi.office.declaration.models import LibraryExport
from mingxi.office.declaration.reckoning.asked_lines import AskedLines
from mingxi.office.declaration.reckoning.library_sheet import (
    LIST_COLUMNS,
    ListedLine,
    list_row,
)
from mingxi.office.declaration.selectors.library import lines_of, marks_of, units_seen
from mingxi.office.declaration.selectors.library_files import wish_of
from mingxi.office.declaration.services.library_exports import WRITE_LIST, finish_export
from mingxi.office.frame.database import reading
from mingxi.office.frame.exports import neutral
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import store
from mingxi.office.frame.jobs import Chunk, job_kind
from mingxi.office.frame.jobs.models import Job
from mingxi.reports.tables_workbook import SheetOfRows, Value, write_tables

_LINES_AT_ONCE = 2000
_MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}
_SHEET = "项目库"


@job_kind(WRITE_LIST, name="导出项目库")
def write_library_list(job: Job) -> Iterator[Chunk]:
    """Write a list: one chunk, as half a list would pass for a whole one."""
    export = LibraryExport.objects.select_related("asked_by").get(job=job)
    asked = AskedLines.model_validate_json(export.wish)
    with reading():
        rows = list(_rows_of(export, asked))
    file = _written(rows, asked, export.suffix, job.owner_number)

    def keep() -> None:
        finish_export(export=export, file=file, rows=len(rows), by=export.asked_by)

    yield Chunk(cursor="written", done=len(rows), total=len(rows), apply=keep)


def _rows_of(export: LibraryExport, asked: AskedLines) -> Iterator[list[Value]]:
    units = units_seen(export.asked_by)
    names = {unit.pk: unit.name for unit in units}
    lines = lines_of(wish_of(asked, units)).annotate(
        unit_rank=F("declaration__unit_rank"), left_because=F("project__left_because")
    )
    lines_left = lines.iterator(chunk_size=_LINES_AT_ONCE)
    while part := list(islice(lines_left, _LINES_AT_ONCE)):
        marks = marks_of(part)
        for line in part:
            told = _told_line(line, names[line.unit_id], marks.get(line.project_id, ()))
            yield [neutral(value) for value in list_row(told)]


def _told_line(line: Any, unit_name: str, marks: Sequence[str]) -> ListedLine:
    return ListedLine(
        code=line.code,
        name=line.name,
        unit_code=line.unit_code,
        unit_name=unit_name,
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
        unit_rank=line.unit_rank,
        marks="、".join(marks),
        left_because=line.left_because,
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
