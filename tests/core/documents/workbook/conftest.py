"""Workbooks as Excel's own libraries write them, in the new format and in the old one."""

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl
import pytest
import xlwt

from mingxi.documents import Document, read_document

Rows = Sequence[Sequence[Any]]
Read = Callable[..., Document]


def new_workbook(
    rows: Rows,
    merges: Sequence[str] = (),
    formats: Mapping[str, str] | None = None,
    name: str = "明细",
    others: Mapping[str, tuple[Rows, str]] | None = None,
) -> bytes:
    """Write an .xlsx; ``others`` are further sheets by name, with rows and state."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    for merge in merges:
        sheet.merge_cells(merge)
    for cell, code in (formats or {}).items():
        sheet[cell].number_format = code
    for title, (other_rows, state) in (others or {}).items():
        other = book.create_sheet(title)
        other.sheet_state = state
        for row in other_rows:
            other.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def old_workbook(
    rows: Rows,
    merges: Sequence[str] = (),
    formats: Mapping[str, str] | None = None,
    name: str = "明细",
    others: Mapping[str, tuple[Rows, str]] | None = None,
) -> bytes:
    """Write an .xls with the same content."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(name)
    styles = {
        code: xlwt.easyxf(num_format_str=code) for code in {"General", *(formats or {}).values()}
    }
    starts = {merge.split(":")[0]: openpyxl.utils.range_boundaries(merge) for merge in merges}
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            place = f"{openpyxl.utils.get_column_letter(j + 1)}{i + 1}"
            style = styles[(formats or {}).get(place, "General")]
            if place in starts:
                left, _, right, bottom = starts[place]
                sheet.write_merge(i, bottom - 1, left - 1, right - 1, value, style)
            elif value is not None:
                sheet.write(i, j, value, style)
    for title, (other_rows, state) in (others or {}).items():
        other = book.add_sheet(title)
        other.visibility = {"visible": 0, "hidden": 1, "veryHidden": 2}[state]
        for i, row in enumerate(other_rows):
            for j, value in enumerate(row):
                other.write(i, j, value)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.fixture(params=["new", "old"])
def read(request: pytest.FixtureRequest) -> Read:
    """Write a workbook in either format, and read it."""
    write, source = {
        "new": (new_workbook, "示例.xlsx"),
        "old": (old_workbook, "示例.xls"),
    }[request.param]
    return lambda *given, **named: read_document(source, write(*given, **named))


@pytest.fixture(scope="session")
def xlsx() -> Callable[..., bytes]:
    """Write an .xlsx."""
    return new_workbook


@pytest.fixture(scope="session")
def xls() -> Callable[..., bytes]:
    """Write an .xls."""
    return old_workbook
