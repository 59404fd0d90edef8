"""From a composition to the bytes of a Word file."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mingxi.documents.composition import Caption, Composition, Heading, Piece, Table
from mingxi.documents.word_writing.package import EVEN, ODD, package
from mingxi.documents.word_writing.paragraphs import paragraph, set_text
from mingxi.documents.word_writing.standard import (
    BODY,
    CHARACTER_SPACE,
    LINE,
    SIDEWAYS,
    UPRIGHT,
    Sheet,
)
from mingxi.documents.word_writing.tables import is_wide, set_table

# Word joins tables that touch, and wants a paragraph behind the last.
_NARROW = '<w:spacing w:line="20" w:lineRule="exact"/>'


def word_file(composition: Composition, carried: bytes | None = None) -> bytes:
    """Set a composition by GB/T 9704-2012; the same composition gives the same bytes.

    ``carried`` is data that goes along unseen, for the program that reads the file again
    (``documents.carried``).
    """
    return package(composition.name, "".join(_body(composition.pieces)), carried)


def _body(pieces: Sequence[Piece]) -> Iterator[str]:
    parts = list(sheets(pieces)) or [(UPRIGHT, [])]
    for number, (sheet, held) in enumerate(parts, start=1):
        if number < len(parts):
            yield from _set(held, sheet, _section(sheet))
        else:
            yield from _set(held, sheet)
            yield _section(sheet)


def sheets(pieces: Sequence[Piece]) -> Iterator[tuple[Sheet, list[Piece]]]:
    """Part the pieces where the sheet turns.

    A wide table takes along the headings, captions and tables right above it.
    """
    held: list[Piece] = []
    sheet = UPRIGHT
    for piece, turned in zip(pieces, _turned(pieces), strict=True):
        wanted = SIDEWAYS if turned else UPRIGHT
        if held and wanted is not sheet:
            yield sheet, held
            held = []
        sheet = wanted
        held.append(piece)
    if held:
        yield sheet, held


def _turned(pieces: Sequence[Piece]) -> list[bool]:
    turned = [isinstance(piece, Table) and is_wide(piece) for piece in pieces]
    for at in range(len(pieces) - 2, -1, -1):
        if isinstance(pieces[at], Heading | Caption | Table):
            turned[at] |= turned[at + 1]
    return turned


def _set(pieces: Sequence[Piece], sheet: Sheet, closing: str = "") -> Iterator[str]:
    """Set the pieces of one sheet; ``closing`` goes into the last paragraph."""
    for piece, following in pairwise((*pieces, None)):
        if isinstance(piece, Table):
            yield from set_table(piece, sheet.text_width)
            if following is None or isinstance(following, Table):
                last = closing if following is None else ""
                yield paragraph(BODY, properties=_NARROW + last)
        elif piece is not None:
            yield from set_text(piece, closing if following is None else "")


def _section(sheet: Sheet) -> str:
    """Give the properties of a section: its feet, paper, margins and the grid of 22 by 28."""
    turned = ' w:orient="landscape"' if sheet.landscape else ""
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{ODD}"/>'
        f'<w:footerReference w:type="even" r:id="{EVEN}"/>'
        f'<w:pgSz w:w="{sheet.width}" w:h="{sheet.height}"{turned}/>'
        f'<w:pgMar w:top="{sheet.top}" w:right="{sheet.right}" w:bottom="{sheet.bottom}" '
        f'w:left="{sheet.left}" w:header="851" w:footer="{sheet.footer}" w:gutter="0"/>'
        f'<w:docGrid w:type="linesAndChars" w:linePitch="{LINE}" w:charSpace="{CHARACTER_SPACE}"/>'
        "</w:sectPr>"
    )
