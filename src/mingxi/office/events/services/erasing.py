"""Erasing salts: what was a secret of an object can no longer be held against its digest."""

from django.db.models import Model

from mingxi.office.events.models import Salt
from mingxi.office.events.services.recording import Actor, Subject, record, subject_of
from mingxi.office.frame.database import writing


def erase_salts(*, on: Model | Subject, by: Actor) -> int:
    """Delete the salts of all secrets that entries about ``on`` hold; this is an entry itself.

    The entries stay and verify as before. Older backups still hold the salts.

    Returns:
        How many salts there were.
    """
    subject = subject_of(on)
    with writing():
        count, _ = Salt.objects.filter(
            event__subject_label=subject.label, event__subject_key=subject.key
        ).delete()
        record("salts.erased", by=by, on=on, facts={"salts": count})
    return count
