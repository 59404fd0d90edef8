"""Tables are found by their rulings, and their cells hold what stands in them."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from mingxi.documents import Document

ReadPdf = Callable[..., Document]

XS = (90, 190, 290, 420)
ROWS = (("品名", "数量", "金额（元）"), ("垃圾桶", "120个", "7,200"), ("合计", "", "7,200"))


def rows_of(document: Document, table: int = 0) -> list[list[str]]:
    """Give the texts of a table's cells."""
    return [
        [document.text[cell.start : cell.end] for cell in row]
        for row in document.tables[table].cells
    ]


def filled(page, xs=XS, rows=ROWS, top: float = 700.0, height: float = 30.0) -> list[float]:
    """Write rows into their fields and give the heights of the rulings."""
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text:
                page.text(xs[column] + 5, top - height * row - 20, text)
    return [top - height * row for row in range(len(rows) + 1)]


def ruled(page, way: str, xs, ys) -> None:
    """Rule a table in the way of one maker of PDF files."""
    if way == "lines":
        page.grid(xs, ys)
    elif way == "bars":
        for y in ys:
            for left, right in pairwise(xs):
                page.bar(left, y - 0.25, right - left, 0.5)
        for x in xs:
            page.bar(x - 0.25, ys[-1], 0.5, ys[0] - ys[-1])
    elif way == "outlines":
        for top, bottom in pairwise(ys):
            for left, right in pairwise(xs):
                page.outline(left, bottom, right - left, top - bottom)
    elif way == "one path":
        lines = [f"{xs[0]} {y} m {xs[-1]} {y} l" for y in ys]
        lines += [f"{x} {ys[0]} m {x} {ys[-1]} l" for x in xs]
        page.content.append(f"{' '.join(lines)} S")
    elif way == "moved":
        page.content.append("q 2 0 0 2 50 -30 cm")
        page.grid([(x - 50) / 2 for x in xs], [(y + 30) / 2 for y in ys])
        page.content.append("Q")
    else:
        page.grid(xs, ys)
        page.content = [line for line in page.content if f"{xs[0]} {ys[0]} m {xs[0]}" not in line]


@pytest.mark.parametrize("way", ["lines", "bars", "outlines", "one path", "moved", "open side"])
def test_a_table_is_read_however_it_is_ruled(read_pdf: ReadPdf, sheet, way: str) -> None:
    page = sheet()
    page.text(90, 760, "所需物资如下表。")
    ruled(page, way, XS, filled(page))
    page.text(90, 560, "以上物资由乡镇验收。")
    document = read_pdf(page)
    assert rows_of(document) == [list(row) for row in ROWS]
    assert document.text == (
        "所需物资如下表。\n品名\t数量\t金额（元）\n垃圾桶\t120个\t7,200\n合计\t\t7,200\n"
        "以上物资由乡镇验收。\n"
    )
    table = document.tables[0]
    assert document.text[table.start : table.end].endswith("合计\t\t7,200")
    assert all(block.page == 1 for block in document.blocks)


def test_a_field_without_a_ruling_belongs_to_a_merged_cell(read_pdf: ReadPdf, sheet) -> None:
    page = sheet()
    page.grid((90, 420), (700, 610))
    for y in (670, 640):
        page.ruling(190, y, 420, y)
    page.ruling(190, 700, 190, 610)
    page.ruling(290, 670, 290, 610)
    page.text(95, 645, "产出指标")
    page.text(195, 680, "数量指标")
    page.text(195, 650, "村组")
    page.text(295, 650, "12个")
    page.text(195, 620, "农户")
    page.text(295, 620, "300户")
    document = read_pdf(page)
    spans = [[(c.column, c.row_span, c.column_span) for c in r] for r in document.tables[0].cells]
    assert spans == [[(0, 3, 1), (1, 1, 2)], [(1, 1, 1), (2, 1, 1)], [(1, 1, 1), (2, 1, 1)]]
    assert document.text == "产出指标\t数量指标\t\n\t村组\t12个\n\t农户\t300户\n"


def test_lines_of_a_cell_are_joined_and_its_paragraphs_parted(read_pdf: ReadPdf, sheet) -> None:
    page = sheet()
    page.grid((90, 190, 420), (700, 600))
    for row, text in enumerate(("农村公路日", "常养护里程")):
        page.text(95, 680 - 20 * row, text)
    page.text(195, 680, "县道")
    page.text(195, 660, "乡道和村道")
    assert rows_of(read_pdf(page)) == [["农村公路日常养护里程", "县道\u3000乡道和村道"]]


@pytest.mark.parametrize(
    "draw",
    [
        lambda page: page.outline(80, 600, 400, 130),
        lambda page: page.ruling(90, 690, 400, 690),
        lambda page: page.bar(80, 600, 400, 130),
    ],
    ids=["a frame", "an underline", "a shaded ground"],
)
def test_what_is_ruled_otherwise_is_no_table(read_pdf: ReadPdf, sheet, draw) -> None:
    page = sheet()
    page.text(90, 700, "资金安排")
    page.text(90, 660, "共需12.5万元。")
    draw(page)
    document = read_pdf(page)
    assert (document.tables, document.text) == ((), "资金安排\n共需12.5万元。\n")


def test_a_grid_without_text_is_a_drawing(read_pdf: ReadPdf, sheet) -> None:
    page = sheet()
    page.grid(XS, (700, 670, 640))
    page.text(90, 760, "示意图")
    assert read_pdf(page).tables == ()


def test_a_table_goes_on_over_the_page_and_its_heading_is_told_once(
    read_pdf: ReadPdf, sheet
) -> None:
    first, second = sheet(), sheet()
    first.grid(XS, filled(first, rows=ROWS[:2], top=160))
    second.grid(XS, filled(second, rows=(ROWS[0], ("扫帚", "40把", "600"), ROWS[2]), top=770))
    for number, page in enumerate((first, second), 1):
        page.text(280, 40, f"— {number} —")
    document = read_pdf(first, second)
    assert rows_of(document) == [
        ["品名", "数量", "金额（元）"],
        ["垃圾桶", "120个", "7,200"],
        ["扫帚", "40把", "600"],
        ["合计", "", "7,200"],
    ]
    assert [block.page for block in document.blocks] == [1] * 6 + [2] * 6


def test_a_row_cut_by_the_page_is_one_row(read_pdf: ReadPdf, sheet) -> None:
    first, second = sheet(), sheet()
    first.grid((90, 190, 420), (130, 90))
    first.text(95, 110, "立项依据")
    first.text(195, 110, "县人民政府第十七次常务会议")
    second.grid((90, 190, 420), (770, 740, 710))
    second.text(195, 750, "纪要")
    second.text(95, 720, "总投入")
    second.text(195, 720, "93.99")
    first.text(195, 94, "研究确定的各项补助发放标准")
    assert rows_of(read_pdf(first, second)) == [
        ["立项依据", "县人民政府第十七次常务会议研究确定的各项补助发放标准纪要"],
        ["总投入", "93.99"],
    ]


@pytest.mark.parametrize("between", ["另一张表", ""])
def test_tables_of_other_columns_or_parted_by_text_stay_two(
    read_pdf: ReadPdf, sheet, between: str
) -> None:
    first, second = sheet(), sheet()
    first.grid(XS, filled(first, top=180))
    second.text(90, 790, between) if between else None
    xs = XS if between else (90, 150, 330, 420)
    second.grid(xs, filled(second, xs=xs, top=760))
    assert len(read_pdf(first, second).tables) == 2
