"""How a long title is parted into lines.

GB/T 9704-2012: the lines of a title keep words whole, are arranged evenly, and are set as a
trapezium or a rhombus.
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import accumulate

CHARACTERS = 20
"""Characters of 2号 (22 pt) that the 156 mm of a line hold."""

# Words of titles before which, or behind which, a line may end.
_BEFORE = ["年度", "预算", "重点", "财政", "项目", "文本", "关于", "专项", "公开", "补助", "工作"]
_BEHIND = "省市县区旗州盟乡镇村局委会府院办所站校部厅处年的和与及、"
_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_UNWISE = 4
"""By how many characters a line may be the longer so that it ends with a word."""


def title_lines(title: str) -> list[str]:
    """Part a title into as few lines as hold it, about equally long."""
    inside = {place for match in _YEAR.finditer(title) for place in range(*match.span())[1:]}
    count = -(-len(title) // CHARACTERS)
    lines = _parted(title, count, inside)
    # One line more, where fewer would tear a year.
    return lines if inside.isdisjoint(_ends(lines)) else _parted(title, count + 1, inside)


def _ends(lines: Sequence[str]) -> Iterator[int]:
    return accumulate(map(len, lines[:-1]))


def _parted(title: str, count: int, inside: Container[int]) -> list[str]:
    lines = []
    start = 0
    for left in range(count, 1, -1):
        end = _end(title, start, left, inside)
        lines.append(title[start:end])
        start = end
    return [*lines, title[start:]]


def _end(title: str, start: int, left: int, inside: Container[int]) -> int:
    """Choose where a line ends: near an equal share, so that the rest still finds room."""
    even = start + (len(title) - start) / left
    least = max(start + 1, len(title) - (left - 1) * CHARACTERS)
    places = range(least, min(start + CHARACTERS, len(title) - left + 1) + 1)
    return min(places, key=lambda end: (_cost(title, end, even, inside), end))


def _cost(title: str, end: int, even: float, inside: Container[int]) -> float:
    # A blank at either edge of a line would be lost.
    if end in inside or title[end - 1 : end + 1].split() != [title[end - 1 : end + 1]]:
        return float(CHARACTERS)
    whole = title.startswith(tuple(_BEFORE), end) or title[end - 1] in _BEHIND
    # A digit belongs to what follows it, a year to what it is the year of.
    whole = whole or _YEAR.match(title, end) is not None
    return abs(end - even) + (0 if whole else _UNWISE)
