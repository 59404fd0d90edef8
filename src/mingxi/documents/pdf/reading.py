"""From the bytes of a PDF file to a document."""

import hashlib
from collections.abc import Iterator

from mingxi.documents import faults
from mingxi.documents.document import Document
from mingxi.documents.limits import PDF_CELLS_MAX
from mingxi.documents.pdf.characters import unreadable_share
from mingxi.documents.pdf.layout import LaidOut, laid_out, pieces_of
from mingxi.documents.pdf.page import Page
from mingxi.documents.pdf.precautions import take_precautions
from mingxi.documents.pdf.writing import written
from mingxi.languages import say

_PICTURED_MIN = 0.5
_PAGE_CHARACTERS_MIN = 20
_UNREADABLE_MAX = 0.3
_PAGES_NAMED_MAX = 8


def read_pdf(source: str, data: bytes) -> Document:
    """Read a PDF file: the paragraphs and tables its pages show, each block with its page.

    A file of which any page is a scanned picture is refused, and the pages are named: what stands
    on them cannot be checked, a document has no place to say so, and silence about a page would be
    read as approval of its figures.

    Raises DocumentError ``unreadable-pdf``, ``encrypted-pdf``, ``scanned-pdf``, ``textless-pdf``,
    ``zip-bomb`` or ``too-large``.
    """
    take_precautions(data)
    scans: list[int] = []
    manuscript = written(pieces_of(list(_laid_out(data, scans))))
    if scans:
        raise faults.scanned_pdf(_listed(scans))
    text = manuscript.text()
    if not text.strip():
        raise faults.textless_pdf()
    if unreadable_share(text) > _UNREADABLE_MAX:
        raise faults.unreadable_pdf(say("其中的文字没有编码信息"))
    return Document(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        blocks=manuscript.blocks(),
        tables=manuscript.tables(),
    )


def _laid_out(data: bytes, scans: list[int]) -> Iterator[LaidOut]:
    """Lay out the pages one by one, and note which are scanned pictures."""
    from mingxi.documents.pdf.library import pages_of  # noqa: PLC0415 - loads pdfium

    cells = 0
    for page in pages_of(data):
        if _is_scan(page):
            scans.append(page.number)
        sheet = laid_out(page)
        cells += sum(len(table.cells) for _, table in sheet.tables)
        if cells > PDF_CELLS_MAX:
            raise faults.crowded_pdf_page(page.number)
        yield sheet


def _is_scan(page: Page) -> bool:
    """Tell a page that is a picture; a page number printed on it does not count as its text."""
    return page.pictured >= _PICTURED_MIN and len(page.glyphs) < _PAGE_CHARACTERS_MIN


def _listed(pages: list[int]) -> str:
    """List page numbers; of many, the first ones."""
    named = "、".join(map(str, pages[:_PAGES_NAMED_MAX]))
    return f"{named}…" if len(pages) > _PAGES_NAMED_MAX else named
