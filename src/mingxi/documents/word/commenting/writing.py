"""Comments put into a Word file, of which nothing else changes.

The text keeps its characters, its looks and its tracked changes: the main part, the part of the
comments and what leads to it are written anew, all other parts are copied.
"""

from collections.abc import Iterator, Sequence
from itertools import count, islice
from sys import maxsize

from lxml.etree import _Element

from mingxi.documents import faults
from mingxi.documents.document import Document
from mingxi.documents.package import WORD_PACKAGE, Package, is_strict, parsed, written
from mingxi.documents.repacking import repacked
from mingxi.documents.word import names
from mingxi.documents.word.commenting.anchors import Anchor, Anchors, Edge
from mingxi.documents.word.commenting.comments import Comment, comment_elements, marks
from mingxi.documents.word.commenting.note_references import NoteReferences
from mingxi.documents.word.commenting.part import CommentsPart
from mingxi.documents.word.commenting.placing import place
from mingxi.places import Span


def with_comments(data: bytes, document: Document, comments: Sequence[Comment]) -> bytes:
    """Give a file with comments beside those it has; ``document`` is what ``data`` reads as.

    Linear in the file and the comments, but for sorting. Raises DocumentError as the reader does,
    also for parts that the reader has no need of.
    """
    package = Package(data, WORD_PACKAGE)
    content = package.read(package.main)
    root = parsed(content, faults.unreadable_docx)
    part = CommentsPart(package)
    anchors = _Anchoring(package, root, document)
    in_order = sorted(comments, key=lambda comment: (comment.start, -comment.end))
    ids = list(islice(_free_ids(root, part.root), len(comments)))
    part.root.extend(comment_elements(zip(ids, in_order, strict=True)))
    places = (anchors.of(Span(comment.start, comment.end)) for comment in in_order)
    place(root, zip(marks(ids), places, strict=True))
    roots = {package.main: root, **part.changed()}
    strict = is_strict(content)
    return repacked(data, {name: written(each, strict=strict) for name, each in roots.items()})


class _Anchoring:
    """Finds the anchors of comments in the main part: one on a note is at its reference."""

    def __init__(self, package: Package, root: _Element, document: Document) -> None:
        self._main = package.main
        self._anchors = Anchors(document, package.main)
        self._references = NoteReferences(package, root)

    def of(self, span: Span) -> Anchor | None:
        """Give the anchor of a range of the text; None where the file has no run."""
        anchor = self._anchors.of(span)
        if anchor is None or anchor.part == self._main:
            return anchor
        reference = self._references.of(anchor.part, anchor.start.ordinal)
        if reference is None:
            return None
        return Anchor(self._main, Edge(reference, 0), Edge(reference, maxsize))


def _free_ids(*roots: _Element) -> Iterator[str]:
    """Give ids that no comment has, nor any mark that lost its comment."""
    tags = (names.COMMENT, names.COMMENT_START, names.COMMENT_END, names.COMMENT_REFERENCE)
    taken = {element.get(names.ID) for root in roots for element in root.iter(*tags)}
    return (name for name in map(str, count()) if name not in taken)
