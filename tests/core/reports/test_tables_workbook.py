"""Tables as a workbook."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from mingxi.reports import tables_workbook
from mingxi.reports.tables_workbook import Column, Kind, SheetOfRows, TooManyRowsError, write_tables

COLUMNS = (
    Column("名称", 20),
    Column("类别", choices=("人员类", "公用经费")),
    Column("金额（元）", kind=Kind.AMOUNT),
    Column("年度", kind=Kind.WHOLE),
    Column("日期", kind=Kind.DATE),
)
ROW = ("=1+1", "人员类", Decimal("1234.56"), 2026, date(2026, 3, 1))


def written(*sheets: SheetOfRows) -> bytes:
    target = BytesIO()
    write_tables(sheets, target)
    return target.getvalue()


def test_values_keep_their_kinds_and_no_text_is_a_formula() -> None:
    book = openpyxl.load_workbook(BytesIO(written(SheetOfRows("项目库", COLUMNS, [ROW]))))
    heading, row = list(book["项目库"].iter_rows())
    assert [cell.value for cell in heading] == [column.heading for column in COLUMNS]
    assert row[0].value == "=1+1"
    assert row[0].data_type == "s"
    assert [cell.value for cell in row[1:4]] == ["人员类", 1234.56, 2026]
    assert row[4].value.date() == date(2026, 3, 1)


def test_choices_are_offered_below_the_last_row() -> None:
    book = openpyxl.load_workbook(BytesIO(written(SheetOfRows("项目库", COLUMNS, [ROW]))))
    (rule,) = book["项目库"].data_validations.dataValidation
    assert "B1000" in rule.sqref
    assert rule.formula1 == '"人员类,公用经费"'


def test_an_amount_that_a_spreadsheet_would_round_is_a_text() -> None:
    book = openpyxl.load_workbook(
        BytesIO(written(SheetOfRows("a", [Column("金额")], [[10**15 + 1]])))
    )
    assert book["a"]["A2"].value == str(10**15 + 1)


def test_nothing_is_written_where_the_rows_do_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables_workbook, "ROWS_MAX", 2)
    target = BytesIO()
    with pytest.raises(TooManyRowsError):
        write_tables([SheetOfRows("a", [Column("金额")], [[1]] * 3)], target)
    assert target.getvalue() == b""


def test_the_same_rows_give_the_same_bytes() -> None:
    sheet = SheetOfRows("a", COLUMNS, [ROW])
    assert written(sheet) == written(sheet)
