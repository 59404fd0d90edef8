"""What may be done with texts that are to be checked."""

from contextlib import suppress

from django.db import transaction

from mingxi.office.declaration.models import TextCheck
from mingxi.office.declaration.reckoning.checking import Counts
from mingxi.office.declaration.selectors.checks import unit_of
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import remove
from mingxi.office.frame.jobs.models import Owner
from mingxi.office.frame.jobs.services import cancel, queue, resume
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person

CHECK_TEXT = "declaration.check_text"


def hand_in_text(*, text: StoredFile, by: Person) -> TextCheck:
    """Take a stored text to be checked; the worker does it soon.

    Kind and size of the file are looked at before it is stored (``reckoning.kinds``), its content
    by the check itself.
    """
    with writing():
        job = queue(CHECK_TEXT, arguments={}, by=by, key=f"{CHECK_TEXT}:{text.row_key}")
        check = TextCheck.objects.create(
            handed_in_by=by, unit=unit_of(by), handed_in_at=now(), text=text, job=job
        )
        record(
            "text_check.handed_in",
            by=by,
            on=check,
            facts={"size_bytes": text.size_bytes},
            secrets={"text_name": text.name, "text_sha256": text.sha256},
        )
    return check


def finish_check(
    *,
    check: TextCheck,
    files: dict[str, StoredFile],
    error: str,
    counts: Counts,
    by: Owner,
) -> None:
    """Keep what came of a check; where it was deleted meanwhile, its reports go as well.

    ``files`` are the reports by field of the model: ``report``, and where there are, ``page`` and
    ``commented``.
    """
    with writing():
        present = TextCheck.objects.select_for_update().filter(pk=check.pk).first()
        if present is None:
            for stored in files.values():
                remove(stored)
            return
        for field, stored in files.items():
            setattr(present, field, stored)
        for name, count in counts._asdict().items():
            setattr(present, name, count)
        present.error = error
        present.checked_at = now()
        present.save()
        record(
            "text_check.finished",
            by=by,
            on=present,
            facts={"error": error, **counts._asdict()},
        )


def check_again(*, check: TextCheck, by: Person) -> TextCheck:
    """Let an own check that stopped go on; raises RefusedError where its job did not stop."""
    _refuse_others(check, by)
    with writing():
        resume(check.job)
        record("text_check.taken_up_again", by=by, on=check)
    return check


def delete_check(*, check: TextCheck, by: Person) -> None:
    """Delete an own check with its text and its reports; the log keeps that there was one."""
    _refuse_others(check, by)
    with writing():
        # The job comes first, as in its own run, so that neither waits for the other for ever.
        with suppress(RefusedError), transaction.atomic():  # it has ended
            cancel(check.job)
        present = TextCheck.objects.select_for_update().get(pk=check.pk)
        record("text_check.deleted", by=by, on=present)
        files = present.files
        present.delete()
        for stored in files:
            remove(stored)


def _refuse_others(check: TextCheck, by: Person) -> None:
    if check.handed_in_by_id != by.pk:
        raise RefusedError(
            "check-of-others",
            f"这份文本由{check.handed_in_by.name}提交，只有提交人可以删除或继续核对。",
            where="check_id",
            mend="请与提交人联系。",
        )
