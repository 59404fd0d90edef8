"""A list on a worksheet, written row by row, that goes on where a worksheet is full."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from mingxi.languages import Message, render, say
from mingxi.reports.excerpts import Excerpt
from mingxi.reports.workbook_report.cells import Cell, parted, rows_of, safe

ROWS_MAX: Final = 1_048_575
"""The rows of a worksheet without its heading."""

_A4 = 9
_MARGIN_INCHES = 0.4
_ROW_POINTS = 14.5
_PADDING_POINTS = 3
_ROW_POINTS_MAX = 409


class Column(NamedTuple):
    """A column: its title, its width in digits, and the answers a reviewer may choose from."""

    title: Message
    width: int
    choices: tuple[Message, ...] = ()


class Paper(NamedTuple):
    """What every list of a workbook is written with."""

    book: Workbook
    styles: dict[str, Format]
    language: str

    def tell(self, message: Message) -> str:
        """Give a message in the language of the workbook."""
        return render(message, self.language)


class Table:
    """Rows under a heading that stays in sight and is printed on every page."""

    def __init__(self, paper: Paper, title: Message, columns: Sequence[Column]) -> None:
        self._paper, self._title, self._columns = paper, title, columns
        self._sheets = 0
        self._row = 0
        self._sheet = self._opened()

    def add(self, cells: Sequence[Cell]) -> None:
        """Write one row, a cell to a column."""
        assert len(cells) == len(self._columns)
        if self._row == ROWS_MAX:
            self.close()
            self._sheet = self._opened()
        self._row += 1
        self._set_height(cells)
        for number, cell in enumerate(cells):
            self._write(number, cell)

    def note(self, text: str) -> None:
        """Write a sentence in the place of the rows that there are not."""
        self._sheet.write_string(1, 0, safe(text), self._paper.styles["plain"])

    def close(self) -> None:
        """Lay filter and choices over the rows that were written."""
        last = max(1, self._row)
        self._sheet.autofilter(0, 0, last, len(self._columns) - 1)
        for number, column in enumerate(self._columns):
            if column.choices:
                choices = [self._paper.tell(choice) for choice in column.choices]
                rule = {"validate": "list", "source": choices, "error_type": "warning"}
                self._sheet.data_validation(1, number, last, number, rule)

    def _opened(self) -> Worksheet:
        """Open the next worksheet of the list, ready to be read and to be printed."""
        self._sheets += 1
        self._row = 0
        title = self._title
        if self._sheets > 1:
            title = say("{title}（{number}）", title=title, number=self._sheets)
        sheet = self._paper.book.add_worksheet(self._paper.tell(title))
        self._lay_out(sheet)
        for number, column in enumerate(self._columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(
                0, number, self._paper.tell(column.title), self._paper.styles["heading"]
            )
        return sheet

    def _lay_out(self, sheet: Worksheet) -> None:
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(_MARGIN_INCHES, _MARGIN_INCHES, 2 * _MARGIN_INCHES, 2 * _MARGIN_INCHES)
        sheet.set_header("&L&A")
        sheet.set_footer("&C&P / &N")
        sheet.set_default_row(_ROW_POINTS + _PADDING_POINTS)
        titles = (self._paper.tell(column.title) for column in self._columns)
        rows = (
            rows_of(title, column.width)
            for title, column in zip(titles, self._columns, strict=True)
        )
        sheet.set_row(0, _ROW_POINTS * max(rows) + _PADDING_POINTS)

    def _set_height(self, cells: Sequence[Cell]) -> None:
        """Make a row as high as its fullest cell; Excel does so only for what it wrote itself."""
        rows = max(
            rows_of(cell.value, column.width)
            for cell, column in zip(cells, self._columns, strict=True)
        )
        if rows > 1:
            points = _ROW_POINTS * rows + _PADDING_POINTS
            self._sheet.set_row(self._row, min(points, _ROW_POINTS_MAX))

    def _write(self, number: int, cell: Cell) -> None:
        style = self._paper.styles[cell.style]
        match cell.value:
            case None:
                self._sheet.write_blank(self._row, number, None, style)
            case Excerpt():
                self._write_excerpt(number, cell.value, style)
            case str():
                self._sheet.write_string(self._row, number, safe(cell.value), style)
            case _:
                self._sheet.write_number(self._row, number, cell.value, style)

    def _write_excerpt(self, number: int, quoted: Excerpt, style: Format) -> None:
        """Write a sentence with its place in bold red; Excel allows no empty part in it."""
        styles = self._paper.styles
        before, at, after = parted(quoted)
        parts = [(before, styles["plain"]), (at, styles["mark"]), (after, styles["plain"])]
        filled = [(part, format_) for part, format_ in parts if part]
        if len(filled) > 1:
            runs = [piece for part, format_ in filled for piece in (format_, part)]
            self._sheet.write_rich_string(self._row, number, *runs, style)
        else:
            whole = styles["whole-mark"] if at else style
            self._sheet.write_string(self._row, number, before + at + after, whole)
