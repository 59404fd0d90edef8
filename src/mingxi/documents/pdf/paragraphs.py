"""Lines joined to the paragraphs of their author.

A paragraph ends where its last line ends early, where the step to the next line is wide, where the
size of the letters changes, or where the next line is indented. A full line before a line at the
margin decides nothing by itself: where the author neither indents nor spaces paragraphs, the number
that opens an item speaks for a new one.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mingxi.documents.pdf.joining import ended_early, ends_sentence, label_length
from mingxi.documents.pdf.lines import Line
from mingxi.documents.pdf.margins import WIDER, Margins

# In characters.
_NEAR = 0.5
_INDENT_MIN = 1.2
_CENTRED_MISS_MAX = 1.0
_TITLE_INDENT_MIN = 3.0

_SIZE_CHANGE_MIN = 1.12

_SIGNS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SIGN_WITHIN = re.compile(rf".[{_SIGNS}]")


class Placed(NamedTuple):
    """A line of the text with its page's number and margins."""

    line: Line
    page: int
    margins: Margins


def paragraphs_of(lines: Iterable[Placed]) -> Iterator[list[Placed]]:
    """Join lines, which follow each other with no table between them, to paragraphs."""
    paragraph: list[Placed] = []
    for placed in lines:
        if paragraph and _begins_anew(paragraph, placed):
            yield paragraph
            paragraph = []
        paragraph.append(placed)
    if paragraph:
        yield paragraph


def _begins_anew(paragraph: list[Placed], placed: Placed) -> bool:
    """Tell whether a line begins a new paragraph."""
    last, line = paragraph[-1], placed.line
    if _is_resized(last.line, line) or _is_set_apart(last, placed):
        return True
    if _is_centred(last) and _indent(placed) > _INDENT_MIN * line.size:
        right = last.margins.right + _indent(last) - _CENTRED_MISS_MAX * line.size
        return ended_early(last.line, line, right) or not _is_centred(placed)
    if ended_early(last.line, line, last.margins.right):
        return True
    return _stands_anew(paragraph, placed)


def _is_resized(last: Line, line: Line) -> bool:
    return max(last.size, line.size) > _SIZE_CHANGE_MIN * min(last.size, line.size)


def _is_set_apart(last: Placed, placed: Placed) -> bool:
    """Tell whether the step between two lines of a page is wider than within a paragraph."""
    if last.page != placed.page or not last.margins.step:
        return False
    return last.line.middle - placed.line.middle > WIDER * last.margins.step


def _stands_anew(paragraph: list[Placed], placed: Placed) -> bool:
    """Judge a line behind a full one by where it begins."""
    first, last, size = paragraph[0], paragraph[-1], placed.line.size
    indent, first_indent = _indent(placed), _indent(first)
    if _is_title_going_on(paragraph, placed):
        return False
    if len(paragraph) > 1 and abs(indent - _indent(last)) > _NEAR * size:
        return True
    if indent - first_indent < -_INDENT_MIN * size:
        return False
    if indent - first_indent > _INDENT_MIN * size:
        return len(paragraph) == 1 and not _hangs(first, indent)
    if placed.margins.indents:
        return indent > _INDENT_MIN * size
    if placed.margins.spaces and placed.page == last.page:
        return False
    return _opens_item(paragraph, placed)


def _opens_item(paragraph: list[Placed], placed: Placed) -> bool:
    """Tell whether a line begins with a number that no series within the paragraph goes on to."""
    text = placed.line.text
    if not label_length(text) or not ends_sentence(paragraph[-1].line.text):
        return False
    return not (text[0] in _SIGNS and any(_SIGN_WITHIN.search(p.line.text) for p in paragraph))


def _indent(placed: Placed) -> float:
    return placed.line.box.left - placed.margins.left


def _hangs(first: Placed, indent: float) -> bool:
    """Tell whether a line stands below the text behind the number that opens the paragraph."""
    line = first.line
    label = label_length(line.text)
    if not label or label >= len(line.lefts):
        return False
    return abs(line.lefts[label] - first.margins.left - indent) < _INDENT_MIN * line.size


def _is_title_going_on(paragraph: list[Placed], placed: Placed) -> bool:
    """Tell the last line of a title that is set in the middle and fills the lines before."""
    short = _indent(placed) > _TITLE_INDENT_MIN * placed.line.size
    return short and _is_balanced(placed) and all(map(_is_balanced, paragraph))


def _is_centred(placed: Placed) -> bool:
    """Tell whether a line stands in the middle, away from both margins."""
    return _is_balanced(placed) and _indent(placed) > _INDENT_MIN * placed.line.size


def _is_balanced(placed: Placed) -> bool:
    """Tell whether a line leaves as much room on its left as on its right."""
    miss = abs(_indent(placed) - (placed.margins.right - placed.line.box.right))
    return miss < _CENTRED_MISS_MAX * placed.line.size
