"""Workbooks laid out as clerks lay them are proven like the tables of a Word file."""

import io
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest

from mingxi.documents import read_document
from mingxi.projects.claims.claim import Claim, ClaimKind
from mingxi.projects.reading import Reading
from mingxi.projects.understanding import understand

Rows = Sequence[Sequence[Any]]


def understood(rows: Rows, merges: Sequence[str] = (), name: str = "明细") -> Reading:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    for merge in merges:
        sheet.merge_cells(merge)
    written = io.BytesIO()
    book.save(written)
    return understand(read_document("示例.xlsx", written.getvalue()))


def told(claims: Sequence[Claim], kind: ClaimKind) -> list[tuple[str, bool]]:
    return [(str(claim.computed), claim.fails) for claim in claims if claim.kind is kind]


PURCHASE = [
    ["蘅川县2031年设备购置明细表"],
    ["编制单位：蘅川县民政局", None, None, None, "单位：元"],
    ["序号", "名称", "数量", "单价", "金额"],
    [1, "台式电脑", 12, 4500, 54000],
    [2, "打印机", 3, 2800.5, 8401.5],
    [3, "服务器", 2, 25000, 50000],
    [None, None, None, None, None],
    ["合计", None, None, None, 112401.5],
]
MERGES = ["A1:E1", "A8:D8"]


def changed(rows: Rows, row: int, column: int, value: object) -> Rows:
    return [
        [value if (i, j) == (row, column) else cell for j, cell in enumerate(cells)]
        for i, cells in enumerate(rows)
    ]


def test_rows_multiply_and_columns_add_up() -> None:
    claims = understood(PURCHASE, MERGES).claims
    assert told(claims, ClaimKind.PRODUCT) == [
        ("54000", False),
        ("8401.5", False),
        ("50000", False),
    ]
    assert told(claims, ClaimKind.SUM) == [("112401.5", False)]
    assert {claim.unit for claim in claims} == {"元"}


@pytest.mark.parametrize(("row", "kind"), [(5, ClaimKind.PRODUCT), (7, ClaimKind.SUM)])
def test_a_slip_in_a_row_or_in_the_total_is_found(row: int, kind: ClaimKind) -> None:
    claims = understood(changed(PURCHASE, row, 4, 70000), MERGES).claims
    assert [fails for _, fails in told(claims, kind)].count(True) == 1


FUNDING = [
    ["资金分级安排表"],
    ["单位：万元"],
    ["项目", "合计", "其中", None],
    [None, None, "市级", "县级"],
    ["孤儿救助", 16.27, 4.07, 12.2],
    ["高龄补贴", 30, 10, 20],
    ["合计", 46.27, 14.07, 32.2],
]
FUNDING_MERGES = ["A1:D1", "A2:D2", "A3:A4", "B3:B4", "C3:D3"]


def test_amounts_split_by_level_and_add_up() -> None:
    claims = understood(FUNDING, FUNDING_MERGES).claims
    assert told(claims, ClaimKind.SPLIT) == [
        ("162700.00", False),
        ("300000", False),
        ("462700.00", False),
    ]
    assert len(told(claims, ClaimKind.SUM)) == 3
    assert not any(claim.fails for claim in claims)


def test_a_split_that_does_not_add_up_is_found() -> None:
    claims = understood(changed(FUNDING, 5, 3, 21), FUNDING_MERGES).claims
    assert ("310000", True) in told(claims, ClaimKind.SPLIT)


def test_the_unit_line_holds_for_every_column() -> None:
    rows = [["编制单位：民政局", None, None, "单位：万元"], *FUNDING[2:]]
    claims = understood(rows, ["A2:A3", "B2:B3", "C2:D2"]).claims
    assert told(claims, ClaimKind.SPLIT)[0] == ("162700.00", False)


def test_the_target_table_is_read() -> None:
    rows = [
        ["项目支出绩效目标申报表"],
        ["（2031年度）"],
        ["项目名称", "柳坝县孤儿基本生活保障"],
        ["资金（万元）", "年度资金总额：", None, 18.36],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "保障孤儿人数", "6人"],
        [None, None, "补助标准", "≥2550元"],
        [None, "质量指标", "发放准确率", "100%"],
        ["满意度指标", "服务对象满意度指标", "孤儿满意度", "≥95%"],
    ]
    merges = ["A1:D1", "A2:D2", "B3:D3", "A6:A8", "B6:B7"]
    reading = understood(rows, merges, name="绩效目标表")
    read = [
        (indicator.level1, indicator.level2, indicator.level3, indicator.target)
        for project in reading.projects
        for indicator in project.indicators
    ]
    assert read == [
        ("产出指标", "数量指标", "保障孤儿人数", "6人"),
        ("产出指标", "数量指标", "补助标准", "≥2550元"),
        ("产出指标", "质量指标", "发放准确率", "100%"),
        ("满意度指标", "服务对象满意度指标", "孤儿满意度", "≥95%"),
    ]
