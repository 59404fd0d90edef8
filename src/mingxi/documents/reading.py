"""The one door for bytes: choose the reader by content first, then by name."""

import re
from collections.abc import Callable
from enum import Enum

from mingxi.documents import faults
from mingxi.documents.archives import Archive, is_zip
from mingxi.documents.document import Document
from mingxi.documents.limits import FILE_BYTES_MAX
from mingxi.documents.pdf import is_pdf, read_pdf
from mingxi.documents.text import read_text
from mingxi.documents.word import read_word
from mingxi.documents.word.package import MAIN_PART
from mingxi.languages import say

Reader = Callable[[str, bytes], Document]

_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}\Z")
_OLE_HEADER = bytes.fromhex("D0CF11E0A1B11AE1")
_OLE_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_FOREIGN_HEADERS = (b"{\\rtf", b"Rar!", b"7z\xbc\xaf", b"\x89PNG", b"\xff\xd8\xff")


class Kind(Enum):
    """A kind of file that is read, by the endings of its names."""

    TEXT = (".txt", ".text")
    WORD = (".docx", ".docm")
    PDF = (".pdf",)
    ARCHIVE = (".zip",)


DOCUMENT_SUFFIXES = Kind.TEXT.value + Kind.WORD.value + Kind.PDF.value
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
    if data.startswith(_OLE_HEADER):
        raise faults.encrypted_docx() if _OLE_ENCRYPTED_STREAM in data else faults.old_doc_format()
    if is_zip(data) and (suffix in Kind.WORD.value or is_word(data)):
        return read_word
    if is_zip(data) or data.startswith(_FOREIGN_HEADERS):
        raise unknown_format()
    if suffix in Kind.PDF.value or is_pdf(data):
        return read_pdf
    if suffix in Kind.WORD.value:
        raise faults.unreadable_docx(say("内容不是Word文档"))
    if suffix in Kind.TEXT.value or not suffix:
        return read_text
    raise unknown_format()


def is_word(data: bytes) -> bool:
    """Tell whether a zip archive is a Word file; a damaged archive is none."""
    try:
        return Archive(data).member(MAIN_PART) is not None
    except faults.DocumentError:
        return False


def unknown_format() -> faults.DocumentError:
    """Make the error for a kind of file that no reader knows, naming those that are known."""
    return faults.unknown_format("、".join(DOCUMENT_SUFFIXES + Kind.ARCHIVE.value))
