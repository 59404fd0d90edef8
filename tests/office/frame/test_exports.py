import csv
import io
from datetime import date
from typing import Any

import openpyxl
import pytest

from mingxi.office.frame.exports import neutral

FORMULAS = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    '=HYPERLINK("http://example.org","点击")',
    "＝1+1",
    "-",
    "-1a",
    "--1",
    "+1.2.3",
    "-1=1",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_could_run_is_quoted(text: str) -> None:
    assert neutral(text) == "'" + text


@pytest.mark.parametrize(
    "cell",
    ["张三", "", "1=1", "a@b.cn", "-12.50", "+86", "-1,234", 0, -5, 12.5, None, date(2026, 1, 1)],
)
def test_everything_else_stays_what_it_is(cell: Any) -> None:
    assert neutral(cell) is cell


def test_no_workbook_takes_a_neutral_cell_for_a_formula() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for text in FORMULAS[:6]:
        sheet.append([neutral(text), text.strip()])
    kinds = [[cell.data_type for cell in row] for row in sheet.iter_rows()]
    assert {first for first, _ in kinds} == {"s"}
    assert "f" in {second for _, second in kinds}


def test_a_csv_reads_back_with_every_cell_at_its_place() -> None:
    file = io.StringIO()
    csv.writer(file).writerow([neutral(text) for text in FORMULAS])
    file.seek(0)
    assert next(csv.reader(io.StringIO(file.getvalue(), newline=""))) == [
        "'" + text for text in FORMULAS
    ]
