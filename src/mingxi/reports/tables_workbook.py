"""Tables as an Excel workbook: lists that an office keeps, to be worked on and brought back.

Every text is written as a text, so none becomes a formula or a link; amounts are numbers of the
cell. The rows wait in temporary files, so that 100,000 of them need no more memory than one.
"""

import shutil
import tempfile
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple, TypeAlias

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from mingxi.reports.workbook_report.cells import safe
from mingxi.reports.workbook_report.table import ROWS_MAX

Value: TypeAlias = str | int | Decimal | date | None

# The same rows give the same bytes: a workbook tells no day of its own.
_CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC)
# What Excel keeps of a number, in decimal digits.
_NUMBER_MAX: Final = 10**15
_FONT: Final = {"font_name": "宋体", "font_size": 10, "valign": "top"}
_A4: Final = 9
# Rows below the last one in which the choices of a column are offered too.
_ROWS_TO_COME: Final = 5000


class Kind(Enum):
    """How the values of a column are shown, as a number format of Excel."""

    TEXT = "@"
    WHOLE = "0"
    AMOUNT = "#,##0.00"
    DATE = "yyyy-mm-dd"


class Column(NamedTuple):
    """A column: its heading, its width in digits, how it is shown, and what may be chosen in it."""

    heading: str
    width: int = 14
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()


class SheetOfRows(NamedTuple):
    """A worksheet: its name, its columns, and its rows with a value for each column."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]


class TooManyRowsError(ValueError):
    """A worksheet holds no more than 1,048,575 rows below its heading."""


def write_tables(sheets: Iterable[SheetOfRows], target: BinaryIO) -> None:
    """Write the worksheets one after the other.

    Raises TooManyRowsError; where anything raises, nothing is written to ``target``.
    """
    with tempfile.TemporaryDirectory(prefix="mingxi-", ignore_cleanup_errors=True) as folder:
        whole = Path(folder, "tables.xlsx")
        options = {"constant_memory": True, "tmpdir": folder}
        with Workbook(whole, options) as book:
            book.set_properties({"created": _CREATED})
            for sheet in sheets:
                _write_sheet(book, sheet)
        with whole.open("rb") as file:
            shutil.copyfileobj(file, target)


def _write_sheet(book: Workbook, sheet: SheetOfRows) -> None:
    paper = book.add_worksheet(sheet.name)
    styles = [book.add_format(_FONT | {"num_format": one.kind.value}) for one in sheet.columns]
    heading = book.add_format(_FONT | {"bold": True, "bg_color": "#D9D9D9", "border": 1})
    for at, column in enumerate(sheet.columns):
        paper.set_column(at, at, column.width, styles[at])
        paper.write_string(0, at, safe(column.heading), heading)
    last = 0
    for last, row in enumerate(sheet.rows, 1):
        if last > ROWS_MAX:
            raise TooManyRowsError(sheet.name)
        for at, value in enumerate(row):
            _write(paper, (last, at), value, styles[at])
    _furnish(paper, sheet, last)


def _write(paper: Worksheet, place: tuple[int, int], value: Value, style: Any) -> None:
    """Write a value; a number that Excel would round is written as text."""
    match value:
        case None | "":
            return
        case str():
            paper.write_string(*place, safe(value), style)
        case date():
            paper.write_datetime(*place, datetime(value.year, value.month, value.day), style)  # noqa: DTZ001  # a day has no zone
        case int() | Decimal():
            if abs(Decimal(value)) < _NUMBER_MAX:
                paper.write_number(*place, value, style)
            else:
                paper.write_string(*place, str(value), style)


def _furnish(paper: Worksheet, sheet: SheetOfRows, last: int) -> None:
    """Keep the heading in sight and on every page, and offer what may be chosen."""
    paper.freeze_panes(1, 0)
    paper.autofilter(0, 0, max(1, last), len(sheet.columns) - 1)
    paper.repeat_rows(0)
    paper.set_landscape()
    paper.set_paper(_A4)
    paper.fit_to_pages(1, 0)
    for at, column in enumerate(sheet.columns):
        if column.choices:
            rule = {"validate": "list", "source": list(column.choices)}
            paper.data_validation(1, at, min(ROWS_MAX, last + _ROWS_TO_COME), at, rule)
