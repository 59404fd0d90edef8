"""Rows are laid under their heading, in every layout that tables are read from."""

from io import BytesIO

import pytest
from docx import Document as WordDocument

from mingxi.documents import read_document
from mingxi.documents.text_tables import tables_in
from mingxi.projects.project_text import Horizon, Indicator
from mingxi.projects.target_table import indicators_in

from .target_layouts import (
    HEADS,
    WANTED,
    Layout,
    Rows,
    ragged,
    rows_under,
    spaced,
    spaced_by_order,
    stacked,
    tabbed,
)


def read(text: str) -> list[Indicator]:
    return list(indicators_in(text, tables_in(text)))


def assert_wanted(indicators: list[Indicator]) -> None:
    annual = [i for i in indicators if i.horizon is Horizon.ANNUAL]
    assert [(i.level1, i.level2, i.level3) for i in annual] == [w[:3] for w in WANTED]
    assert [(i.operator, i.value, i.unit) for i in annual] == [
        (w.operator, None if w.operator == "定性" else w.number, w.unit) for w in WANTED
    ]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("beside", [False, True], ids=["", "beside 绩效指标"])
@pytest.mark.parametrize("merged", [False, True], ids=["whole", "merged"])
@pytest.mark.parametrize("layout", [stacked, tabbed, ragged, spaced, spaced_by_order])
def test_every_layout_gives_the_same_indicators(
    layout: Layout, merged: bool, beside: bool, head: str
) -> None:
    assert_wanted(read(layout(rows_under(head, merged=merged, beside=beside))))


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("joined", [False, True], ids=["empty cells", "merged cells"])
def test_a_word_table_gives_the_same_indicators(head: str, joined: bool) -> None:
    rows = rows_under(head, merged=True, beside=True)
    document = read_document("case.docx", word(rows, joined=joined))
    assert_wanted(list(indicators_in(document.text, document.tables)))


def word(rows: Rows, *, joined: bool) -> bytes:
    """Write a Word table; ``joined`` merges every empty cell of the first columns upward."""
    document = WordDocument()
    table = document.add_table(len(rows), len(rows[0]))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell:
                table.cell(number, column).text = cell
    if joined:
        for column in range(3):
            top = 0
            for number, row in enumerate(rows):
                if row[column]:
                    top = number
                else:
                    table.cell(top, column).merge(table.cell(number, column))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


TWO_HEADINGS = [
    ["绩效指标", "一级指标", "中期绩效指标", "", "", "年度绩效指标", "", ""],
    ["", "", *["二级指标", "三级指标", "指标值"] * 2],
    *[["", w[0], *[*w[1:3], w.target] * 2] for w in WANTED],
]
PARTED_VALUE = [
    ["一级指标", "二级指标", "三级指标", "年度指标值", "", ""],
    ["", "", "", "指标性质", "指标值", "度量单位"],
    *[list(w[:6]) for w in WANTED],
]


@pytest.mark.parametrize("rows", [TWO_HEADINGS, PARTED_VALUE], ids=["horizons", "value"])
@pytest.mark.parametrize("layout", [stacked, tabbed, ragged, spaced, spaced_by_order])
def test_a_heading_may_have_two_rows(layout: Layout, rows: Rows) -> None:
    assert_wanted(read(layout(rows)))


def test_a_first_level_may_stand_in_a_row_of_its_own() -> None:
    rows = [["二级指标", "三级指标", "指标值"]]
    for wanted in WANTED:
        if [wanted.level1, "", ""] not in rows:
            rows.append([wanted.level1, "", ""])
        rows.append([wanted.level2, wanted.level3, wanted.target])
    assert_wanted(read(tabbed(rows)))
    assert_wanted(read(stacked(rows)))


def test_a_missing_cell_at_the_end_moves_nothing() -> None:
    rows = rows_under("one cell", merged=True, beside=False)
    assert_wanted(read(ragged([[*rows[0], "备注"], *rows[1:]])))


def test_a_weight_is_kept_apart_from_a_missing_unit() -> None:
    rows = rows_under("columns", merged=False, beside=False)
    indicators = read(ragged(rows))
    assert_wanted(indicators)
    assert [indicator.weight for indicator in indicators] == [wanted.weight for wanted in WANTED]


def test_rows_below_the_signatures_are_no_indicators() -> None:
    rows = [*rows_under("one cell", merged=False, beside=False), ["填报人：", "", "", ""]]
    assert_wanted(read(tabbed([*rows, ["附：", "往年", "清淤渠道长度", "3公里"]])))


def test_rows_with_other_words_where_the_levels_stand_are_no_indicators() -> None:
    rows = rows_under("one cell", merged=False, beside=False)
    assert_wanted(read(tabbed([*rows, ["资金来源", "县级", "总额", "36万元"]])))
