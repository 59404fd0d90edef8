"""The three ways a table survives in flat text, and the prose that only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.documents import tables_in

STACKED = """\
九、项目绩效目标表
\t项目支出绩效目标申报表

\t项目名称
\t青禾县校舍维修
\t主管部门
\t

\t一级指标
\t二级指标
\t指标值

\t
\t数量指标
\t≥12 间
"""

TABBED = """\
采购清单如下：
品名\t数量\t金额（元）
书柜\t20个\t8,000
课桌\t\t12,000
小计\t\t20,000
以上合计20,000元。
"""

SPACED = """\
    各村安排如下：
村名    长度（公里）    金额（万元）
柏树村    1.2    24.00
小坪村    0.8    16.00
合计    2.0    40.00
资金由县级承担。
"""


def rows(text: str) -> list[list[list[str]]]:
    """Give the cells of each table as text."""
    return [
        [[text[cell.start : cell.end] for cell in row] for row in table.cells]
        for table in tables_in(text)
    ]


def test_cells_stacked_one_a_line_make_rows_parted_by_blank_lines() -> None:
    assert rows(STACKED) == [
        [
            ["项目支出绩效目标申报表"],
            ["项目名称", "青禾县校舍维修", "主管部门", ""],
            ["一级指标", "二级指标", "指标值"],
            ["", "数量指标", "≥12 间"],
        ]
    ]


def test_rows_parted_by_tabs_keep_their_empty_cells() -> None:
    assert rows(TABBED) == [
        [
            ["品名", "数量", "金额（元）"],
            ["书柜", "20个", "8,000"],
            ["课桌", "", "12,000"],
            ["小计", "", "20,000"],
        ]
    ]


def test_rows_parted_by_tabs_may_be_ragged() -> None:
    text = "乡镇\t村\t户数\n云台乡\t柏树村\t20\n小坪村\t30\n\t40\n"
    assert rows(text) == [
        [["乡镇", "村", "户数"], ["云台乡", "柏树村", "20"], ["小坪村", "30"], ["", "40"]]
    ]


def test_columns_parted_by_blanks_are_read_where_lines_agree() -> None:
    assert rows(SPACED) == [
        [
            ["村名", "长度（公里）", "金额（万元）"],
            ["柏树村", "1.2", "24.00"],
            ["小坪村", "0.8", "16.00"],
            ["合计", "2.0", "40.00"],
        ]
    ]


def test_two_columns_parted_by_blanks_need_a_total() -> None:
    lines = ["部门  金额", "教育局  10", "民政局  20"]
    assert rows("\n".join([*lines, "合计  30"])) == [
        [line.split() for line in [*lines, "合计  30"]]
    ]
    assert not rows("\n".join(lines))


def test_rows_of_a_printed_form_may_be_parted_by_blank_lines_and_broken_cells() -> None:
    text = (
        "    项目名称      校舍维修      项目类别      一次性\n\n"
        "    开始日期      2024-01      完成日期      2024-12\n\n"
        "        其中：县级      12.00\n"
        "    资金\n"
        "        其中：市级      10.00\n\n\n"
        "    以上由各部门负责\n"
    )
    assert [len(row) for row in rows(text)[0]] == [4, 4, 2, 1, 2]


def test_cells_know_their_row_column_and_the_table_its_range() -> None:
    (table,) = tables_in(TABBED)
    assert [(cell.row, cell.column) for cell in table.cells[1]] == [(1, 0), (1, 1), (1, 2)]
    assert TABBED[table.start : table.end].startswith("品名")
    assert TABBED[table.start : table.end].endswith("20,000")


def test_two_tables_parted_by_a_sentence_are_two() -> None:
    assert len(rows(TABBED + TABBED)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "一、项目名称\n校舍维修\n",
        "　　为保障教学，安排经费。\n　　其中县级承担一半。\n",
        "共20万元。  其中县级10万元。  市级10万元。\n另5万元。  其中县级3万元。  市级2万元。\n",
        "负责人：    填报人：    日期：\n",
        "1.社区经费：10万元    2.培训经费：5万元    3.公示：1万元\n",
        "\t为保障教学，安排经费20万元。\n\t资金由县级承担。\n\n\t按季度支付。\n",
        "一、\t项目名称\n二、\t立项依据\n三、\t实施单位\n",
        "单价\t10\n",
        "项目  名称\n项目  依据\n",
    ],
)
def test_prose_with_blanks_and_tabs_is_no_table(text: str) -> None:
    assert not tables_in(text)


@given(st.text("\t\n 　一二1（。：合计x", max_size=300))
def test_tables_lie_in_order_and_their_cells_within_them(text: str) -> None:
    at = 0
    for table in tables_in(text):
        assert at <= table.start <= table.end <= len(text)
        at = table.end
        for number, row in enumerate(table.cells):
            for cell in row:
                assert cell.row == number
                assert table.start <= cell.start <= cell.end <= table.end
                assert "\n" not in text[cell.start : cell.end]


WORDS = st.text("经费补助0123456789.（）", min_size=1, max_size=8)


@given(st.lists(st.lists(WORDS, min_size=3, max_size=5), min_size=2, max_size=6))
def test_any_filled_rows_parted_by_tabs_are_read_back(table: list[list[str]]) -> None:
    assert rows("\n".join(map("\t".join, table))) == [table]
