from mingxi.documents.document import Cell, Document, Table
from mingxi.documents.text_tables import tables_in
from mingxi.projects.grids import Band, CellKind, bands_in


def bands(text: str) -> list[Band]:
    return list(bands_in(Document("", "", text, tables=tables_in(text))))


def places(band: Band, row: int) -> dict[str, int]:
    return {cell.label: cell.column for cell in band.rows[row].cells if cell.label}


def test_a_heading_stands_over_its_numbers() -> None:
    (band,) = bands("品名\t数量\t金额（元）\n水桶\t20\t600\n铁锹\t10\t350\n")
    assert band.heading(2) == "金额（元）"
    assert [row.first_label for row in band.rows] == ["水桶", "铁锹"]


def test_rows_that_a_merged_cell_leaves_short_move_under_their_numbers() -> None:
    text = "乡镇\t村\t户数\t人数\n东溪乡\t松坪村\t20\t81\n桐坪村\t31\t120\n西溪乡\t杉坪村\t12\t40\n"
    (band,) = bands(text)
    assert places(band, 1) == {"桐坪村": 1, "31": 2, "120": 3}


def test_a_heading_with_a_cell_too_many_moves_to_the_left() -> None:
    text = "计划（万元）\t年度\t合计\t道路\t沟渠\n2031年\t30\t10\t20\n2032年\t50\t20\t30\n"
    (band,) = bands(text)
    assert [band.heading(column) for column in range(1, 5)] == ["年度", "合计", "道路", "沟渠"]
    assert places(band, 0) == {"2031年": 1, "30": 2, "10": 3, "20": 4}


def test_an_empty_last_column_does_not_move_the_numbers() -> None:
    text = "品名\t数量\t金额（元）\t备注\n水桶\t20\t600\n铁锹\t10\t350\n"
    (band,) = bands(text)
    assert places(band, 0) == {"水桶": 0, "20": 1, "600": 2}


def test_a_row_of_units_is_part_of_the_heading() -> None:
    (band,) = bands("村名\t农户\t人口\n\t户\t人\n松坪村\t20\t81\n桐坪村\t31\t120\n")
    assert [band.unit_words(column) for column in (1, 2)] == ["户", "人"]


def test_a_second_heading_opens_a_band_of_its_own() -> None:
    text = (
        "资金来源\t总投入\t省级财政\t县级财政\n年度资金（元）\t30\t10\t20\n"
        "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t管护里程\t12公里\n"
    )
    first, second = bands(text)
    assert first.heading(2) == "省级财政"
    assert second.heading(3) == "指标值"


def test_a_heading_over_merged_columns_holds_for_each_of_them() -> None:
    text = "项目资金来源（万元）合计省县渠道301020"
    cells = (
        (Cell(0, 2, 0, 0, row_span=2), Cell(2, 10, 0, 1, column_span=3)),
        (Cell(10, 12, 1, 1), Cell(12, 13, 1, 2), Cell(13, 14, 1, 3)),
        (Cell(14, 16, 2, 0), Cell(16, 18, 2, 1), Cell(18, 20, 2, 2), Cell(20, 22, 2, 3)),
    )
    (band,) = bands_in(Document("", "", text, tables=(Table(0, len(text), cells),)))
    assert band.headings(3) == ("县", "资金来源（万元）")
    assert band.headings(0) == ("项目",)


def test_a_year_and_a_range_are_words_and_a_quantity_is_a_number() -> None:
    (band,) = bands("年度\t人数\t目标\n2031年\t20人\t60人--70人\n2032年\t30人\t80人--90人\n")
    kinds = [cell.kind for cell in band.rows[0].cells]
    assert kinds == [CellKind.LABEL, CellKind.NUMBER, CellKind.LABEL]


def test_a_line_that_states_the_unit_is_no_heading() -> None:
    stated = "编制单位：蘅川县民政局\t\t单位：万元\n项目\t市级\t县级\n孤儿救助\t4\t12\n"
    (band,) = bands(stated)
    assert band.headings(1) == ("市级",)
    assert "单位：万元" in band.caption
    (named,) = bands(stated.replace("单位：万元", "计量单位"))
    assert "计量单位" in named.headings(2)


def test_a_row_without_cells_is_no_heading() -> None:
    text = "品名\t金额\n\n水泵\t12"
    cells = ((Cell(0, 2, 0, 0), Cell(3, 5, 0, 1)), (), (Cell(7, 9, 2, 0), Cell(10, 12, 2, 1)))
    (band,) = bands_in(Document("", "", text, tables=(Table(0, len(text), cells),)))
    assert [cell.text for cell in band.rows[0].cells] == ["水泵", "12"]
