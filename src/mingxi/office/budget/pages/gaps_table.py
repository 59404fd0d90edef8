"""The table of figures and gaps, to be opened in a spreadsheet."""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal

from django.http import HttpResponseBase

from mingxi.office.budget.pages.answers import year_seen
from mingxi.office.budget.pages.gaps import by_of
from mingxi.office.budget.ports import READ_BUDGET
from mingxi.office.budget.selectors.figures import FigureRow
from mingxi.office.budget.selectors.year_figures import all_figures
from mingxi.office.frame.access import needs
from mingxi.office.frame.exports import neutral
from mingxi.office.frame.files.services import produced_attachment
from mingxi.office.people.models import PersonRequest
from mingxi.quantities.money import Money
from mingxi.reports.tables_workbook import Column, Kind, SheetOfRows, write_tables

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEXTS = ("单位编码", "单位名称", "项目代码", "项目名称", "子项代码", "子项名称")
AMOUNTS = (
    *("申报数（元）", "审定数（元）", "安排数（元）", "执行数（元）"),
    *("核减（元）", "缺口（元）", "未执行（元）"),
)


@needs(READ_BUDGET)
def page(request: PersonRequest, fiscal_year: int, form: str) -> HttpResponseBase:
    """Give the whole table (``?by=unit``, ``project``, ``item``) in 元, as CSV or workbook."""
    year = year_seen(request.user, fiscal_year)
    rows = all_figures(request.user, year.year, by_of(request.GET))
    name = f"{year.year}年四数对比.{form}"
    if form == "xlsx":
        return produced_attachment(_workbook(rows), name=name, media_type=WORKBOOK)
    # Excel takes the mark at the beginning as a sign of UTF-8.
    content = ("\ufeff" + _csv(rows)).encode()
    return produced_attachment(content, name=name, media_type="text/csv; charset=utf-8")


def _csv(rows: Sequence[FigureRow]) -> str:
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow([*TEXTS, *AMOUNTS])
    for row in rows:
        amounts = ["" if yuan is None else f"{yuan:.2f}" for yuan in _amounts(row)]
        table.writerow([*map(neutral, _texts(row)), *amounts])
    return written.getvalue()


def _workbook(rows: Sequence[FigureRow]) -> bytes:
    columns = [Column(name, 20) for name in TEXTS]
    columns += [Column(name, 16, Kind.AMOUNT) for name in AMOUNTS]
    target = io.BytesIO()
    write_tables(
        [SheetOfRows("四数对比", columns, ([*_texts(row), *_amounts(row)] for row in rows))], target
    )
    return target.getvalue()


def _texts(row: FigureRow) -> tuple[str, ...]:
    return (
        *(row.unit_code, row.unit_name, row.project_code),
        *(row.project_name, row.item_code, row.item_label),
    )


def _amounts(row: FigureRow) -> list[Decimal | None]:
    figures = row.figures
    gaps = (figures.cut_fen, figures.unfunded_fen, figures.unspent_fen)
    return [None if fen is None else Money(fen).yuan for fen in (*figures.four, *gaps)]
