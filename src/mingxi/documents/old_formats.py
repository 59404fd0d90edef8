"""Old and foreign office formats, read through LibreOffice: .doc, .wps, .rtf, .odt, .ods.

What the file is was found out from its content; its name may say anything. LibreOffice makes a
``.docx`` or ``.xlsx`` of it, which is read like any other.
"""

import hashlib
from dataclasses import replace

from mingxi.documents import faults
from mingxi.documents.compound import Compound
from mingxi.documents.conversion import converted, office_suite
from mingxi.documents.document import Document
from mingxi.documents.signatures import WORD_STREAM
from mingxi.documents.word import read_word
from mingxi.documents.workbook import read_workbook

# The File Information Block ([MS-DOC] 2.5.1) has its flags at byte 10.
_FLAGS_AT, _ENCRYPTED = 10, 0x0100


def read_old_word(source: str, data: bytes) -> Document:
    """Read a ``.doc`` or ``.wps`` file.

    Raises DocumentError ``encrypted-doc``, ``old-doc-format`` where there is no LibreOffice,
    ``unreadable-old-format`` and those of a conversion.
    """
    block = Compound(data).read(WORD_STREAM)
    if int.from_bytes(block[_FLAGS_AT : _FLAGS_AT + 2], "little") & _ENCRYPTED:
        raise faults.encrypted_doc()
    if office_suite() is None:
        raise faults.old_doc_format()
    return _as_word(source, data, ".doc")


def read_works(source: str, data: bytes) -> Document:
    """Read a ``.wps`` file of Microsoft Works, which is no Word file."""
    return _as_word(source, data, ".wps")


def read_rtf(source: str, data: bytes) -> Document:
    """Read a file in the Rich Text Format."""
    return _as_word(source, data, ".rtf")


def read_odt(source: str, data: bytes) -> Document:
    """Read an OpenDocument text."""
    return _as_word(source, data, ".odt")


def read_ods(source: str, data: bytes) -> Document:
    """Read an OpenDocument spreadsheet."""
    return _as_workbook(source, data, ".ods")


def read_oldest_workbook(source: str, data: bytes) -> Document:
    """Read an ``.xls`` file of Excel 5 or 95."""
    return _as_workbook(source, data, ".xls")


def _as_word(source: str, data: bytes, suffix: str) -> Document:
    document = read_word(source, _converted(data, suffix, "docx"))
    # The runs are those of LibreOffice's copy: no run of the file itself is known.
    return replace(document, sha256=_digest(data), runs=())


def _as_workbook(source: str, data: bytes, suffix: str) -> Document:
    document = read_workbook(source, _converted(data, suffix, "xlsx"))
    return replace(document, sha256=_digest(data))


def _converted(data: bytes, suffix: str, target: str) -> bytes:
    program = office_suite()
    if program is None:
        raise faults.needs_office_suite(suffix)
    return converted(program, data, suffix, target)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
