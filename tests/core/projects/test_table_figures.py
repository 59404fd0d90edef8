import json
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.documents.document import Cell, Document, Table
from mingxi.documents.text_tables import tables_in
from mingxi.projects.grids import bands_in
from mingxi.projects.table_figures import figures_with_cells, table_figures
from mingxi.prose.amounts import figures_in
from mingxi.prose.marks import Figure


def read(text: str) -> tuple[Figure, ...]:
    document = Document("", "", text, tables=tables_in(text))
    return table_figures(bands_in(document), figures_in(text))


def values(text: str) -> dict[str, Decimal]:
    return {figure.text: figure.value for figure in read(text) if figure.is_money}


def test_a_number_takes_the_unit_of_its_column() -> None:
    text = "村名\t里程（公里）\t投资（万元）\n松坪村\t1.2\t34.20\n桐坪村\t0.8\t22.80\n"
    assert values(text) == {"34.20": Decimal(342_000), "22.80": Decimal(228_000)}
    assert [figure.text for figure in read(text) if figure.unit == "公里"] == ["1.2", "0.8"]


def test_a_figure_is_exactly_the_number_and_knows_its_last_digit() -> None:
    figure, _ = read("品名\t金额（万元）\n水泵\t 1,389.50 \n水管\t20\n")
    assert figure.text == "1,389.50"
    assert (figure.value, figure.step) == (Decimal(13_895_000), Decimal(100))


def test_a_cell_with_a_unit_of_its_own_keeps_it() -> None:
    text = "\t总投入\t县级财政\n年度资金来源（元）\t120万元\t1200000\n中期资金来源（元）\t30\t30\n"
    assert [figure.text for figure in read(text)] == ["1200000", "30", "30"]


def test_the_label_of_a_row_states_the_unit_of_its_numbers() -> None:
    text = "\t总投入\t省级财政\t县级财政\n年度资金来源（万元）\t93.5\t30\t63.5\n备注\t无\t无\t无\n"
    assert values(text) == {
        "93.5": Decimal(935_000),
        "30": Decimal(300_000),
        "63.5": Decimal(635_000),
    }


def test_a_caption_holds_for_columns_of_money_only() -> None:
    text = (
        "附表 经费测算\n单位：万元\n序号\t项目\t数量\t2031年\t2032年\t占比\n"
        "1\t巡护\t12\t30\t40\t0.5\n2\t监测\t6\t10.5\t12\t0.5\n"
    )
    assert list(values(text)) == ["30", "40", "10.5", "12"]


def test_a_corner_states_the_unit_of_the_whole_table() -> None:
    text = "计划（万元）\t年度\t合计\t道路\t沟渠\n2031年\t33\t10\t23\n2032年\t51\t21\t30\n"
    assert list(values(text)) == ["33", "10", "23", "51", "21", "30"]


def test_a_unit_column_states_the_unit_of_the_quantity_beside_it() -> None:
    text = "三级指标\t指标值\t度量单位\n项目成本\t38.5\t万元\n管护里程\t120\t公里\n"
    cost, length = read(text)
    assert (cost.value, cost.unit) == (Decimal(385_000), "元")
    assert length.unit == "公里"


def test_a_cell_that_reaches_down_states_the_unit_of_its_rows() -> None:
    text = "资金（万元）总额30省级10县级20"
    cells = (
        (Cell(0, 6, 0, 0, row_span=3), Cell(6, 8, 0, 1), Cell(8, 10, 0, 2)),
        (Cell(10, 12, 1, 1), Cell(12, 14, 1, 2)),
        (Cell(14, 16, 2, 1), Cell(16, 18, 2, 2)),
    )
    document = Document("", "", text, tables=(Table(0, len(text), cells),))
    figures = table_figures(bands_in(document), ())
    assert [figure.value for figure in figures] == [300_000, 100_000, 200_000]


@pytest.mark.parametrize(
    "text",
    [
        "序号\t联系人\t电话\n1\t李四\t13900000000\n2\t王五\t13900000001\n",
        "年度\t人数\t编码\n2031\t20\t301\n2032\t30\t302\n",
        "单位：万元\n年度\t编码\t完成率\n2031\t301\t95\n2032\t302\t96\n",
        "项目\t金额\n巡护\t待定\n监测\t无\n",
    ],
)
def test_numbers_that_are_no_money_are_left_alone(text: str) -> None:
    assert values(text) == {}


def test_prose_has_no_table_figures() -> None:
    assert read("全年巡护120次，每次300元，计36,000元。") == ()


def test_a_unit_that_prose_took_from_the_next_row_is_put_right() -> None:
    text = "队伍\t金额（元）\n甲队\t54,000\n对讲机\t19,200\n"
    assert values(text) == {"54,000": Decimal(54_000), "19,200": Decimal(19_200)}


def merged(text: str) -> list[tuple[str, str]]:
    document = Document("", "", text, tables=tables_in(text))
    return [
        (figure.text, figure.unit)
        for figure in figures_with_cells(document, bands_in(document), figures_in(text))
    ]


def test_no_figure_of_prose_overlaps_the_figure_of_a_cell() -> None:
    text = "队伍\t金额（元）\n甲队\t54,000\n对讲机\t19,200\n"
    assert merged(text) == [("54,000", "元"), ("19,200", "元")]


def test_no_figure_runs_on_into_another_cell_that_only_begins_like_a_unit() -> None:
    text = "名称\t编组\n甲队\t54\n对讲机\t19\n喷雾器\t20\n"
    assert "对" not in dict(merged(text)).values()


def test_a_unit_in_a_cell_of_its_own_stays_with_its_number() -> None:
    text = "名称\t规格\t编组\t备注\n水泵\t甲\t54\t台\n水管\t乙\t19\t米\n"
    document = Document("", "", text, tables=tables_in(text))
    alone = [figure for figure in figures_in(text) if figure.unit]
    assert set(alone) <= set(figures_with_cells(document, bands_in(document), figures_in(text)))


@given(st.text(alphabet="3,.5元万对人队\t\n 合计", max_size=60))
def test_figures_of_a_text_with_tables_never_overlap(text: str) -> None:
    document = Document("", "", text, tables=tables_in(text))
    figures = figures_with_cells(document, bands_in(document), figures_in(text))
    assert all(a.end <= b.start for a, b in pairwise(figures))


@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=8))
def test_every_number_under_a_money_heading_is_an_amount(numbers: list[int]) -> None:
    rows = "".join(f"第{at}组\t{number:,}\n" for at, number in enumerate(numbers))
    found = read(f"名称\t金额（元）\n{rows}")
    assert [int(figure.value) for figure in found] == numbers


@pytest.mark.shared
@pytest.mark.parametrize("name", ["d02", "d04", "d05", "d06", "d10", "d15", "r071"])
def test_the_amounts_of_the_tables_are_those_of_the_truth(shared: Path, name: str) -> None:
    text = (shared / "heldin/texts" / f"{name}.txt").read_text(encoding="utf-8")
    truth = json.loads((shared / "heldin/gold" / f"{name}.json").read_text(encoding="utf-8"))
    document = Document("", "", text, tables=tables_in(text))
    prose = figures_in(text)
    cells = [figure for figure in table_figures(bands_in(document), prose) if figure.is_money]
    known = {amount["start"]: amount["fen"] for amount in truth["amounts"]}
    assert {figure.start: figure.fen for figure in cells}.items() <= known.items()
    inside = [cell for table in document.tables for row in table.cells for cell in row]
    found = {figure.start for figure in (*prose, *cells) if figure.is_money}
    assert {
        start for start in known if any(cell.start <= start < cell.end for cell in inside)
    } <= found
