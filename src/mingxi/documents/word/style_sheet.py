"""The style sheet of a Word file, of which a style is parsed when first asked for.

A document uses a handful of the hundreds of styles that some programs put into every file; parsing
them all would cost more than reading the text. So the sheet is cut at its style elements where it
is written as Word writes it, and parsed whole where it is not.
"""

import re

from lxml.etree import _Element

from mingxi.documents import faults
from mingxi.documents.package import parsed
from mingxi.documents.word import names

_ROOT = re.compile(rb"<w:styles(?: [^<>]*)?>")
_CLOSE = b"</w:style>"
_STYLE = re.compile(rb'<w:style ([^<>]*?w:styleId="([^"&<>]*)"[^<>]*)>')
_DEFAULT = re.compile(rb'w:default="(?:1|true|on)"')
_PARAGRAPH = b'w:type="paragraph"'
_UTF8 = re.compile(
    rb"""\A(?:\xef\xbb\xbf)?(?:<\?xml[^>]*encoding=["'](?i:utf-8)["'][^>]*\?>|<w:)"""
)
# What might hold the text of a style element without being one.
_DISGUISES = re.compile(rb"<!")


class StyleSheet:
    """The styles by id; ``default`` is the id of the default paragraph style, None without one."""

    def __init__(self, sheet: bytes = b"") -> None:
        self.default: str | None = None
        # A hint: where no style speaks of hidden text, no run need be asked.
        self.may_hide = names.HIDDEN.rpartition("}")[2].encode() in sheet
        self._elements: dict[str, _Element] = {}
        self._pieces: dict[str, bytes] = {}
        self._root = b""
        if sheet and not self._cut(sheet):
            self._parse_whole(sheet)

    def __contains__(self, name: object) -> bool:
        return name in self._pieces or name in self._elements

    def style(self, name: str) -> _Element:
        """Give a style by its id, which the sheet must have."""
        if name not in self._elements:
            self._elements[name] = _parsed(self._root + self._pieces[name] + b"</w:styles>")[0]
        return self._elements[name]

    def _cut(self, sheet: bytes) -> bool:
        """Cut the sheet into styles; False where it is not written plainly enough for that."""
        root = _ROOT.search(sheet)
        if root is None or not _UTF8.match(sheet) or _DISGUISES.search(sheet):
            return False
        tags = list(_STYLE.finditer(sheet))
        if not len(tags) == sheet.count(b"<w:style ") == sheet.count(_CLOSE):
            return False
        self._root = root[0]
        for tag in tags:
            name = tag[2].decode(errors="replace")
            start, end = tag.start(), sheet.find(_CLOSE, tag.end())
            if end < 0:
                self._pieces.clear()
                return False
            self._pieces[name] = sheet[start : end + len(_CLOSE)]
            if _PARAGRAPH in tag[1] and _DEFAULT.search(tag[1]):
                self.default = name
        return True

    def _parse_whole(self, sheet: bytes) -> None:
        for element in _parsed(sheet).iterchildren(names.STYLE):
            if (name := element.get(names.STYLE_ID)) is not None:
                self._elements[name] = element
                if _is_default(element):
                    self.default = name


def _parsed(sheet: bytes) -> _Element:
    return parsed(sheet, faults.unreadable_docx)


def _is_default(element: _Element) -> bool:
    is_of_paragraphs = element.get(names.STYLE_TYPE) == "paragraph"
    return is_of_paragraphs and element.get(names.STYLE_DEFAULT, "0") in ("1", "true", "on")
