"""Checking texts, which is slow, in the worker."""

from collections.abc import Iterator

from django.urls import reverse

from mingxi.office.declaration.models import TextCheck
from mingxi.office.declaration.reckoning.checking import Outcome, checked_text, report_name
from mingxi.office.declaration.services.checks import CHECK_TEXT, finish_check
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import read, store
from mingxi.office.frame.jobs import Chunk, job_kind
from mingxi.office.frame.jobs.models import Job

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _check_of(job: Job) -> str:
    """Lead to the check; deleted ones are gone."""
    check = TextCheck.objects.filter(job=job).first()
    return reverse("check", args=[check.pk]) if check else ""


@job_kind(CHECK_TEXT, name="核对项目文本", leads_to=_check_of)
def check_text(job: Job) -> Iterator[Chunk]:
    """Check the text of one check: one chunk, as one text cannot be half checked."""
    check = TextCheck.objects.select_related("text").filter(job=job).first()
    if check is None or check.checked_at is not None:
        return
    outcome = checked_text(check.text.name, read(check.text))
    files = _stored(outcome, check, job)

    def keep() -> None:
        finish_check(
            check=check, files=files, error=outcome.error, counts=outcome.counts, by=job.owner
        )

    yield Chunk(cursor="checked", done=1, total=1, apply=keep)


def _stored(outcome: Outcome, check: TextCheck, job: Job) -> dict[str, StoredFile]:
    """Store the reports under the name of the text."""
    made = {
        "report": (outcome.report, "json", "application/json"),
        "page": (outcome.page, "html", "text/html"),
        "commented": (outcome.commented, "docx", WORD),
    }
    return {
        field: store(
            content,
            name=report_name(check.text.name, ending),
            media_type=media_type,
            by_number=job.owner_number,
        )
        for field, (content, ending, media_type) in made.items()
        if content is not None
    }
