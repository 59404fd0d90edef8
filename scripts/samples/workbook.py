"""Workbooks, with figures as numbers and the formats that show them (ECMA-376 part 1, 18)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from samples.package import (
    ABOVE,
    LEFT,
    OFFICE,
    Row,
    cells,
    content_types,
    height,
    packed,
    relationships,
    span,
)

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FORMAT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
FIGURE = re.compile(r"\d{1,3}(?:,?\d{3})*(\.\d\d)?(%)?")

# The built-in number formats (18.8.30) that figures of a manuscript are written in; the style of
# a cell is the place of its format in this list.
GENERAL, GROUPED, CENTS, PERCENT = range(4)
FORMATS = (0, 3, 4, 9)


class Sheet(NamedTuple):
    """A worksheet of a manuscript."""

    name: str
    rows: list[Row]


def workbook(manuscript: str) -> bytes:
    """Give the workbook of a manuscript."""
    sheets = list(_sheets(manuscript))
    names = [f"worksheets/sheet{number}.xml" for number, _ in enumerate(sheets, start=1)]
    kinds = dict.fromkeys(names, "worksheet") | {"styles.xml": "styles"}
    parts = {
        "[Content_Types].xml": content_types(
            {"/xl/workbook.xml": f"{FORMAT}.sheet.main+xml"}
            | {f"/xl/{name}": f"{FORMAT}.{kind}+xml" for name, kind in kinds.items()}
        ),
        "_rels/.rels": relationships({"xl/workbook.xml": "officeDocument"}),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": relationships(kinds),
        "xl/styles.xml": _styles(),
    }
    filled = zip(names, map(_worksheet, sheets), strict=True)
    return packed(parts | {f"xl/{name}": content for name, content in filled})


def _sheets(manuscript: str) -> Iterator[Sheet]:
    """Part a manuscript at its lines ``# name``; a line that is no row of a table is a cell."""
    for part in re.split(r"^# ", manuscript, flags=re.MULTILINE)[1:]:
        name, *lines = (line for line in part.splitlines() if line)
        rows = [cells(line.removeprefix("|")) if line.startswith("|") else [line] for line in lines]
        yield Sheet(name, rows)


def _workbook(sheets: list[Sheet]) -> str:
    entries = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, start=1)
    )
    return f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>{entries}</sheets></workbook>'


def _styles() -> str:
    formats = "".join(
        f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>'
        for number in FORMATS
    )
    return (
        f'<styleSheet xmlns="{SHEET}"><fonts count="1"><font><sz val="11"/><name val="宋体"/>'
        '</font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        '<borders count="1"><border/></borders>'
        f'<cellXfs count="{len(FORMATS)}">{formats}</cellXfs></styleSheet>'
    )


def _worksheet(sheet: Sheet) -> str:
    rows = "".join(
        f'<row r="{at + 1}">{"".join(_row(row, at))}</row>' for at, row in enumerate(sheet.rows)
    )
    merges = "".join(f'<mergeCell ref="{merge}"/>' for merge in _merges(sheet.rows))
    merged = f"<mergeCells>{merges}</mergeCells>" if merges else ""
    return f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData>{merged}</worksheet>'


def _row(row: Row, at: int) -> Iterator[str]:
    for column, text in enumerate(row):
        if not text or text in (LEFT, ABOVE):
            continue
        place = _place(at, column)
        figure = FIGURE.fullmatch(text)
        if figure:
            yield f'<c r="{place}" s="{_style(text, figure)}"><v>{_value(text)}</v></c>'
        else:
            yield f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _style(text: str, figure: re.Match[str]) -> int:
    if figure[2]:
        return PERCENT
    return CENTS if figure[1] else GROUPED if "," in text else GENERAL


def _value(text: str) -> Decimal:
    number = Decimal(text.rstrip("%").replace(",", ""))
    return number / 100 if text.endswith("%") else number


def _merges(rows: list[Row]) -> Iterator[str]:
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            last = (at + height(rows, at, column) - 1, column + span(row, column) - 1)
            if text not in (LEFT, ABOVE) and last != (at, column):
                yield f"{_place(at, column)}:{_place(*last)}"


def _place(row: int, column: int) -> str:
    return f"{chr(ord('A') + column)}{row + 1}"
