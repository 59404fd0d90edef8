"""The whole way of one document, from its bytes to its report: pure functions."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from mingxi.documents import DocumentError, read_document
from mingxi.languages import CatalogueMissingError
from mingxi.projects.card import card_of
from mingxi.projects.understanding import understand
from mingxi.reports import report
from mingxi.reports.asking import EVERYTHING, Asking, Checked
from mingxi.reports.document_report import (
    Wishes,
    report_document,
    report_error,
    report_mistake,
)
from mingxi.rules.runner import check


def check_document(
    source: str, data: bytes, wishes: Wishes, asking: Asking = EVERYTHING
) -> report.Document:
    """Read, understand and question one document; an unreadable one is reported as such.

    Raises what our own mistakes raise; ``checked_safely`` keeps those to the one document.
    """
    return checked(source, data, wishes, asking).document


def checked(source: str, data: bytes, wishes: Wishes, asking: Asking = EVERYTHING) -> Checked:
    """Check one document of many; raises as ``check_document`` does."""
    with no_collection():
        return _checked(source, data, wishes, asking)


def _checked(source: str, data: bytes, wishes: Wishes, asking: Asking) -> Checked:
    try:
        document = read_document(source, data)
    except DocumentError as error:
        sha256 = hashlib.sha256(data).hexdigest()
        return Checked(report_error(source, sha256, error.code, error.message, wishes.language))
    reading = understand(document)
    findings = check(reading, asking.locality, asking.codes)
    card = card_of(reading) if asking.with_card else None
    return Checked(report_document(reading, findings, wishes), document.text, card)


@contextmanager
def no_collection() -> Iterator[None]:
    """Put off the search for cyclic garbage: a reading is made of plain values and has no cycles.

    Looking through its thousands of values again and again took an eighth of the time. All of them
    must be gone at the end, or the search that follows looks through them after all.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def checked_safely(
    source: str, data: bytes, wishes: Wishes, asking: Asking = EVERYTHING
) -> Checked:
    """Check one document of many: a mistake of ours is that document's error, the others go on.

    Raises CatalogueMissingError, since every other document would fail alike.
    """
    try:
        return checked(source, data, wishes, asking)
    except CatalogueMissingError:
        raise
    except Exception as mistake:  # noqa: BLE001 - the last line of defence, told as our own mistake
        sha256 = hashlib.sha256(data).hexdigest()
        # Named by type alone: its text could quote the document.
        return Checked(report_mistake(source, sha256, type(mistake).__name__, wishes.language))
