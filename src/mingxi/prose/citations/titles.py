"""Titles in marks 《…》, nested, unclosed or unopened, as people really write them.

The standard form is 《…〈…〉…》. Inner marks are read in any form, 《》 〈〉 <>, and become 〈〉.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.prose.citations.numbers import DocumentNumber
from mingxi.prose.citations.vocabulary import DOCUMENT_WORDS, after_leading_verbs, is_policy_name


class Title(NamedTuple):
    """A title from opening to closing mark; ``name`` is its normal form without them."""

    start: int
    end: int
    name: str
    faults: tuple[str, ...]


TITLE_CHARACTERS_MAX = 160
_MARK = pattern_of(r"[《》]")
# A title may be broken by one line end (a PDF line), never by a sentence or a blank line.
_BARRIER = pattern_of(r"[。；\t]|\n[ \u3000]*\n")
_NEW_TITLE_BEFORE = pattern_of(r"[、，,；。）)：:]\s*\Z")
_ANGLES = str.maketrans("《》<>＜＞", "〈〉〈〉〈〉")
_WRONG_INNER_MARK = pattern_of("[《》<>＜＞]")
_LINE_END = pattern_of(r"[ \t\u3000]*\n[ \t\u3000]*")
_MISPLACED = pattern_of(r"^[〈](?:关于)?(?:印发|转发|批转|发布|修订|修改|公布)")
_DELIMITER = pattern_of(r"[，。；：:;、\n（(“]")
_LAST_DOCUMENT_WORD = pattern_of(rf"^.*(?:{DOCUMENT_WORDS})(?:[（(][^（）()《》\n]{{1,20}}[）)])?")


def titles_in(text: str, numbers: list[DocumentNumber]) -> list[Title]:
    """Find every title in marks, in order and without overlap; ``numbers`` end unclosed ones."""
    titles: list[Title] = []
    marks = list(_MARK.finditer(text))
    index = 0
    while index < len(marks):
        mark = marks[index]
        if mark[0] == "》":
            floor = marks[index - 1].end() if index else 0
            title = _unopened(text, mark.end(), floor)
            index += 1
        else:
            title, index = _opened(text, marks, index, numbers)
        if title:
            titles.append(title)
    return titles


def name_of(written: str) -> str:
    """Normalise a title: inner marks 〈〉, no line end, no blanks at the ends."""
    name = (_LINE_END.sub("", written) if "\n" in written else written).strip()
    return name.translate(_ANGLES) if _WRONG_INNER_MARK.search(name) else name


def faults_of(written: str) -> tuple[str, ...]:
    """Name the writing faults within a title."""
    faults = []
    name = name_of(written)
    if _WRONG_INNER_MARK.search(written):
        faults.append("nested-marks")
    if not _balanced(name, "〈", "〉") or _MISPLACED.search(name):
        faults.append("nested-broken")
    if not _balanced(name.replace("(", "（").replace(")", "）"), "（", "）"):
        faults.append("parenthesis-broken")
    return tuple(faults)


def _balanced(text: str, opening: str, closing: str) -> bool:
    if opening not in text or closing not in text:
        return opening not in text and closing not in text
    if text.count(opening) == text.count(closing) == 1:
        return text.index(opening) < text.index(closing)
    depth = 0
    for char in text:
        depth += (char == opening) - (char == closing)
        if depth < 0:
            return False
    return depth == 0


def _opened(
    text: str, marks: list[re.Match[str]], index: int, numbers: list[DocumentNumber]
) -> tuple[Title | None, int]:
    """Read the title that opens at ``marks[index]``; give it and the index behind it."""
    start = marks[index].start()
    barrier = _BARRIER.search(text, start, start + TITLE_CHARACTERS_MAX)
    limit = barrier.start() if barrier else start + TITLE_CHARACTERS_MAX
    depth, last_closed, position = 1, -1, index + 1
    while position < len(marks) and marks[position].start() < limit:
        mark = marks[position]
        if text.count("\n", start, mark.start()) > 1:
            break
        if mark[0] == "《":
            numbered = _number_between(numbers, start, mark.start())
            if numbered or _NEW_TITLE_BEFORE.search(text, start, mark.start()):
                limit = mark.start()
                break
            depth += 1
        else:
            depth -= 1
            last_closed = position
            if not depth:
                return _title(text, start, mark.end()), position + 1
        position += 1
    if last_closed >= 0 and _ends_title(text, marks[last_closed].end()):
        title = _title(text, start, marks[last_closed].end())
        return title, last_closed + 1
    return _unclosed(text, start, limit, numbers), position


def _number_between(numbers: list[DocumentNumber], start: int, end: int) -> DocumentNumber | None:
    index = bisect_right(numbers, start, key=lambda number: number.start)
    return numbers[index] if index < len(numbers) and numbers[index].start < end else None


def _title(text: str, start: int, end: int) -> Title:
    inner = text[start + 1 : end - 1]
    return Title(start, end, name_of(inner), faults_of(inner))


def _ends_title(text: str, end: int) -> bool:
    return text[end : end + 1] in "，。；、（(：\n"


def _unclosed(text: str, start: int, limit: int, numbers: list[DocumentNumber]) -> Title | None:
    """End a title without 》 where its number begins, or behind the last word that ends a title."""
    line_end = text.find("\n", start, limit)
    limit = min(line_end if line_end >= 0 else limit, len(text))
    number = _number_between(numbers, start, limit)
    end = _before_bracket(text, start, number.start) if number else 0
    if not is_policy_name(text[start + 1 : end]):
        match = _LAST_DOCUMENT_WORD.match(text[start + 1 : limit].partition("，")[0])
        if not match:
            return None
        end = start + 1 + match.end()
    inner = text[start + 1 : end]
    return Title(start, end, name_of(inner), ("title-unclosed", *faults_of(inner)))


def _before_bracket(text: str, floor: int, end: int) -> int:
    before = text[floor:end].rstrip()
    return floor + len(before.rstrip("（([【〔").rstrip())


def _unopened(text: str, end: int, floor: int) -> Title | None:
    """Read backwards, not before ``floor``, the title that ends with a 》 nobody opened."""
    floor = max(floor, end - TITLE_CHARACTERS_MAX)
    window = text[floor : end - 1]
    start = 0
    for match in _DELIMITER.finditer(window):
        start = match.end()
    about = window.find("关于", start)
    start = about if about >= 0 else start + after_leading_verbs(window[start:])
    inner = window[start:]
    if not is_policy_name(inner) or len(inner) < 4:
        return None
    return Title(floor + start, end, name_of(inner), ("title-unopened", *faults_of(inner)))
