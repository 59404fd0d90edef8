"""The marks of comments set between the runs of a Word file's main part."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter

from lxml import etree
from lxml.etree import _Element

from mingxi.documents.word import names
from mingxi.documents.word.commenting.anchors import Anchor, Edge
from mingxi.documents.word.commenting.comments import Marks
from mingxi.documents.word.commenting.splitting import Piece, split

_RENEWED = {names.SIMPLE_FIELD, names.CONTENT_CONTROL}


def place(root: _Element, marked: Iterable[tuple[Marks, Anchor | None]]) -> None:
    """Set the marks of comments, given in the order of the text, at their anchors.

    Where there is no anchor, since the file has no run, they stand in its first paragraph.
    """
    marked = list(marked)
    anchors = (anchor for _, anchor in marked if anchor is not None)
    runs = _Runs(root, (edge for anchor in anchors for edge in (anchor.start, anchor.end)))
    before: dict[_Element, list[_Element]] = defaultdict(list)
    after: dict[_Element, list[_Element]] = defaultdict(list)
    references: dict[_Element, list[_Element]] = defaultdict(list)
    fields = _fields(root)
    for marks, anchor in marked:
        if anchor is None:
            _paragraph_of(root).extend(marks)
        else:
            last = runs.ending_at(anchor.end)
            before[runs.beginning_at(anchor.start)].append(marks.start)
            after[last].append(marks.end)
            references[_unbound(last, fields)].append(marks.reference)
    for element, placed in before.items():
        for mark in placed:
            element.addprevious(mark)
    # An end stands before the references that are set at the same place.
    for element, placed in chain(references.items(), after.items()):
        for mark in reversed(placed):
            element.addnext(mark)


class _Runs:
    """The runs of a part, cut at all edges that are asked for later."""

    def __init__(self, root: _Element, edges: Iterable[Edge]) -> None:
        runs = list(root.iter(names.RUN))
        offsets: dict[int, list[int]] = defaultdict(list)
        for edge in edges:
            offsets[edge.ordinal].append(edge.offset)
        self._pieces = {ordinal: split(runs[ordinal], cuts) for ordinal, cuts in offsets.items()}

    def beginning_at(self, edge: Edge) -> _Element:
        """Give what begins with the character after an edge, or has it inside."""
        pieces = self._pieces[edge.ordinal]
        after = bisect_right(pieces, edge.offset, key=attrgetter("start"))
        return _outermost(pieces[max(after - 1, 0)])

    def ending_at(self, edge: Edge) -> _Element:
        """Give what ends with the character before an edge, or has it inside."""
        pieces = self._pieces[edge.ordinal]
        before = bisect_left(pieces, edge.offset, key=attrgetter("end"))
        return _outermost(pieces[min(before, len(pieces) - 1)])


def _outermost(piece: Piece) -> _Element:
    """Give the element of a paragraph of the body that a run is, or stands in.

    It stands deeper within a text box, a phonetic guide, or one of two alternatives.
    """
    held = widest = piece.run
    for ancestor in piece.run.iterancestors(names.PARAGRAPH, names.RUN, names.ALTERNATES):
        if ancestor.tag == names.PARAGRAPH:
            held = widest
        else:
            widest = ancestor
    return held


def _fields(root: _Element) -> dict[_Element, _Element]:
    """Give the end of the field for all that stands beside one, from its beginning to its end."""
    ends: dict[_Element, _Element] = {}
    begun: list[_Element] = []
    for mark in root.iter(names.FIELD_CHARACTER):
        run = mark.getparent()
        assert run is not None
        kind = mark.get(names.FIELD_CHARACTER_TYPE)
        if kind == "begin":
            begun.append(run)
        elif kind == "end" and begun:
            first = begun.pop()
            if not begun and first.getparent() is run.getparent():
                ends |= dict.fromkeys(_between(first, run), run)
    return ends


def _between(first: _Element, last: _Element) -> Iterator[_Element]:
    """Give an element and those beside it up to a later one, which is left out."""
    yield first
    for sibling in first.itersiblings():
        if sibling is last:
            return
        yield sibling


def _unbound(element: _Element, fields: Mapping[_Element, _Element]) -> _Element:
    """Give what a reference can follow: a program that renews a field or control may drop it."""
    place = element
    for around in chain([element], element.iterancestors()):
        if around.tag == names.PARAGRAPH:
            break
        if around.tag in _RENEWED:
            place = around
        elif around in fields:
            place = fields[around]
    return place


def _paragraph_of(root: _Element) -> _Element:
    """Give the first paragraph of a file, or make one in the empty body."""
    paragraph = next(root.iter(names.PARAGRAPH), None)
    if paragraph is None:
        body = root.find(names.BODY)
        assert body is not None
        paragraph = etree.Element(names.PARAGRAPH)
        body.insert(0, paragraph)
    return paragraph
