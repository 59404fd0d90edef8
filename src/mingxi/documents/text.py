"""Plain text files: the decoded file, one block a line, and the tables laid out in it."""

import codecs
import hashlib
import re
from collections.abc import Iterator

from mingxi.documents import faults
from mingxi.documents.document import Block, Document
from mingxi.documents.text_tables import tables_in

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# GB18030 holds all characters of its forerunners.
_OLD_ENCODINGS = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs"), "big5hkscs"),
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")

# GB18030 gives some reading to almost any bytes. These tell a damaged UTF-8 file, and a binary one.
_DAMAGED_UTF8_CHARACTERS_MIN = 8
_CONTROL_SHARE_MAX = 0.01


def read_text(source: str, data: bytes) -> Document:
    r"""Read a text file in UTF-8, GB18030, or UTF-16 with a byte order mark.

    ``text`` is the decoded file without byte order mark and with ``\r\n`` as ``\n``; nothing
    else is changed. Raises DocumentError ``empty-file``, ``not-text`` or ``undecodable-text``.
    """
    text = decoded(data).replace("\r\n", "\n")
    if not text:
        raise faults.empty_file()
    return Document(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        blocks=tuple(_lines(text)),
        tables=tables_in(text),
    )


def _lines(text: str) -> Iterator[Block]:
    start = 0
    for line in text.removesuffix("\n").split("\n"):
        end = start + len(line)
        yield Block(start, end)
        start = end + 1


def decoded(data: bytes, declared: str = "") -> str:
    """Decode a text file's bytes; see ``read_text`` for the encodings and errors.

    ``declared`` is the encoding, in small letters, that the file says it has. It decides between
    the encodings of old Chinese systems, but never against bytes that can only be UTF-8.
    """
    if data.startswith(_UTF16_MARKS):
        return _refuse_nul(_decoded_as("utf-16", data))
    if b"\0" in data:
        raise faults.not_text()
    if data.startswith(codecs.BOM_UTF8):
        return _decoded_as("utf-8-sig", data)
    old = _OLD_ENCODINGS.get(declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data[: error.start]):
            raise faults.undecodable_text(error.start + 1) from error
    else:
        # A Chinese character has two bytes more in UTF-8 than it has code points.
        if old is None or len(data) - len(text) > 2 * _DAMAGED_UTF8_CHARACTERS_MIN:
            return text
    return _refuse_binary(_decoded_as(old or "gb18030", data))


def _decoded_as(encoding: str, data: bytes) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise faults.undecodable_text(error.start + 1) from error


def _is_damaged_utf8(sound: bytes) -> bool:
    """Tell whether what was read before the first bad byte can only be UTF-8.

    One character of GB18030 in about sixteen happens to be sound UTF-8; eight never are.
    """
    beyond_ascii = sum(character > "\x7f" for character in sound.decode("utf-8"))
    return beyond_ascii >= _DAMAGED_UTF8_CHARACTERS_MIN


def _refuse_nul(text: str) -> str:
    if "\0" in text:
        raise faults.not_text()
    return text


def _refuse_binary(text: str) -> str:
    if len(_CONTROL.findall(text)) > _CONTROL_SHARE_MAX * len(text):
        raise faults.not_text()
    return text
