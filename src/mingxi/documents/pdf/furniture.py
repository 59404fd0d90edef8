"""Running heads, feet and page numbers, which belong to the paper and not to the text.

A line is taken for one only near the upper or lower edge of the paper: a page number by its form, a
running head because it returns at the same height on other pages. Digits in it may change.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from mingxi.documents.pdf.lines import Line
from mingxi.documents.pdf.page import Box

_PAGE_NUMBER = re.compile(
    r"[—–\-－―─·~ ]*(?:第\s?)?\d{1,4}\s?页?"
    r"(?:\s?[/／,，、]?\s?(?:共\s?)?\d{1,4}\s?页?)?[—–\-－―─·~ ]*"
    r"|第[一二三四五六七八九十百]{1,5}页|Page\s\d{1,4}(?:\sof\s\d{1,4})?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_BLANKS = re.compile(r"[ \u3000\xa0]")

_EDGE = 0.09
"""The share of the paper's height at either edge where a running head may stand."""
_NUMBER_EDGE = 0.12
"""The same for page numbers: GB/T 9704-2012 (7.5) sets them 7 mm below the text."""
_PAGES_SHARE = 0.3
_HEIGHT_MISS = 3.0
_LARGER_MAX = 1.1

_Key = tuple[str, int]


def without_furniture(pages: Sequence[tuple[Box, Sequence[Line]]]) -> list[list[Line]]:
    """Give the lines of each page without running heads, feet and page numbers."""
    lines = [line for _, lines in pages for line in lines]
    if not lines:
        return [[] for _ in pages]
    size = median(line.size for line in lines)
    seen = Counter(key for paper, held in pages for key in set(_keys(paper, held, size)))
    enough = max(2, _PAGES_SHARE * len(pages))
    running = {key for key, count in seen.items() if count >= enough}
    return [
        [line for line in held if not _is_number(paper, line) and _key(line) not in running]
        for paper, held in pages
    ]


def _keys(paper: Box, lines: Iterable[Line], size: float) -> Iterator[_Key]:
    """Give the lines of a page that would be running heads if they returned."""
    for line in lines:
        if _is_at_edge(paper, line, _EDGE) and line.size <= _LARGER_MAX * size:
            yield _key(line)


def _key(line: Line) -> _Key:
    return _DIGITS.sub("#", line.text), round(line.middle / _HEIGHT_MISS)


def _is_number(paper: Box, line: Line) -> bool:
    return _is_at_edge(paper, line, _NUMBER_EDGE) and bool(
        _PAGE_NUMBER.fullmatch(_BLANKS.sub(" ", line.text))
    )


def _is_at_edge(paper: Box, line: Line, share: float) -> bool:
    zone = share * (paper.top - paper.bottom)
    return line.middle > paper.top - zone or line.middle < paper.bottom + zone
