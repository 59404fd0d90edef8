"""Reading imported files, which is slow, in the worker."""

from collections.abc import Iterator

from django.urls import reverse

from mingxi.office.declaration.models import TextImport
from mingxi.office.declaration.reckoning.importing import text_imported
from mingxi.office.declaration.services.importing import IMPORT_TEXT, finish_import
from mingxi.office.frame.files.services import read, store
from mingxi.office.frame.jobs import Chunk, job_kind
from mingxi.office.frame.jobs.models import Job


def _import_of(job: Job) -> str:
    """Lead to the file beside what was read of it; discarded ones are gone."""
    brought = TextImport.objects.filter(job=job).first()
    return reverse("imported-text", args=[brought.pk]) if brought else ""


@job_kind(IMPORT_TEXT, name="读取导入的文本", leads_to=_import_of)
def import_text(job: Job) -> Iterator[Chunk]:
    """Read the file of one import: one chunk, as one file cannot be half read."""
    brought = TextImport.objects.select_related("file").filter(job=job).first()
    if brought is None or brought.read_at is not None:
        return
    imported = text_imported(brought.file.name, read(brought.file))
    result = store(
        imported.model_dump_json().encode(),
        name="imported.json",
        media_type="application/json",
        by_number=job.owner_number,
    )

    def keep() -> None:
        finish_import(
            text_import=brought,
            result=result,
            error=imported.error,
            projects=len(imported.projects),
            by=job.owner,
        )

    yield Chunk(cursor="read", done=1, total=1, apply=keep)
