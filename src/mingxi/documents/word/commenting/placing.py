"""The marks of comments set between the runs of a Word file's main part."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import attrgetter

from lxml import etree
from lxml.etree import _Element

from mingxi.documents.word import names
from mingxi.documents.word.commenting.anchors import Anchor, Edge
from mingxi.documents.word.commenting.comments import Marks
from mingxi.documents.word.commenting.splitting import Piece, split


def place(root: _Element, marked: Sequence[tuple[Marks, Anchor | None]]) -> None:
    """Set the marks of comments, given in the order of the text, at their anchors.

    Where there is no anchor, since the file has no run, they stand in its first paragraph.
    """
    anchors = [anchor for _, anchor in marked if anchor is not None]
    runs = _Runs(root, chain.from_iterable((anchor.start, anchor.end) for anchor in anchors))
    openings: dict[_Element, list[Marks]] = defaultdict(list)
    closings: dict[_Element, list[Marks]] = defaultdict(list)
    for marks, anchor in marked:
        if anchor is None:
            _paragraph_of(root).extend(marks)
        else:
            openings[runs.beginning_at(anchor.start)].append(marks)
            closings[runs.ending_at(anchor.end)].append(marks)
    for element, opened in openings.items():
        for marks in opened:
            element.addprevious(marks.start)
    for element, closed in closings.items():
        for marks in reversed(closed):
            element.addnext(marks.reference)
            element.addnext(marks.end)


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


def _paragraph_of(root: _Element) -> _Element:
    """Give the first paragraph of a file, or make one in the empty body."""
    paragraph = next(root.iter(names.PARAGRAPH), None)
    if paragraph is None:
        body = root.find(names.BODY)
        assert body is not None
        paragraph = etree.Element(names.PARAGRAPH)
        body.insert(0, paragraph)
    return paragraph
