"""The column of text on the pages: where its lines begin, where they end, how far they lie apart.

Measured over the whole document, for one page may hold nothing but short lines.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from statistics import median
from typing import NamedTuple

from mingxi.documents.pdf.lines import Line
from mingxi.documents.pdf.page import Box

_HANGING = "，。、；：）》”’」』】〕！？"
_ALIKE_MIN = 2
_ALIKE_SHARE = 0.02
_FAR = 4.0
"""In characters: a column that ends so far before the paper's other margin is in doubt."""
_SURE = 3
_WIDE = 0.7
"""A list of short lines may keep to one width; a column of text takes up most of the paper."""
_MOST = 0.7
_EARLY = 2.0
"""In characters: a line that leaves less room is full; one that leaves twice as much is not."""

WIDER = 1.25
"""A step so many times the usual one parts paragraphs."""


class Margins(NamedTuple):
    """Where the column begins and ends on one page, and how its paragraphs are told apart.

    ``step`` is the usual one from line to line within a paragraph. The author ``indents`` the first
    lines of paragraphs, or ``spaces`` paragraphs by a wider step, or does neither.
    """

    left: float
    right: float
    step: float = 0.0
    indents: bool = False
    spaces: bool = False


def margins_of(pages: Sequence[tuple[Box, Sequence[Line]]]) -> list[Margins]:
    """Measure the column on each page, given the paper and the lines outside tables."""
    by_paper: dict[tuple[int, int], list[int]] = {}
    for at, (paper, _) in enumerate(pages):
        shape = round(paper.right - paper.left), round(paper.top - paper.bottom)
        by_paper.setdefault(shape, []).append(at)
    measured: dict[int, Margins] = {}
    for alike in by_paper.values():
        texts = [pages[at][1] for at in alike]
        usual = _habits(_column(pages[alike[0]][0], list(chain.from_iterable(texts))), texts)
        for at in alike:
            shift = _shift(pages[at][1], usual)
            measured[at] = usual._replace(left=usual.left + shift, right=usual.right + shift)
    return [measured[at] for at in range(len(pages))]


def _column(paper: Box, lines: Sequence[Line]) -> Margins:
    """Find the left and right margin that lines keep; the paper decides where few of them do."""
    if not lines:
        return Margins(paper.left, paper.right)
    size = median(line.size for line in lines)
    alike = max(_ALIKE_MIN, round(_ALIKE_SHARE * len(lines)))
    left = _supported(sorted(line.box.left for line in lines), alike, size / 4)
    rights = sorted(-_right_of(line) for line in lines)
    right = -_supported(rights, alike, size)
    opposite = paper.right - (left - paper.left)
    exact = sum(abs(line.box.right - right) < size / 16 for line in lines)
    wide = right - left > _WIDE * (opposite - left)
    if right < opposite - _FAR * size and not (wide and exact >= _SURE):
        right = opposite
    return Margins(left, right)


def _supported(values: Sequence[float], alike: int, reach: float) -> float:
    """Give the least of rising values that enough others come near."""
    for at, value in enumerate(values[: len(values) - alike + 1]):
        if values[at + alike - 1] - value <= reach:
            return value
    return values[0]


def _right_of(line: Line) -> float:
    """Give a line's right end without a sign that may hang into the margin."""
    return line.lefts[-1] if line.text[-1] in _HANGING else line.box.right


def _shift(lines: Sequence[Line], usual: Margins) -> float:
    """Tell how far a page's column lies beside the usual one, as on left and right pages."""
    if len(lines) < 2 * _SURE:
        return 0.0
    size = median(line.size for line in lines)
    left = _supported(sorted(line.box.left for line in lines), _SURE, size / 4)
    shift = left - usual.left
    return shift if max(line.box.right for line in lines) > usual.right + shift - size else 0.0


def _habits(column: Margins, texts: Sequence[Sequence[Line]]) -> Margins:
    """Find out how the author parts paragraphs, from what follows lines that plainly end one."""
    pairs = [pair for lines in texts for pair in pairwise(lines)]
    full = [pair for pair in pairs if column.right - pair[0].box.right < _EARLY * pair[0].size]
    ended = [pair for pair in pairs if column.right - pair[0].box.right > 2 * _EARLY * pair[0].size]
    step = _step(full)
    indented = sum(below.box.left - column.left > below.size for _, below in ended)
    spaced = sum(_drop(pair) > WIDER * step for pair in ended) if step else 0
    return column._replace(
        step=step,
        indents=len(ended) >= _SURE and indented > _MOST * len(ended),
        spaces=len(ended) >= _SURE and spaced > _MOST * len(ended),
    )


def _step(pairs: Iterable[tuple[Line, Line]]) -> float:
    """Find the usual step from a full line to the next, in points; 0 where there is none."""
    steps = Counter(round(2 * _drop(pair)) for pair in pairs)
    usual = [step for step, _ in steps.most_common(1) if step > 0]
    return usual[0] / 2 if usual else 0.0


def _drop(pair: tuple[Line, Line]) -> float:
    return pair[0].middle - pair[1].middle
