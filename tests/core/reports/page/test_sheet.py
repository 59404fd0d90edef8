"""The text is set as it was written: title, headings, paragraphs and tables, nothing lost."""

from hypothesis import given
from hypothesis import strategies as st

from mingxi.reports import report
from mingxi.reports.checking import check_document
from mingxi.reports.document_report import Wishes
from mingxi.reports.page.sheet import Kind, Paragraph, Table, places, sheet

TEXT = """柳坝县2024年农村供水项目文本

一、项目名称
农村供水管护
二、项目实施单位
柳坝县水务局
三、项目基本概况
全县集中供水点52处。
四、项目实施内容
管护员12人，每人每月800元，全年共11.52万元。

类别	数量（个）	单价（元）	金额（元）
水表	120	85	10200
阀门	40	60	2400
"""


def read(text: str) -> report.Document:
    return check_document("供水.txt", text.encode(), Wishes(with_text=True, with_places=True))


def kinds(text: str) -> list[tuple[str, str]]:
    document = read(text)
    return [
        (part.kind.value if isinstance(part, Paragraph) else "table", text[slice(*span)])
        for part in sheet(document)
        for span in places([part])[:1]
    ]


def test_title_headings_and_text_are_told_apart() -> None:
    assert kinds(TEXT)[:5] == [
        ("title", "柳坝县2024年农村供水项目文本"),
        ("heading", "一、项目名称"),
        ("text", "农村供水管护"),
        ("heading", "二、项目实施单位"),
        ("text", "柳坝县水务局"),
    ]


def test_a_numbered_line_is_no_title() -> None:
    assert kinds("一、项目名称\n农村供水管护\n")[0][0] == Kind.TEXT


def test_a_text_that_opens_with_a_sentence_has_no_title() -> None:
    assert kinds("现将有关情况说明如下。\n")[0][0] == Kind.TEXT


def test_a_table_knows_its_head_and_its_numbers() -> None:
    table = sheet(read(TEXT))[-1]
    assert isinstance(table, Table)
    assert table.head
    assert [cell.numeric for cell in table.rows[1]] == [False, True, True, True]


def test_a_table_of_numbers_alone_has_no_head() -> None:
    document = read(TEXT)
    document["tables"][0]["rows"].pop(0)
    table = sheet(document)[-1]
    assert isinstance(table, Table)
    assert not table.head


def test_no_heading_is_more_than_one_level_deeper_than_the_last() -> None:
    document = read("甲乙丙丁戊。\n一\n二\n三\n")
    for block, level in zip(document["blocks"][1:], (1, 5, 2), strict=True):
        block["level"] = level
    assert [part.level for part in sheet(document) if isinstance(part, Paragraph)] == [0, 1, 2, 2]


def test_what_stands_between_blocks_is_set_too() -> None:
    document = read("甲乙丙。\n丁戊己。\n")
    del document["blocks"][0]
    assert places(sheet(document)) == [(0, 4), (5, 9)]


def test_an_empty_text_is_an_empty_sheet() -> None:
    document = read(" \n")
    assert places(sheet(document)) == [(0, 0)]


@given(st.text(alphabet="甲一、。12 \t\n|", max_size=40))
def test_nothing_but_blanks_is_lost(text: str) -> None:
    document = read(text)
    if document["error"] is None:
        held = "".join(text[slice(*span)] for span in places(sheet(document)))
        assert "".join(held.split()).replace("|", "") == "".join(text.split()).replace("|", "")
