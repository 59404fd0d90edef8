"""A sheet becomes its name, the lines above and below, and the tables between."""

from collections.abc import Callable

import pytest

from mingxi.documents import Document, DocumentError

Read = Callable[..., Document]

HEAD = ["名称", "数量", "金额"]
BODY = [["水桶", 20, 600], ["铁锹", 10, 350]]
TOTAL = ["合计", None, 950]
EMPTY: list[None] = []


def grid(document: Document, at: int = 0) -> list[list[str]]:
    return [
        [document.text[cell.start : cell.end] for cell in row] for row in document.tables[at].cells
    ]


def test_the_name_the_title_and_the_unit_stand_above_the_table(read: Read) -> None:
    document = read([["购置明细表"], [None, None, "单位：元"], HEAD, *BODY, TOTAL], ["A1:C1"])
    assert document.text == (
        "明细\n购置明细表\n单位：元\n名称\t数量\t金额\n水桶\t20\t600\n铁锹\t10\t350\n合计\t\t950\n"
    )
    assert [block.level for block in document.blocks[:3]] == [1, None, None]
    assert grid(document)[-1] == ["合计", "", "950"]


def test_notes_below_the_table_are_paragraphs(read: Read) -> None:
    document = read([HEAD, *BODY, ["注：不含运费。"]])
    assert document.text.endswith("铁锹\t10\t350\n注：不含运费。\n")
    assert len(grid(document)) == 3


def test_a_number_alone_in_the_last_row_stays_in_the_table(read: Read) -> None:
    assert grid(read([HEAD, *BODY, [None, None, 950]]))[-1] == ["", "", "950"]


def test_empty_rows_part_tables(read: Read) -> None:
    document = read([HEAD, *BODY, EMPTY, HEAD, *BODY])
    assert [len(table.cells) for table in document.tables] == [3, 3]


def test_rows_left_free_above_a_total_do_not(read: Read) -> None:
    document = read([HEAD, *BODY, EMPTY, EMPTY, TOTAL])
    assert [len(table.cells) for table in document.tables] == [4]


def test_cells_know_their_table_row_and_column(read: Read) -> None:
    document = read([["标题"], HEAD, *BODY])
    places = {
        document.text[block.start : block.end]: (block.table, block.row, block.column)
        for block in document.blocks
    }
    assert places["标题"] == (None, None, None)
    assert places["350"] == (0, 2, 2)


def test_merged_cells_cover_their_rectangle(read: Read) -> None:
    rows = [["项目", "资金", None], [None, "市级", "县级"], ["甲", 4, 12]]
    document = read(rows, ["A1:A2", "B1:C1"])
    first = document.tables[0].cells[0]
    assert [(cell.column, cell.row_span, cell.column_span) for cell in first] == [
        (0, 2, 1),
        (1, 1, 2),
    ]
    assert [cell.column for cell in document.tables[0].cells[1]] == [1, 2]


def test_a_merge_holds_its_rows_together_over_empty_ones(read: Read) -> None:
    rows = [HEAD, ["水桶", 20, 600], [None, None, None], [None, 10, 350]]
    assert len(read(rows, ["A2:A4"]).tables) == 1
    assert len(read(rows).tables) == 2


def test_rows_and_columns_that_show_nothing_take_no_room(read: Read) -> None:
    document = read([[None, "名称", None, "金额"], [None, "水桶", None, 600]])
    assert document.text == "明细\n名称\t金额\n水桶\t600\n"


def test_a_break_within_a_cell_parts_words_and_not_cells(read: Read) -> None:
    document = read([["市级\n资金", "县级\t资金"], [1, 2]])
    assert document.text == "明细\n市级\u3000资金\t县级\u3000资金\n1\t2\n"


def test_a_long_text_alone_in_its_row_keeps_its_lines(read: Read) -> None:
    assert read([["一、概况\n二、内容"]]).text == "明细\n一、概况\n二、内容\n"


def test_hidden_sheets_come_last_and_are_marked(read: Read) -> None:
    states = {"旧稿": ("甲", "hidden"), "代码": ("乙", "veryHidden"), "附": ("丙", "visible")}
    others = {name: ([[word]], state) for name, (word, state) in states.items()}
    document = read([["正文"]], others=others)
    assert document.text == (
        "明细\n正文\n附\n丙\n旧稿（隐藏的工作表）\n甲\n代码（隐藏的工作表）\n乙\n"
    )


def test_a_sheet_without_content_is_not_named_and_a_workbook_without_any_is_empty(
    read: Read,
) -> None:
    assert read([["正文"]], others={"空": ([], "visible")}).text == "明细\n正文\n"
    with pytest.raises(DocumentError) as refusal:
        read([])
    assert refusal.value.code == "empty-file"


def test_a_grid_beyond_the_limit_is_refused(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    stairs = [[None] * i + [1] for i in range(10)]
    assert len(read(stairs).tables) == 1
    monkeypatch.setattr("mingxi.documents.workbook.layout.WORKBOOK_GRID_MAX", 99)
    with pytest.raises(DocumentError) as refusal:
        read(stairs)
    assert refusal.value.code == "too-large"


def test_a_text_beyond_the_limit_is_refused(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["经费" * 100]] * 10
    assert len(read(rows).text) > 2000
    monkeypatch.setattr("mingxi.documents.workbook.layout.WORKBOOK_CHARACTERS_MAX", 1000)
    with pytest.raises(DocumentError) as refusal:
        read(rows)
    assert refusal.value.code == "too-large"
