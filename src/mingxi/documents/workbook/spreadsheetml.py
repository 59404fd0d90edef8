"""The worksheets of an .xlsx package, read cell by cell.

Source: ECMA-376 part 1, 18 (SpreadsheetML).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from mingxi.documents import faults
from mingxi.documents.limits import SHEET_PART_BYTES_MAX, WORKBOOK_CELLS_MAX
from mingxi.documents.package import WORKBOOK_PACKAGE, Package
from mingxi.documents.workbook.number_formats import BUILT_IN, GENERAL, shown
from mingxi.documents.workbook.references import merge_of, place_of, reference_of
from mingxi.documents.workbook.sheet import Merge, Sheet, SheetCell
from mingxi.languages import say

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ROW, _CELL, _MERGE = _S + "row", _S + "c", _S + "mergeCell"
_VALUE, _FORMULA, _INLINE = _S + "v", _S + "f", _S + "is"
_STRING, _TEXT, _PHONETIC = _S + "si", _S + "t", _S + "rPh"

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUTH = {"0": "FALSE", "1": "TRUE"}


def sheets_of(data: bytes) -> list[Sheet]:
    """Read the worksheets of a package; charts and dialogues on sheets of their own are left out.

    Raises DocumentError ``unreadable-workbook``, ``encrypted-workbook``, ``formulas-not-computed``,
    ``xml-entities``, ``zip-bomb`` or ``too-large``.
    """
    package = Package(data, WORKBOOK_PACKAGE)
    workbook = package.parsed(package.main)
    parts = package.targets("worksheet")
    reader = _Reader(package, workbook)
    return [
        reader.sheet(
            element.get("name", ""),
            parts[element.get(_ID, "")],
            hidden=element.get("state", "visible") != "visible",
        )
        for element in workbook.iter(_S + "sheet")
        if element.get(_ID) in parts
    ]


@dataclass
class _Gathered:
    """What was met on a sheet so far."""

    cells: list[SheetCell] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    row: int = -1


class _Reader:
    """Reads sheets with what they share: strings, formats, the calendar."""

    def __init__(self, package: Package, workbook: _Element) -> None:
        self._package = package
        properties = workbook.find(_S + "workbookPr")
        self._since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self._strings = list(self._shared_strings())
        self._formats = list(self._cell_formats())
        self._cells = 0

    def sheet(self, name: str, part: str, *, hidden: bool) -> Sheet:
        """Read one worksheet."""
        gathered = _Gathered()
        for element in self._package.elements(part, SHEET_PART_BYTES_MAX, _ROW, _MERGE):
            if element.tag == _MERGE:
                merge = merge_of(element.get("ref", ""))
                if merge is not None:
                    gathered.merges.append(merge)
                continue
            gathered.row = _whole(element.get("r"), gathered.row + 2) - 1
            self._read_row(element, name, gathered)
        # Programs may write rows and cells in any order.
        gathered.cells.sort(key=_place)
        return Sheet(name, gathered.cells, gathered.merges, hidden)

    def _read_row(self, row: _Element, sheet: str, gathered: _Gathered) -> None:
        column = -1
        for cell in row.iterchildren(_CELL):
            reference = cell.get("r")
            place = place_of(reference) if reference else (gathered.row, column + 1)
            if place is None:
                raise _damaged()
            column = place[1]
            text = self._shown(cell)
            if text is None:
                raise faults.formulas_not_computed(sheet, reference_of(*place))
            if text and not text.isspace():
                gathered.cells.append((*place, text))
        self._cells += len(row)
        if self._cells > WORKBOOK_CELLS_MAX:
            raise faults.too_many_cells(WORKBOOK_CELLS_MAX)

    def _shown(self, cell: _Element) -> str | None:
        """Give what a cell shows; None for a formula whose result was never computed."""
        value = formula = inline = None
        for child in cell:
            if child.tag == _VALUE:
                value = child.text
            elif child.tag == _FORMULA:
                formula = child
            elif child.tag == _INLINE:
                inline = child
        kind = cell.get("t", "n")
        if inline is not None and kind == "inlineStr":
            return _string(inline)
        if not value:
            return None if formula is not None and kind != "str" else ""
        if kind == "s":
            return self._shared(value)
        if kind == "n":
            return self._number(value, cell.get("s"))
        return _TRUTH.get(value, value) if kind == "b" else _unescaped(value)

    def _shared(self, value: str) -> str:
        at = _whole(value, -1)
        if not 0 <= at < len(self._strings):
            raise _damaged()
        return self._strings[at]

    def _number(self, value: str, style: str | None) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        at = _whole(style, 0)
        code = self._formats[at] if 0 <= at < len(self._formats) else GENERAL
        return shown(number, code, since_1904=self._since_1904)

    def _shared_strings(self) -> Iterator[str]:
        part = self._package.related("sharedStrings")
        if part is not None:
            yield from map(_string, self._package.elements(part, SHEET_PART_BYTES_MAX, _STRING))

    def _cell_formats(self) -> Iterator[str]:
        """Give the format of each cell style, by the number that cells name it with."""
        part = self._package.related("styles")
        if part is None:
            return
        root = self._package.parsed(part)
        codes = {
            _whole(element.get("numFmtId"), -1): element.get("formatCode", GENERAL)
            for element in root.iterfind(f"{_S}numFmts/{_S}numFmt")
        }
        for style in root.iterfind(f"{_S}cellXfs/{_S}xf"):
            number = _whole(style.get("numFmtId"), 0)
            yield codes.get(number) or BUILT_IN.get(number, GENERAL)


def _place(cell: SheetCell) -> tuple[int, int]:
    return cell[:2]


def _string(element: _Element) -> str:
    """Give the text of a string, its runs joined; how to pronounce it is no text."""
    return _unescaped(
        "".join(
            text.text or ""
            for child in element
            if child.tag != _PHONETIC
            for text in child.iter(_TEXT)
        )
    )


def _unescaped(text: str) -> str:
    """Write out the characters that XML cannot hold and Excel writes as ``_x000D_``."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def _whole(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 10 else otherwise


def _damaged() -> faults.DocumentError:
    return faults.unreadable_workbook(say("单元格的位置或内容有误"))
