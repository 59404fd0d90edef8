"""Lines joined to the paragraphs of their author.

A paragraph ends where its last line ends early, where the step to the next line is wide, where the
size of the letters changes, or where the next line is indented. A full line before a line at the
margin decides nothing by itself: there the number that opens an item speaks for a new paragraph.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mingxi.documents.pdf.joining import ended_early, ends_sentence, label_length
from mingxi.documents.pdf.lines import Line
from mingxi.documents.pdf.margins import Margins

# In characters.
_NEAR = 0.5
_INDENT_MIN = 1.2
_CENTRED_MISS_MAX = 1.0

_STEP_WIDER_MIN = 1.25
_SIZE_CHANGE_MIN = 1.12


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
    if ended_early(last.line, line, last.margins.right):
        return True
    return _is_indented(paragraph, placed)


def _is_resized(last: Line, line: Line) -> bool:
    return max(last.size, line.size) > _SIZE_CHANGE_MIN * min(last.size, line.size)


def _is_set_apart(last: Placed, placed: Placed) -> bool:
    """Tell whether the step between two lines of a page is wider than within a paragraph."""
    if last.page != placed.page or not last.margins.step:
        return False
    return last.line.middle - placed.line.middle > _STEP_WIDER_MIN * last.margins.step


def _is_indented(paragraph: list[Placed], placed: Placed) -> bool:
    """Judge a line behind a full one by where it begins."""
    first, last, line = paragraph[0], paragraph[-1], placed.line
    indent, first_indent = _indent(placed), _indent(first)
    if len(paragraph) > 1:
        goes_on = abs(indent - _indent(last)) < _NEAR * line.size
        return not goes_on and not _is_centred(placed, last)
    if _is_centred(placed, last):
        return False
    if first_indent - indent > _INDENT_MIN * line.size:
        return False
    opens_item = bool(label_length(line.text)) and ends_sentence(last.line.text)
    if indent - first_indent > _INDENT_MIN * line.size:
        return not _hangs(first, indent)
    if first_indent > _INDENT_MIN * line.size:
        return opens_item or ends_sentence(last.line.text)
    return opens_item


def _indent(placed: Placed) -> float:
    return placed.line.box.left - placed.margins.left


def _hangs(first: Placed, indent: float) -> bool:
    """Tell whether a line stands below the text behind the number that opens the paragraph."""
    line = first.line
    label = label_length(line.text)
    if not label or label >= len(line.lefts):
        return False
    return abs(line.lefts[label] - first.margins.left - indent) < _INDENT_MIN * line.size


def _is_centred(placed: Placed, last: Placed) -> bool:
    """Tell whether a line and the one before both stand in the middle, neither at the margin."""
    return all(
        abs(_indent(each) - (each.margins.right - each.line.box.right))
        < _CENTRED_MISS_MAX * each.line.size
        for each in (placed, last)
    ) and _indent(placed) > _INDENT_MIN * placed.line.size
