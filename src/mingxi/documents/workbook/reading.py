"""From the bytes of a workbook to a document."""

import hashlib
from collections.abc import Iterable

from mingxi.documents import faults
from mingxi.documents.archives import is_zip
from mingxi.documents.compound import HEADER as COMPOUND_HEADER
from mingxi.documents.compound import Compound
from mingxi.documents.document import Document
from mingxi.documents.signatures import WORKBOOK_STREAM
from mingxi.documents.workbook import biff, spreadsheetml
from mingxi.documents.workbook.layout import lay_out
from mingxi.documents.workbook.sheet import Sheet
from mingxi.languages import say


def read_workbook(source: str, data: bytes) -> Document:
    """Read an ``.xlsx`` or ``.xlsm`` file; see ``spreadsheetml.sheets_of`` for the errors."""
    return _document(source, data, spreadsheetml.sheets_of(data))


def read_old_workbook(source: str, data: bytes) -> Document:
    """Read an ``.xls`` or ``.et`` file; raises DocumentError ``unreadable-old-format`` too."""
    return _document(source, data, biff.sheets_of(Compound(data).read(WORKBOOK_STREAM)))


def sheets_in(data: bytes) -> list[Sheet]:
    """Give the worksheets of a workbook, each cell with its place, for those who read lists.

    Raises DocumentError where it is no workbook, or cannot be read.
    """
    if data.startswith(COMPOUND_HEADER):
        return list(biff.sheets_of(Compound(data).read(WORKBOOK_STREAM)))
    if not is_zip(data):
        raise faults.unreadable_workbook(say("内容不是Excel工作簿"))
    return spreadsheetml.sheets_of(data)


def _document(source: str, data: bytes, sheets: Iterable[Sheet]) -> Document:
    manuscript = lay_out(sheets)
    text = manuscript.text()
    if not text:
        raise faults.empty_file()
    return Document(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        blocks=manuscript.blocks(),
        tables=manuscript.tables(),
    )
