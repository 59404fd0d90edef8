"""What belongs to the paper is no part of the text: running heads, feet, page numbers."""

from collections.abc import Callable

import pytest

from mingxi.documents import Document

ReadPdf = Callable[..., Document]


@pytest.mark.parametrize(
    "form", ["— {} —", "- {} -", "第{}页 共3页", "{}/3", "{}", "－{}－", "Page {} of 3"]
)
@pytest.mark.parametrize("y", [30, 800])
def test_page_numbers_are_dropped(read_pdf: ReadPdf, sheet, form: str, y: float) -> None:
    pages = [sheet() for _ in range(3)]
    for number, page in enumerate(pages, 1):
        page.text(280, y, form.format(number), 12)
        page.text(90, 700, f"第{number}项共{number}万元。")
    text = "".join(f"第{number}项共{number}万元。\n" for number in range(1, 4))
    assert read_pdf(*pages).text == text


def test_a_number_within_the_text_stays(read_pdf: ReadPdf, sheet) -> None:
    page = sheet()
    page.text(90, 700, "共计")
    page.text(90, 600, "12")
    assert read_pdf(page).text == "共计\n12\n"


def test_running_heads_are_dropped_though_their_numbers_change(read_pdf: ReadPdf, sheet) -> None:
    pages = [sheet() for _ in range(4)]
    for number, page in enumerate(pages, 1):
        page.text(90, 800, f"蘅川县2025年项目文本汇编（{number}）", 10)
        page.text(90, 700 - number, f"第{number}项共{number}万元。")
    assert "汇编" not in read_pdf(*pages).text


def test_a_line_at_the_edge_that_does_not_return_stays(read_pdf: ReadPdf, sheet) -> None:
    first, second = sheet(), sheet()
    first.text(90, 800, "蘅川县民政局")
    first.text(90, 700, "共计5万元。")
    second.text(90, 800, "柳坝县民政局")
    second.text(90, 690, "共计6万元。")
    text = read_pdf(first, second).text
    assert text.splitlines() == ["蘅川县民政局", "共计5万元。", "柳坝县民政局", "共计6万元。"]


def test_titles_that_return_below_the_edge_stay(read_pdf: ReadPdf, sheet) -> None:
    pages = [sheet(), sheet()]
    for number, page in enumerate(pages, 1):
        page.text(200, 740, "项目绩效目标表")
        page.text(90, 700, f"第{number}项。")
    assert read_pdf(*pages).text.count("项目绩效目标表") == 2
