"""The records of a binary workbook (.xls), and the strings that run on from one to the next.

Source: [MS-XLS], Excel Binary File Format (BIFF8), 2.1.4 and 2.5.240.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from mingxi.documents import faults
from mingxi.languages import say

CONTINUE = 0x3C

_WIDE, _PHONETIC, _RICH = 0x01, 0x04, 0x08


class Record(NamedTuple):
    """A record: its kind, its body, and the bodies of the CONTINUE records after it."""

    kind: int
    body: bytes
    more: tuple[bytes, ...] = ()


def records_in(stream: bytes, start: int = 0) -> Iterator[Record]:
    """Give the records of a stream from ``start`` on, until it ends or breaks off."""
    at = start
    waiting: Record | None = None
    more: list[bytes] = []
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + size]
        at += 4 + size
        if kind == CONTINUE:
            more.append(body)
            continue
        if waiting is not None:
            yield waiting._replace(more=tuple(more))
        waiting, more = Record(kind, body), []
    if waiting is not None:
        yield waiting._replace(more=tuple(more))


class Strings:
    """Reads strings one after the other from a record and what continues it."""

    def __init__(self, record: Record, offset: int) -> None:
        self._parts = (record.body, *record.more)
        self._part, self._at = 0, offset

    def next(self, length_bytes: int = 2) -> str:
        """Read a string that begins with its length in one or two bytes."""
        length = int.from_bytes(self._take(length_bytes), "little")
        flags = self._take(1)[0]
        runs = int.from_bytes(self._take(2), "little") if flags & _RICH else 0
        extra = int.from_bytes(self._take(4), "little") if flags & _PHONETIC else 0
        text = self._characters(length, wide=bool(flags & _WIDE))
        self._skip(4 * runs + extra)
        return text

    def _characters(self, length: int, *, wide: bool) -> str:
        pieces: list[str] = []
        while length:
            part = self._parts[self._part]
            width = 2 if wide else 1
            count = min(length, (len(part) - self._at) // width)
            raw = part[self._at : self._at + count * width]
            pieces.append(raw.decode("utf-16-le" if wide else "latin-1", "replace"))
            self._at += len(raw)
            length -= count
            if length:
                # The rest stands in the next record, which says anew how wide its characters are.
                self._go_on()
                wide = bool(self._take(1)[0] & _WIDE)
        return "".join(pieces)

    def _take(self, count: int) -> bytes:
        """Take bytes; fixed fields do not run on from one record to the next."""
        if self._at >= len(self._parts[self._part]):
            self._go_on()
        taken = self._parts[self._part][self._at : self._at + count]
        self._at += count
        if len(taken) < count:
            raise broken_off()
        return taken

    def _skip(self, count: int) -> None:
        while count > len(self._parts[self._part]) - self._at:
            count -= max(0, len(self._parts[self._part]) - self._at)
            self._go_on()
        self._at += count

    def _go_on(self) -> None:
        self._part, self._at = self._part + 1, 0
        if self._part >= len(self._parts):
            raise broken_off()


def broken_off() -> faults.DocumentError:
    """Make the error for records that end before what they hold does."""
    return faults.unreadable_workbook(say("内容不完整"))
