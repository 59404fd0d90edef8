"""The one door for bytes: choose the reader by content first, then by name.

Names lie often: systems that export forms call a web page ``.doc`` and a list ``.xls``, and people
rename what was refused. So a name decides only where the content leaves it open.

The readers of formats are many and take long to import, most of all the libraries under them; each
is imported for the first file of its format.
"""

import re
from collections.abc import Callable
from enum import Enum
from importlib import import_module

from mingxi.documents import faults
from mingxi.documents.archives import Archive, is_zip
from mingxi.documents.compound import HEADER as COMPOUND_HEADER
from mingxi.documents.compound import Compound
from mingxi.documents.document import Document
from mingxi.documents.limits import FILE_BYTES_MAX
from mingxi.documents.own_reports import is_own_report
from mingxi.documents.signatures import (
    OLDEST_WORKBOOK_STREAM,
    WORD_MAIN,
    WORD_STREAM,
    WORKBOOK_MAIN,
    WORKBOOK_STREAM,
    is_pdf,
    looks_like_html,
)
from mingxi.documents.text import read_text
from mingxi.languages import say

Reader = Callable[[str, bytes], Document]


def _reader(room: str, name: str) -> Reader:
    """Give a reader that is imported once a file needs it."""

    def read(source: str, data: bytes) -> Document:
        reader: Reader = getattr(import_module(f"mingxi.documents.{room}"), name)
        return reader(source, data)

    return read


_read_word = _reader("word", "read_word")
_read_workbook = _reader("workbook", "read_workbook")
_read_old_workbook = _reader("workbook", "read_old_workbook")
_read_pdf = _reader("pdf", "read_pdf")
_read_html = _reader("html", "read_html")
_read_markdown = _reader("markdown", "read_markdown")
_read_old_word = _reader("old_formats", "read_old_word")
_read_oldest_workbook = _reader("old_formats", "read_oldest_workbook")
_read_works = _reader("old_formats", "read_works")
_read_rtf = _reader("old_formats", "read_rtf")
_read_odt = _reader("old_formats", "read_odt")
_read_ods = _reader("old_formats", "read_ods")

_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}\Z")
_RTF_HEADER = b"{\\rtf"
_FOREIGN_HEADERS = (b"Rar!", b"7z\xbc\xaf", b"\x89PNG", b"\xff\xd8\xff")

_ENCRYPTED_STREAM = "EncryptedPackage"
_PARTS = {WORD_MAIN: _read_word, WORKBOOK_MAIN: _read_workbook}
_MIMETYPE = "mimetype"
_MIMETYPE_BYTES_MAX = 100
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": _read_odt,
    b"application/vnd.oasis.opendocument.spreadsheet": _read_ods,
}


class Kind(Enum):
    """A kind of file that is read, by the endings of its names."""

    TEXT = (".txt", ".text")
    WORD = (".docx", ".docm")
    WORKBOOK = (".xlsx", ".xlsm", ".xls", ".et", ".ods")
    OLD_WORD = (".doc", ".wps", ".rtf", ".odt")
    PDF = (".pdf",)
    PAGE = (".html", ".htm", ".xhtml", ".shtml")
    MARKDOWN = (".md", ".markdown")
    ARCHIVE = (".zip",)


DOCUMENT_SUFFIXES = tuple(
    suffix for kind in Kind if kind is not Kind.ARCHIVE for suffix in kind.value
)
"""The endings of file names that a folder or archive is searched for."""


def suffix_of(source: str) -> str:
    """Give the ending of a file name in small letters; empty where it has none.

    Only short endings of Latin letters and digits count, so ``2.项目文本`` has none.
    """
    match = _SUFFIX.search(source.lower())
    return match[0] if match else ""


def read_document(source: str, data: bytes) -> Document:
    """Read one file of any known kind; ``source`` is its name as the reader shall see it.

    Raises DocumentError; see ``faults`` for its codes.
    """
    return reader_of(source, data)(source, data)


def reader_of(source: str, data: bytes) -> Reader:
    """Choose the reader for a file; raises DocumentError where there is none."""
    suffix = suffix_of(source)
    if not data:
        raise faults.empty_file()
    if len(data) > FILE_BYTES_MAX:
        raise faults.too_large()
    if is_own_report(data):
        raise faults.own_report()
    if data.startswith(COMPOUND_HEADER):
        return _reader_of_compound(suffix, data)
    if is_zip(data):
        return _reader_of_zip(suffix, data)
    if data.startswith(_RTF_HEADER):
        return _read_rtf
    if data.startswith(_FOREIGN_HEADERS):
        raise unknown_format()
    if suffix in Kind.PDF.value or is_pdf(data):
        return _read_pdf
    # Office programs and web systems give pages the names of Word files and workbooks.
    if suffix in Kind.PAGE.value or looks_like_html(data):
        return _read_html
    if suffix in Kind.MARKDOWN.value:
        return _read_markdown
    if suffix in Kind.TEXT.value or not suffix:
        return read_text
    if suffix in DOCUMENT_SUFFIXES:
        return _read_as_text
    raise unknown_format()


def _reader_of_compound(suffix: str, data: bytes) -> Reader:
    """Tell the old formats apart by the streams they keep."""
    streams = Compound(data).names
    if _ENCRYPTED_STREAM in streams:
        workbook = suffix in Kind.WORKBOOK.value
        raise faults.encrypted_workbook() if workbook else faults.encrypted_docx()
    if WORD_STREAM in streams:
        return _read_old_word
    if WORKBOOK_STREAM in streams:
        return _read_old_workbook
    if OLDEST_WORKBOOK_STREAM in streams:
        return _read_oldest_workbook
    if suffix in Kind.OLD_WORD.value:
        return _read_works
    raise unknown_format()


def _reader_of_zip(suffix: str, data: bytes) -> Reader:
    """Tell packages apart by their parts; a damaged one is what its name says."""
    # Names of parts stand uncompressed in the file: most Word files need no closer look.
    if suffix in Kind.WORD.value and WORD_MAIN.encode() in data:
        return _read_word
    reader = _reader_of_package(data)
    if reader is not None:
        return reader
    if suffix in Kind.WORD.value:
        return _read_word
    if suffix in Kind.WORKBOOK.value:
        return _read_workbook
    raise unknown_format()


def _reader_of_package(data: bytes) -> Reader | None:
    try:
        archive = Archive(data)
        for part, reader in _PARTS.items():
            if archive.member(part) is not None:
                return reader
        member = archive.member(_MIMETYPE)
        kind = archive.read(member, _MIMETYPE_BYTES_MAX) if member is not None else b""
        return _MIMETYPES.get(kind)
    except faults.DocumentError:
        return None


def is_package(data: bytes) -> bool:
    """Tell whether a zip archive is one document; a damaged archive is none."""
    return _reader_of_package(data) is not None


def _read_as_text(source: str, data: bytes) -> Document:
    """Read a file that is called by another kind's name, yet is a text or nothing known."""
    try:
        return read_text(source, data)
    except faults.DocumentError as fault:
        raise _damaged(suffix_of(source)) from fault


def _damaged(suffix: str) -> faults.DocumentError:
    if suffix in Kind.WORD.value:
        return faults.unreadable_docx(say("内容不是Word文档"))
    if suffix in Kind.WORKBOOK.value:
        return faults.unreadable_workbook(say("内容不是Excel工作簿"))
    return faults.unreadable_old_format()


def unknown_format() -> faults.DocumentError:
    """Make the error for a kind of file that no reader knows, naming those that are known."""
    return faults.unknown_format("、".join(DOCUMENT_SUFFIXES + Kind.ARCHIVE.value))
