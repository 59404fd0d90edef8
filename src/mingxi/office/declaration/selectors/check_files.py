"""A checked text and its report in the forms that are taken away."""

from collections.abc import Callable
from typing import NamedTuple

from mingxi.office.declaration.models import TextCheck
from mingxi.office.declaration.reckoning.checking import report_name, sarif_of, workbook_of
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import read

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_STORED = {"file": "text", "json": "report", "html": "page", "docx": "commented"}
# What is quickly made out of the report: media type and how.
_MADE: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "xlsx": (WORKBOOK, workbook_of),
    "sarif": ("application/sarif+json", sarif_of),
}
FORMS = (*_STORED, *_MADE)


class Made(NamedTuple):
    """A file that was made for the asker and is kept nowhere."""

    content: bytes
    name: str
    media_type: str


def check_file(check: TextCheck, form: str) -> StoredFile | Made | None:
    """Give one of ``FORMS``; None where the check has none (yet)."""
    if form in _STORED:
        stored: StoredFile | None = getattr(check, _STORED[form])
        return stored
    if form in _MADE and check.report is not None and not check.error:
        media_type, make = _MADE[form]
        return Made(make(read(check.report)), report_name(check.text.name, form), media_type)
    return None
