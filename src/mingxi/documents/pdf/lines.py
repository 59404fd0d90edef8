"""Glyphs gathered to lines, as the eye gathers them.

pdfium gives glyphs in the order of the file. They are followed as long as each stands right of the
one before; the stretches so found are then put beside each other where they share a height.
"""

from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from mingxi.documents.manuscript import BLANK
from mingxi.documents.pdf.characters import is_unusual, is_wide, usual
from mingxi.documents.pdf.page import Box, Glyph

_BLANKS = " \xa0\u3000\t"
_RULES = frozenset("—―─-–－…·.．_")
_UNSEEN = frozenset("\r\n\x00\xad")
_SAMPLES = 9

# In heights of a line, which is about the width of one Chinese character.
_STEP_BACK_MAX = 0.5
_GAP_MAX = 1.2
_TAB_MIN = 1.2
_TWICE_MAX = 0.25
_BLANK_MIN = 0.15
_RAISED_HEIGHT_MAX = 0.75
_RAISED_MIN = 0.2
_COLUMN_LINES_MIN = 3
_COLUMN_JUMPS_MAX = 8


class Line(NamedTuple):
    """A line of text and its place; ``lefts`` holds the left side of each of its characters.

    ``size`` is the width of one Chinese character, or the line's height where it has none.
    ``note_number`` is the first raised number in it that refers to a note, left out of the text.
    ``blank_after`` tells of a blank that the author set behind the last character.
    """

    text: str
    box: Box
    lefts: tuple[float, ...]
    size: float
    blank_after: bool = False
    note_number: str = ""

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.box.bottom + self.box.top) / 2


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """Gather glyphs to lines, from top to bottom; columns of text one after the other."""
    lines: list[Line] = []
    for column in _columns(list(_stretches(glyphs))):
        for row in _rows(column):
            line = _line(row)
            if line is not None:
                lines.append(line)
    return lines


