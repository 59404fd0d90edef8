"""From the bytes of a Word file to a document."""

import hashlib
from collections.abc import Iterable
from functools import partial

from lxml.etree import _Element

from mingxi.documents import faults
from mingxi.documents.document import Document
from mingxi.documents.manuscript import Manuscript
from mingxi.documents.package import WORD_PACKAGE, Package
from mingxi.documents.word import names
from mingxi.documents.word.formatting import Formatting
from mingxi.documents.word.numbering import Numbering
from mingxi.documents.word.story import Story
from mingxi.documents.word.style_sheet import StyleSheet
from mingxi.documents.word.styles import Styles
from mingxi.languages import say

_NOTES = {
    names.FOOTNOTE_REFERENCE: ("footnotes", names.FOOTNOTE),
    names.ENDNOTE_REFERENCE: ("endnotes", names.ENDNOTE),
}


def read_word(source: str, data: bytes) -> Document:
    """Read a ``.docx`` file: the body, then the notes it refers to, in the order referred to.

    Raises DocumentError ``unreadable-docx``, ``encrypted-docx``, ``xml-entities``, ``zip-bomb`` or
    ``too-large``.
    """
    try:
        manuscript = _written(Package(data, WORD_PACKAGE))
    except RecursionError as error:
        raise faults.unreadable_docx(say("内容嵌套过深")) from error
    return Document(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        text=manuscript.text(),
        blocks=manuscript.blocks(),
        tables=manuscript.tables(),
        runs=manuscript.runs(),
    )


def _written(package: Package) -> Manuscript:
    root = package.parsed(package.main)
    body = root.find(names.BODY)
    if body is None:
        raise faults.unreadable_docx(say("其中没有正文"))
    manuscript = Manuscript()
    formatting = _formatting(package)
    story = Story(package.main, root, manuscript, formatting)
    story.write(body)
    for reference, (kind, tag) in _NOTES.items():
        wanted = dict.fromkeys(note for by, note in story.notes if by == reference)
        part = package.related(kind) if wanted else None
        if part is not None:
            notes = package.parsed(part)
            _write_notes(
                Story(part, notes, manuscript, formatting), notes.iterchildren(tag), wanted
            )
    return manuscript


def _formatting(package: Package) -> Formatting:
    sheet = package.related("styles")
    return Formatting(
        Styles(StyleSheet(package.read(sheet)) if sheet is not None else None),
        partial(_numbering, package),
    )


def _numbering(package: Package) -> Numbering:
    lists = package.related("numbering")
    return Numbering(package.parsed(lists) if lists is not None else ())


def _write_notes(story: Story, notes: Iterable[_Element], wanted: Iterable[str]) -> None:
    """Write the notes referred to, each once; Word's separators are never referred to."""
    by_id = {note.get(names.ID): note for note in notes}
    for note in wanted:
        if note in by_id:
            story.write(by_id[note])
