"""Comments of a Word file found again by the text, whoever put them there."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import NamedTuple

import docx
import pytest
from lxml import etree

from mingxi.documents import read_document
from mingxi.documents.package import WORD_PACKAGE, Package

MARK = re.compile("\ue000(\\d+)([<>])")


class FoundComment(NamedTuple):
    """A comment as a reader finds it: the range of the flat text between its marks."""

    start: int
    end: int
    text: str


CommentsIn = Callable[[bytes], list[FoundComment]]


def comments_in(data: bytes) -> list[FoundComment]:
    """Find the comments: their marks are made visible, and the reader tells where it sees them."""
    main = Package(data, WORD_PACKAGE).main
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts[main])
    for mark in list(root.iter("{*}commentRangeStart", "{*}commentRangeEnd")):
        tag = etree.QName(mark)
        run, text = (etree.Element(f"{{{tag.namespace}}}{name}") for name in "rt")
        number = mark.get(f"{{{tag.namespace}}}id")
        text.text = f"\ue000{number}{'<' if tag.localname == 'commentRangeStart' else '>'}"
        run.append(text)
        mark.addprevious(run)
    parts[main] = etree.tostring(root)
    shown = io.BytesIO()
    with zipfile.ZipFile(shown, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    places: dict[str, list[int]] = {}
    seen = 0
    for match in MARK.finditer(read_document("示例.docx", shown.getvalue()).text):
        places.setdefault(match[1], []).append(match.start() - seen)
        seen += len(match[0])
    texts = {str(each.comment_id): each.text for each in docx.Document(io.BytesIO(data)).comments}
    return [FoundComment(*places[number], texts[number]) for number in texts if number in places]


@pytest.fixture(scope="session", name="comments_in")
def fixture_comments_in() -> CommentsIn:
    """Find the comments of a Word file."""
    return comments_in
