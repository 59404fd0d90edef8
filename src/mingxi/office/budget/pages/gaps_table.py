"""The table of figures and gaps, to be opened in a spreadsheet."""

import csv
import io

from django.http import HttpResponseBase

from mingxi.office.budget.pages.answers import year_seen
from mingxi.office.budget.ports import READ_BUDGET
from mingxi.office.budget.selectors.figures import ROWS, FigureRow, rows_of
from mingxi.office.frame.access import needs
from mingxi.office.frame.exports import neutral
from mingxi.office.frame.files.services import produced_attachment
from mingxi.office.people.models import PersonRequest
from mingxi.quantities.money import Money

HEADS = (
    *("单位编码", "单位名称", "项目代码", "项目名称", "子项代码", "子项名称"),
    *("申报数（元）", "审定数（元）", "安排数（元）", "执行数（元）"),
    *("核减（元）", "缺口（元）", "未执行（元）"),
)


@needs(READ_BUDGET)
def page(request: PersonRequest, fiscal_year: int) -> HttpResponseBase:
    """Give the whole table (``?by=unit``, ``project``, ``item``) in 元."""
    year = year_seen(request.user, fiscal_year)
    by = request.GET.get("by", "unit")
    rows = ROWS.get(by, ROWS["unit"])(request.user, year.year)
    # Excel takes the mark at the beginning as a sign of UTF-8.
    content = "\ufeff" + _written(rows_of(rows))
    return produced_attachment(
        content.encode(), name=f"{year.year}年四数对比.csv", media_type="text/csv; charset=utf-8"
    )


def _written(rows: list[FigureRow]) -> str:
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(HEADS)
    for row in rows:
        figures = row.figures
        texts = (
            *(row.unit_code, row.unit_name, row.project_code),
            *(row.project_name, row.item_code, row.item_label),
        )
        amounts = (
            *figures,
            *(figures.cut_fen, figures.unfunded_fen, figures.unspent_fen),
        )
        table.writerow([*map(neutral, texts), *map(_yuan, amounts)])
    return written.getvalue()


def _yuan(fen: int | None) -> str:
    return "" if fen is None else f"{Money(fen).yuan:.2f}"
