"""The worksheets of a binary workbook (.xls, .et), read record by record.

Source: [MS-XLS], Excel Binary File Format (BIFF8), 2.4. Excel 97 and all after it, and WPS, write
this version.
"""

import struct
from collections.abc import Iterator

from mingxi.documents import faults
from mingxi.documents.limits import WORKBOOK_CELLS_MAX
from mingxi.documents.workbook.number_formats import BUILT_IN, GENERAL, shown
from mingxi.documents.workbook.records import Record, Strings, broken_off, records_in
from mingxi.documents.workbook.sheet import Merge, Sheet, SheetCell
from mingxi.languages import say

_BOF, _EOF = 0x809, 0x0A
_ENCRYPTED = 0x2F
_SHEET, _SHARED_STRINGS, _FORMAT, _STYLE, _CALENDAR = 0x85, 0xFC, 0x41E, 0xE0, 0x22
_NUMBER, _RK, _RKS, _FORMULA, _STRING = 0x203, 0x27E, 0xBD, 0x06, 0x207
_SHARED_STRING, _LABEL, _TRUTH_OR_ERROR, _MERGES = 0xFD, 0x204, 0x205, 0xE5

_VERSION = 0x0600
_WORKSHEET = 0x10
_NO_NUMBER = 0xFFFF
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def sheets_of(stream: bytes) -> list[Sheet]:
    """Read the worksheets of a ``Workbook`` stream.

    Raises DocumentError ``unreadable-workbook``, ``encrypted-workbook`` or ``too-large``.
    """
    try:
        return list(_Workbook(stream).sheets())
    except (struct.error, IndexError) as error:
        raise broken_off() from error


