from collections.abc import Callable

from mingxi.projects.claims.tables.sheets import Sheet

SheetOf = Callable[[str], Sheet]


def test_a_cell_is_read_as_one_figure_or_none(sheet_of: SheetOf) -> None:
    sheet = sheet_of("名称\t甲（元）\t乙\t丙\n水泵\t1,200\t3台\t60人--70人\n水管\t300\t20\t待定\n")
    first, second = sheet.figures
    assert [(figure.text, figure.unit) for figure in first.values()] == [
        ("1,200", "元"),
        ("3台", "台"),
    ]
    assert [(figure.text, figure.unit) for figure in second.values()] == [("300", "元"), ("20", "")]


def test_totals_are_ranked(sheet_of: SheetOf) -> None:
    sheet = sheet_of(
        "名称\t小计（元）\t资金合计（元）\n水泵\t1\t1\n小 计\t1\t1\n"
        "设备费合计：\t1\t1\n总计（元）\t1\t1\n合计数核对\t1\t1\n"
    )
    assert sheet.row_ranks == (0, 1, 2, 3, 0)
    assert [sheet.column_rank(column) for column in (0, 1, 2)] == [0, 1, 2]


def test_a_total_in_capitals_is_no_row_of_its_own(sheet_of: SheetOf) -> None:
    sheet = sheet_of("名称\t金额（元）\n水泵\t20\n水管\t10\n合计（大写）\t叁拾元整\n合计\t30\n")
    assert sheet.row_ranks == (0, 0, 2)


def test_prices_rates_and_serial_numbers_do_not_add_up(sheet_of: SheetOf) -> None:
    sheet = sheet_of("序号\t单价（元）\t完成率\t金额（元）\t人数\n1\t2\t3\t4\t5\n2\t3\t4\t5\t6\n")
    assert [column for column in sheet.columns if sheet.adds_up(column)] == [3, 4]
    assert sheet.is_price(1)


def test_an_empty_place_is_told_from_words(sheet_of: SheetOf) -> None:
    sheet = sheet_of("名称\t甲（元）\t乙（元）\n水泵\t—\t据实\n水管\t3\t4\n")
    assert sheet.is_empty(0, 1)
    assert not sheet.is_empty(0, 2)
