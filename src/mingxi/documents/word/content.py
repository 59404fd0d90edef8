"""What an element holds once the wrappers around content are opened."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element

from mingxi.documents.word import names
from mingxi.documents.word.properties import ParagraphProperties, is_any, paragraph_properties

# Tracked insertions count as accepted; deletions are no wrappers, so nobody looks inside.
_WRAPPERS = {
    names.ALTERNATES,
    names.CONTENT_CONTROL,
    names.INSERTION,
    names.MOVE_TO,
    names.HYPERLINK,
    names.SIMPLE_FIELD,
    names.SMART_TAG,
    names.CUSTOM_XML,
    names.DIRECTION,
    names.DIRECTION_OVERRIDE,
    names.CONTROL_CONTENT,
    names.MATH_PARAGRAPH,
}


class Paragraph(NamedTuple):
    """A paragraph as read: the elements that make it up, and the properties of the last of them.

    There is more than one element where paragraph marks between them are deleted or hidden; the
    mark that stays decides on the style, as in Word. ``closed`` is False where none stays.
    """

    elements: tuple[_Element, ...]
    properties: ParagraphProperties
    closed: bool = True


def content(element: _Element) -> Iterator[_Element]:
    """Give an element's children with content controls, insertions, links and the like opened."""
    for child in element:
        if child.tag not in _WRAPPERS:
            yield child
        elif (held := _held(child)) is not None:
            yield from content(held)


def _held(wrapper: _Element) -> _Element | None:
    """Give the element that holds what a wrapper is around, or None where it holds nothing."""
    if wrapper.tag == names.CONTENT_CONTROL:
        return wrapper.find(names.CONTROL_CONTENT)
    return alternative(wrapper) if wrapper.tag == names.ALTERNATES else wrapper


def alternative(alternates: _Element) -> _Element | None:
    """Choose one branch of alternative content: the first with any text, else the first."""
    branches = [branch for branch in alternates if branch.tag in (names.CHOICE, names.FALLBACK)]
    for branch in branches:
        if is_any(branch, names.TEXT):
            return branch
    return branches[0] if branches else None


def paragraphs_and_tables(container: _Element) -> Iterator[Paragraph | _Element]:
    """Give the paragraphs, and the ``w:tbl`` elements, of a body, cell, note or text box."""
    waiting: list[_Element] = []
    properties = ParagraphProperties()
    for child in content(container):
        if child.tag == names.PARAGRAPH:
            properties = paragraph_properties(child)
            waiting.append(child)
            if not properties.runs_on:
                yield Paragraph(tuple(waiting), properties)
                waiting = []
        elif child.tag == names.TABLE:
            if waiting:
                yield Paragraph(tuple(waiting), properties, closed=False)
                waiting = []
            yield child
    if waiting:
        yield Paragraph(tuple(waiting), properties, closed=False)


def text_boxes(drawing: _Element) -> Iterator[_Element]:
    """Give the contents of a drawing's text boxes, each once, in the order of the file."""
    for child in drawing:
        if child.tag == names.TEXT_BOX:
            yield child
        elif child.tag == names.ALTERNATES:
            branch = alternative(child)
            if branch is not None:
                yield from text_boxes(branch)
        else:
            yield from text_boxes(child)
