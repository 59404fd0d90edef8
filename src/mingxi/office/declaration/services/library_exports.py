"""Lists of the library to be saved, written by the worker."""

from mingxi.office.declaration.models import LibraryExport
from mingxi.office.declaration.reckoning.asked_lines import AskedLines
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.jobs.services import queue
from mingxi.office.people.models import Person

WRITE_LIST = "declaration.write_library_list"
SUFFIXES = ("xlsx", "csv")


def export_library(*, asked: AskedLines, suffix: str, by: Person) -> LibraryExport:
    """Let the worker write the lines that are asked for, as far as the person may see them."""
    assert suffix in SUFFIXES, suffix
    with writing():
        job = queue(WRITE_LIST, arguments={}, by=by, title=f"导出{asked.year}年项目库")
        export = LibraryExport.objects.create(
            wish=asked.model_dump_json(), suffix=suffix, asked_by=by, asked_at=now(), job=job
        )
        facts: dict[str, str | int] = {"year": asked.year, "suffix": suffix}
        record("library.export_asked", by=by, on=export, facts=facts)
    return export


def finish_export(*, export: LibraryExport, file: StoredFile, rows: int, by: Person) -> None:
    """Keep the list that was written."""
    with writing():
        export.file, export.rows = file, rows
        export.save(update_fields=["file", "rows"])
        record("library.exported", by=by, on=export, facts={"rows": rows})
