"""Pages taken from pdfium, through its plain C interface: few calls, each for a whole thing.

All that pdfium hands out is closed in the order it asks for, whatever happens in between. Pages
come one by one, so the memory needed is that of one page. Imported only once a PDF is met, since
loading the library takes longer than reading a short file.
"""

import ctypes
import math
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import repeat
from typing import NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from mingxi.documents import faults
from mingxi.documents.limits import (
    PDF_CHARACTERS_MAX,
    PDF_PAGE_CHARACTERS_MAX,
    PDF_PAGES_MAX,
)
from mingxi.documents.pdf.calls import Handle, address, undressed
from mingxi.documents.pdf.drawings import drawings_on
from mingxi.documents.pdf.page import Box, Glyph, Page
from mingxi.languages import say

_BOX_OF = undressed(
    pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
)
_QUARTER = math.pi / 2
_OBLIQUE = 0.09
"""A slant, in radians, at which text is a watermark and no line of the page."""


def pages_of(data: bytes) -> Iterator[Page]:
    """Give the pages of a PDF file.

    Raises DocumentError ``encrypted-pdf``, ``unreadable-pdf`` or ``too-large``.
    """
    with ExitStack() as closing:
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            raise _refusal()
        closing.callback(pdfium.FPDF_CloseDocument, document)
        count = pdfium.FPDF_GetPageCount(document)
        if count < 1:
            raise faults.unreadable_pdf(say("其中没有页面"))
        if count > PDF_PAGES_MAX:
            raise faults.too_many_pages(PDF_PAGES_MAX)
        characters = 0
        for index in range(count):
            page = _page(document, index)
            characters += len(page.glyphs)
            if characters > PDF_CHARACTERS_MAX:
                raise faults.crowded_pdf_page(page.number)
            yield page


def _refusal() -> faults.DocumentError:
    if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
        return faults.encrypted_pdf()
    return faults.unreadable_pdf(say("文件已损坏或不完整"))


def _page(document: Handle, index: int) -> Page:
    with ExitStack() as closing:
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            raise faults.unreadable_pdf(say("第{page}页已损坏", page=index + 1))
        closing.callback(pdfium.FPDF_ClosePage, page)
        text = pdfium.FPDFText_LoadPage(page)
        if not text:
            raise faults.unreadable_pdf(say("第{page}页已损坏", page=index + 1))
        closing.callback(pdfium.FPDFText_ClosePage, text)
        return _turned(page, _Text.of(text, index + 1), index + 1)


class _Text(NamedTuple):
    """The characters of a page, their boxes (left, top, right, bottom) and where segments begin.

    A segment is what pdfium writes without a line end; ``turns`` are its quarter turns to the left,
    None where it is oblique.
    """

    characters: str
    boxes: Sequence[float]
    segments: tuple[int, ...]
    turns: tuple[int | None, ...]

    @staticmethod
    def of(text: Handle, number: int) -> "_Text":
        count = pdfium.FPDFText_CountChars(text)
        if count > PDF_PAGE_CHARACTERS_MAX:
            raise faults.crowded_pdf_page(number)
        characters = _characters(text, max(count, 0))
        segments = (0, *(at + 1 for at, sign in enumerate(characters) if sign == "\n"))
        begins = tuple(at for at in segments if at < count)
        turns = tuple(_turn(pdfium.FPDFText_GetCharAngle(text, at)) for at in begins)
        return _Text(characters, _boxes(text, len(characters)), begins, turns)

    def main_turn(self) -> int:
        """Give the turn that most characters share."""
        sizes = dict.fromkeys(range(4), 0)
        for start, end, turn in self.turned():
            if turn is not None:
                sizes[turn] += end - start
        return max(sizes, key=lambda turn: sizes[turn])

    def turned(self) -> Iterator[tuple[int, int, int | None]]:
        ends = (*self.segments[1:], len(self.characters)) if self.segments else ()
        return zip(self.segments, ends, self.turns, strict=True)


def _characters(text: Handle, count: int) -> str:
    """Give a page's characters, one for each that pdfium counts."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, buffer)
    whole = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(whole) == count:
        return whole
    # Characters without meaning are left out of the text, and rare ones take two places of it.
    return "".join(map(_point, map(pdfium.FPDFText_GetUnicode, repeat(text), range(count))))


def _point(number: int) -> str:
    return chr(number) if 0 < number < 0xD800 or 0xDFFF < number < 0x110000 else "\ufffd"


def _boxes(text: Handle, count: int) -> Sequence[float]:
    """Give left, top, right and bottom of each character, one after the other."""
    room = (ctypes.c_float * (4 * count))()
    start, size = ctypes.addressof(room), ctypes.sizeof(pdfium.FS_RECTF)
    places = range(start, start + size * count, size)
    deque(map(_BOX_OF, repeat(address(text)), range(count), places), maxlen=0)
    return room[:]


def _turn(angle: float) -> int | None:
    """Give the quarter turns to the left of a text; pdfium's angle grows to the right."""
    quarters = round(-angle / _QUARTER)
    return quarters % 4 if abs(-angle - quarters * _QUARTER) < _OBLIQUE else None


def _turned(page: Handle, text: _Text, number: int) -> Page:
    """Make the page, turned so that most of its text is upright."""
    turn = text.main_turn()
    glyphs: list[Glyph] = []
    asides: list[str] = []
    for start, end, turned in text.turned():
        if turned == turn:
            glyphs.extend(_glyphs(text, start, end, turn))
        elif turned is not None:
            asides.append(text.characters[start:end].strip())
    drawings = drawings_on(page, number)
    paper = _paper(page)
    return Page(
        number=number,
        paper=paper.turned(turn),
        glyphs=tuple(glyphs),
        rulings=tuple(box.turned(turn) for box in drawings.rulings),
        asides=tuple(filter(None, asides)),
        pictured=drawings.pictured / (paper.area or 1.0),
    )


def _glyphs(text: _Text, start: int, end: int, turn: int) -> Iterator[Glyph]:
    sides = iter(text.boxes[4 * start : 4 * end])
    glyphs = map(Glyph, text.characters[start:end], sides, sides, sides, sides)
    if not turn:
        return glyphs
    return (_turned_glyph(glyph, turn) for glyph in glyphs)


def _turned_glyph(glyph: Glyph, turn: int) -> Glyph:
    character, left, top, right, bottom = glyph
    box = Box(left, bottom, right, top).turned(turn)
    return Glyph(character, box.left, box.top, box.right, box.bottom)


def _paper(page: Handle) -> Box:
    room = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(room))
    return Box(room.left, room.bottom, room.right, room.top)
