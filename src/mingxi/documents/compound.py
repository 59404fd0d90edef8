"""Compound files: the container of the old Office formats (.doc, .xls) and of encrypted new ones.

Source: [MS-CFB], Compound File Binary File Format.
"""

import struct
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from mingxi.documents import faults

HEADER = bytes.fromhex("D0CF11E0A1B11AE1")

_HEADER_BYTES = 512
_ENTRY_BYTES = 128
_MINI_SHIFT = 6
_SHIFTS = (9, 12)
_STREAM, _ROOT = 2, 5
_SECTOR_LAST = 0xFFFFFFFA
_NO_ENTRY = 0xFFFFFFFF


class _Entry(NamedTuple):
    """A stream of the root storage."""

    start: int
    size: int


class Compound:
    """The streams of a compound file's root storage.

    Raises DocumentError ``unreadable-old-format`` where the file is damaged or broken off.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER_BYTES or not data.startswith(HEADER):
            raise faults.unreadable_old_format()
        self._data = data
        (self._shift,) = struct.unpack_from("<H", data, 30)
        if self._shift not in _SHIFTS:
            raise faults.unreadable_old_format()
        self._sectors = (len(data) >> self._shift) + 1
        directory, cutoff, mini_start = struct.unpack_from("<I4xII", data, 48)
        self._cutoff = cutoff
        # A chain may run in circles; no more sectors than there are can be the table's.
        table_sectors = islice(self._table_sectors(), self._sectors)
        self._table = _numbers(b"".join(map(self._sector, table_sectors)))
        self._mini_table = _numbers(self._chain(mini_start))
        self._directory = self._chain(directory)
        kind, entry, child = self._entry(0)[1:4]
        if kind != _ROOT:
            raise faults.unreadable_old_format()
        self._mini = self._chain(entry.start)
        self._streams = dict(self._children(child))

    @property
    def names(self) -> frozenset[str]:
        """The names of the streams."""
        return frozenset(self._streams)

    def read(self, name: str) -> bytes:
        """Give the content of a stream that is there."""
        start, size = self._streams[name]
        content = self._mini_chain(start) if size < self._cutoff else self._chain(start)
        if len(content) < size:
            raise faults.unreadable_old_format()
        return content[:size]

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) << self._shift
        sector = self._data[begin : begin + (1 << self._shift)]
        if not sector:
            raise faults.unreadable_old_format()
        return sector

    def _table_sectors(self) -> Iterator[int]:
        """Give the sectors of the allocation table: 109 in the header, the others in a chain."""
        yield from _used(struct.unpack_from("<109I", self._data, 76))
        (number,) = struct.unpack_from("<I", self._data, 68)
        for _ in range(self._sectors):
            if number >= _SECTOR_LAST:
                return
            *listed, number = _numbers(self._sector(number))
            yield from _used(tuple(listed))

    def _chain(self, number: int) -> bytes:
        return b"".join(map(self._sector, self._followed(number, self._table)))

    def _mini_chain(self, number: int) -> bytes:
        width = 1 << _MINI_SHIFT
        return b"".join(
            self._mini[at * width : (at + 1) * width]
            for at in self._followed(number, self._mini_table)
        )

    def _followed(self, number: int, table: tuple[int, ...]) -> Iterator[int]:
        """Follow a chain of sectors; one longer than the table runs in a circle."""
        for _ in range(len(table) + 1):
            if number >= _SECTOR_LAST:
                return
            if number >= len(table):
                raise faults.unreadable_old_format()
            yield number
            number = table[number]
        raise faults.unreadable_old_format()

    def _entry(self, number: int) -> tuple[str, int, _Entry, int, int, int]:
        """Read a directory entry: name, kind, content, child, and neighbours left and right."""
        begin = number * _ENTRY_BYTES
        raw = self._directory[begin : begin + _ENTRY_BYTES]
        if len(raw) < _ENTRY_BYTES:
            raise faults.unreadable_old_format()
        length, kind, left, right, child = struct.unpack_from("<HBxIII", raw, 64)
        start, size = struct.unpack_from("<II", raw, 116)
        name = raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        return name, kind, _Entry(start, size), child, left, right

    def _children(self, child: int) -> Iterator[tuple[str, _Entry]]:
        """Walk the tree of the root storage's entries."""
        waiting, met = [child], set[int]()
        while waiting:
            number = waiting.pop()
            if number == _NO_ENTRY or number in met:
                continue
            met.add(number)
            name, kind, entry, _, left, right = self._entry(number)
            if kind == _STREAM:
                yield name, entry
            waiting += (left, right)


def _used(numbers: tuple[int, ...]) -> Iterator[int]:
    return (number for number in numbers if number < _SECTOR_LAST)


def _numbers(raw: bytes) -> tuple[int, ...]:
    count = len(raw) // 4
    return struct.unpack_from(f"<{count}I", raw)