class _Workbook:
    """What all sheets share: their names and places, strings, formats, the calendar."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._sheets: list[tuple[str, int, bool]] = []
        self._strings: list[str] = []
        self._codes: dict[int, str] = {}
        self._styles: list[int] = []
        self._since_1904 = False
        self._cells = 0
        for record in _substream(stream, 0):
            self._note(record)

    def _note(self, record: Record) -> None:
        kind, body = record.kind, record.body
        if kind == _ENCRYPTED:
            raise faults.encrypted_workbook()
        if kind == _SHEET:
            place, state = struct.unpack_from("<IB", body)
            self._sheets.append((Strings(record, 6).next(1), place, bool(state & 3)))
        elif kind == _SHARED_STRINGS:
            self._strings = list(_shared_strings(record))
        elif kind == _FORMAT:
            (number,) = struct.unpack_from("<H", body)
            self._codes[number] = Strings(record, 2).next()
        elif kind == _STYLE:
            self._styles.append(struct.unpack_from("<2xH", body)[0])
        elif kind == _CALENDAR:
            self._since_1904 = body[:1] == b"\1"

    def sheets(self) -> Iterator[Sheet]:
        """Read each sheet that holds cells; charts and macros are left out."""
        for name, place, hidden in self._sheets:
            start = self._stream[place : place + 8]
            if len(start) < 8:
                raise broken_off()
            if struct.unpack_from("<4xHH", start)[1] == _WORKSHEET:
                yield self._sheet(name, place, hidden=hidden)

    def _sheet(self, name: str, place: int, *, hidden: bool) -> Sheet:
        cells: list[SheetCell] = []
        merges: list[Merge] = []
        waiting: tuple[int, int] | None = None
        for record in _substream(self._stream, place):
            if record.kind == _STRING and waiting is not None:
                cells.append((*waiting, Strings(record, 0).next()))
                waiting = None
            elif record.kind == _MERGES:
                merges += _merges(record.body)
            elif record.kind == _FORMULA and _is_string(record.body):
                waiting = struct.unpack_from("<HH", record.body)
            else:
                cells += self._shown(record)
            if self._cells + len(cells) > WORKBOOK_CELLS_MAX:
                raise faults.too_many_cells(WORKBOOK_CELLS_MAX)
        self._cells += len(cells)
        # A later record of the same cell takes the earlier one's place.
        by_place = {cell[:2]: cell for cell in cells if cell[2] and not cell[2].isspace()}
        return Sheet(name, sorted(by_place.values()), merges, hidden)

    def _shown(self, record: Record) -> Iterator[SheetCell]:
        """Give the cells that a record holds."""
        kind, body = record.kind, record.body
        if kind == _SHARED_STRING:
            row, column, at = struct.unpack_from("<HH2xI", body)
            yield row, column, self._strings[at]
        elif kind == _RK:
            row, column, style, packed = struct.unpack_from("<HHHI", body)
            yield row, column, self._number(_unpacked(packed), style)
        elif kind == _RKS:
            row, first = struct.unpack_from("<HH", body)
            for at in range((len(body) - 6) // 6):
                style, packed = struct.unpack_from("<HI", body, 4 + 6 * at)
                yield row, first + at, self._number(_unpacked(packed), style)
        elif kind == _NUMBER:
            row, column, style, number = struct.unpack_from("<HHHd", body)
            yield row, column, self._number(number, style)
        elif kind == _FORMULA:
            yield self._result(body)
        elif kind == _LABEL:
            row, column = struct.unpack_from("<HH", body)
            yield row, column, Strings(record, 6).next()
        elif kind == _TRUTH_OR_ERROR:
            row, column, value, is_error = struct.unpack_from("<HH2xBB", body)
            yield row, column, _truth_or_error(value, is_error=bool(is_error))

    def _result(self, body: bytes) -> SheetCell:
        """Give what a formula came to, but for strings."""
        row, column, style, number, form = struct.unpack_from("<HHHd", body) + struct.unpack_from(
            "<H", body, 12
        )
        if form != _NO_NUMBER:
            return row, column, self._number(number, style)
        kind, value = body[6], body[8]
        if kind in (1, 2):
            return row, column, _truth_or_error(value, is_error=kind == 2)
        return row, column, ""

    def _number(self, number: float, style: int) -> str:
        at = self._styles[style] if style < len(self._styles) else 0
        code = self._codes.get(at) or BUILT_IN.get(at, GENERAL)
        return shown(number, code, since_1904=self._since_1904)


def _substream(stream: bytes, start: int) -> Iterator[Record]:
    """Give the records from one BOF to its EOF; charts set into a sheet are passed over."""
    depth = 0
    for record in records_in(stream, start):
        if record.kind == _BOF:
            depth += 1
            if depth == 1 and record.body[:2] != _VERSION.to_bytes(2, "little"):
                raise faults.unreadable_workbook(say("版本过旧或内容有误"))
        elif record.kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield record
        elif depth == 0:
            raise broken_off()


def _shared_strings(record: Record) -> Iterator[str]:
    (count,) = struct.unpack_from("<I", record.body, 4)
    strings = Strings(record, 8)
    for _ in range(count):
        yield strings.next()


def _is_string(body: bytes) -> bool:
    """Tell whether a formula came to a string, which the next STRING record holds."""
    return body[12:14] == b"\xff\xff" and body[6] == 0


def _truth_or_error(value: int, *, is_error: bool) -> str:
    if is_error:
        return _ERRORS.get(value, "#N/A")
    return "TRUE" if value else "FALSE"


def _merges(body: bytes) -> Iterator[Merge]:
    (count,) = struct.unpack_from("<H", body)
    for at in range(min(count, (len(body) - 2) // 8)):
        top, bottom, left, right = struct.unpack_from("<4H", body, 2 + 8 * at)
        if top <= bottom and left <= right:
            yield Merge(top, left, bottom, right)


def _unpacked(packed: int) -> float:
    """Unpack a number of 30 bits: a whole one, or the upper half of a double; or hundredths."""
    if packed & 2:
        whole = packed >> 2
        number = float(whole - (1 << 30) if whole >= 1 << 29 else whole)
    else:
        (number,) = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))
    return number / 100 if packed & 1 else number