def _stretches(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Part the glyphs where the next one stands elsewhere than right of the last."""
    stretch: list[Glyph] = []
    right = bottom = top = 0.0
    for glyph in glyphs:
        character, left, upper, end, lower = glyph
        if character in _UNSEEN:
            continue
        if end <= left and character in _BLANKS:
            if stretch:
                stretch.append(glyph)
            continue
        if stretch:
            height = top - bottom
            level = bottom <= (lower + upper) / 2 <= top or lower <= (bottom + top) / 2 <= upper
            if not level or not -_STEP_BACK_MAX * height <= left - right <= _GAP_MAX * height:
                yield stretch
                stretch = []
        stretch.append(glyph)
        right, bottom, top = end, lower, upper
    if stretch:
        yield stretch


def _columns(stretches: list[list[Glyph]]) -> Iterator[list[list[Glyph]]]:
    """Part the text where it starts anew, higher up, right of all that stands beside it."""
    begun = 0
    jumps = 0
    for at in range(1, len(stretches)):
        head = stretches[at][0]
        if head.bottom < stretches[at - 1][0].top or jumps > _COLUMN_JUMPS_MAX:
            continue
        jumps += 1
        beside = [stretch for stretch in stretches[begun:at] if stretch[0].top <= head.top + 1]
        if len(beside) >= _COLUMN_LINES_MIN and all(s[-1].right < head.left for s in beside):
            yield stretches[begun:at]
            begun = at
    yield stretches[begun:]


def _rows(stretches: list[list[Glyph]]) -> Iterator[list[Glyph]]:
    """Put stretches of one height beside each other, rows from top to bottom."""
    row: list[list[Glyph]] = []
    bottom = top = 0.0
    for stretch in sorted(stretches, key=lambda stretch: -stretch[0].bottom - stretch[0].top):
        head = stretch[0]
        if row and (
            bottom <= (head.bottom + head.top) / 2 <= top
            or head.bottom <= (bottom + top) / 2 <= head.top
        ):
            row.append(stretch)
            if head.top - head.bottom > top - bottom:
                bottom, top = head.bottom, head.top
            continue
        if row:
            yield _side_by_side(row)
        row, bottom, top = [stretch], head.bottom, head.top
    if row:
        yield _side_by_side(row)


def _side_by_side(stretches: list[list[Glyph]]) -> list[Glyph]:
    if len(stretches) == 1:
        return stretches[0]
    return [glyph for stretch in sorted(stretches, key=_left) for glyph in stretch]


def _left(stretch: list[Glyph]) -> float:
    return stretch[0].left


def _line(glyphs: Sequence[Glyph]) -> Line | None:
    """Write a row of glyphs as a line; None where it holds blanks alone."""
    seen = [glyph for glyph in glyphs if glyph.character not in _BLANKS]
    if not seen:
        return None
    height = median(glyph.top - glyph.bottom for glyph in seen[:_SAMPLES])
    written: list[str] = []
    lefts: list[float] = []
    last = seen[0]
    blanks: list[Glyph] = []
    note_number = ""
    for glyph in glyphs:
        if glyph.character in _BLANKS:
            if written:
                blanks.append(glyph)
            continue
        if written:
            if glyph.top - glyph.bottom < _RAISED_HEIGHT_MAX * height and _is_note_number(
                last, glyph, height
            ):
                note_number = note_number or glyph.character
                if not last.character.isdigit():
                    continue
                written.append(BLANK)
                lefts.append(glyph.left)
            elif glyph.character == last.character and _is_printed_twice(last, glyph, height):
                continue
            elif blanks or glyph.left - last.right > _TAB_MIN * height:
                for blank, left in _between(last, blanks, glyph, height):
                    written.append(blank)
                    lefts.append(left)
        if blanks:
            blanks = []
        last = glyph
        written.append(glyph.character)
        lefts.append(glyph.left)
    text, places = _usual("".join(written), lefts)
    return Line(
        text=text,
        box=Box(
            seen[0].left,
            min([glyph.bottom for glyph in seen]),
            max([glyph.right for glyph in seen]),
            max([glyph.top for glyph in seen]),
        ),
        lefts=places,
        size=_size(seen, height),
        blank_after=any(blank.right > blank.left for blank in blanks),
        note_number=note_number,
    )


def _usual(text: str, lefts: list[float]) -> tuple[str, tuple[float, ...]]:
    """Write usual characters; the letters of a ligature all stand where it stands."""
    if not is_unusual(text):
        return text, tuple(lefts)
    written = [(sign, left) for one, left in zip(text, lefts, strict=True) for sign in usual(one)]
    return "".join(sign for sign, _ in written), tuple(left for _, left in written)


def _is_printed_twice(last: Glyph, glyph: Glyph, height: float) -> bool:
    """Tell the second print of a character made bold by printing it twice.

    Two dashes in a row may come from one sign of the font, with one box.
    """
    return glyph.character not in _RULES and glyph.left - last.left < _TWICE_MAX * height


def _is_note_number(last: Glyph, glyph: Glyph, height: float) -> bool:
    """Tell a small raised number that refers to a note; behind a letter it is a power (m²).

    Behind a figure it may be either, so it is kept apart from it.
    """
    return (
        glyph.character.isdigit()
        and glyph.bottom - last.bottom > _RAISED_MIN * height
        and not (last.character.isascii() and last.character.isalpha())
    )


def _between(
    last: Glyph, blanks: list[Glyph], glyph: Glyph, height: float
) -> Iterator[tuple[str, float]]:
    """Give the blanks that a reader sees between two characters.

    Blanks between Chinese characters count where they hold them apart. A gap without a blank parts
    Latin words; beside a Chinese character it is the typesetter's, unless it is wide.
    """
    gap = glyph.left - last.right
    set_blanks = [blank for blank in blanks if blank.right > blank.left]
    if set_blanks:
        if gap > _BLANK_MIN * height:
            yield from ((blank.character, blank.left) for blank in set_blanks)
    elif gap > _TAB_MIN * height:
        yield BLANK, last.right
    elif blanks and last.character.isascii() and glyph.character.isascii():
        yield " ", last.right


def _size(glyphs: Sequence[Glyph], height: float) -> float:
    widths = sorted(g.right - g.left for g in glyphs[: 2 * _SAMPLES] if is_wide(g.character))
    return widths[3 * len(widths) // 4] if widths else height
