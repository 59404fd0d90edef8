"""Lines become the paragraphs of their author again, however the page broke them."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.documents import Document, read_document

ReadPdf = Callable[..., Document]

TITLE = "蘅川县农业农村局项目文本"
LONG = (
    "全县共有村级水管员42人，每人每月补助650元，按12个月计算，全年需32.76万元，"
    "其中县级承担（按六成）19.656万元，乡镇承担（按四成）13.104万元，按季度拨付。"
)
TEXT = (
    "一、项目实施内容",
    LONG,
    "（一）水源地巡查。" + LONG,
    "1.每季度巡查1次；",
    "2.每半年检测水质1次，检测费由县级承担。" + LONG * 3,
    "二、资金安排情况",
    "共需资金32.76万元。",
)


def words(count: int, start: int = 0) -> str:
    """Give so many characters, other ones for each start: pdfium drops lines it takes for twins."""
    return "".join(chr(0x6C00 + 100 * start + at) for at in range(count))


def lines_of(document: Document) -> list[str]:
    """Give the paragraphs of a document that holds no table."""
    assert not document.tables
    assert [document.text[block.start : block.end] for block in document.blocks] == (
        document.text.splitlines()
    )
    return document.text.splitlines()


@pytest.mark.parametrize("across", range(17, 28))
@pytest.mark.parametrize("indent", [0, 2])
def test_paragraphs_are_the_same_at_any_width(pdf, lay, style, across: int, indent: int) -> None:
    file = pdf(lay(TEXT * 3, style(across=across, indent=indent)))
    assert lines_of(read_document("示例.pdf", file)) == list(TEXT * 3)


PHRASES = ("安排补助18.36万元，", "（其中县级）", "全年12个月；", "甲乡", "按《办法》执行，", "丙")
PARAGRAPHS = st.lists(st.sampled_from(PHRASES), min_size=1, max_size=25).map(
    lambda phrases: f"子{''.join(phrases).rstrip('，；')}丑"
)


@given(st.lists(PARAGRAPHS, min_size=5, max_size=20, unique=True), st.integers(18, 26))
def test_indented_paragraphs_survive_any_layout(pdf, lay, style, texts, across: int) -> None:
    file = pdf(lay([*texts, *TEXT], style(across=across)))
    assert lines_of(read_document("示例.pdf", file)) == [*texts, *TEXT]


def test_a_figure_broken_over_a_line_end_is_whole_again(read_pdf: ReadPdf, sheet) -> None:
    page = sheet()
    for y, line in (
        (740, "安排的补助资金按照实际人数和标准核算后全部合计为18.3"),
        (712, "6万元，由县级承担。"),
    ):
        page.text(90, y, line)
    for row in range(8):
        page.text(90, 680 - 28 * row, words(10, row))
    assert read_pdf(page).text.startswith(
        "安排的补助资金按照实际人数和标准核算后全部合计为18.36万元，由县级承担。\n"
    )


def test_latin_words_keep_the_blank_between_them(read_pdf: ReadPdf, sheet) -> None:
    page = sheet()
    page.text(90, 740, "Procurement of services by the county government of")
    page.text(90, 712, "Hengchuan")
    assert read_pdf(page).text == (
        "Procurement of services by the county government of Hengchuan\n"
    )


def test_a_wide_step_parts_paragraphs_and_a_usual_one_does_not(pdf, lay, style) -> None:
    texts = [words(36), words(26, 1), words(2, 2), words(26, 3), words(40, 4), words(5, 5)]
    file = pdf(lay(texts, style(indent=0, space=14)))
    assert lines_of(read_document("示例.pdf", file)) == texts


def test_an_item_after_a_full_line_is_a_paragraph_and_a_figure_is_none(pdf, lay, style) -> None:
    full = words(25) + "。" + words(25, 1) + "。"
    items = [full, "二、" + words(30, 2), words(10, 3)]
    assert lines_of(read_document("示例.pdf", pdf(lay(items, style(indent=0))))) == items
    figures = [full + "2.5万元" + words(30, 2), words(10, 3)]
    assert lines_of(read_document("示例.pdf", pdf(lay(figures, style(indent=0))))) == figures


def test_a_title_in_the_middle_stands_alone(read_pdf: ReadPdf, sheet) -> None:
    page = sheet()
    page.text(90 + 7 * 16, 740, TITLE)
    page.text(122, 712, "一、" + words(10))
    for row in range(6):
        page.text(122 if row % 2 == 0 else 90, 680 - 28 * row, words(24 + row % 2 * 2, row))
    assert read_pdf(page).text.splitlines()[:2] == [TITLE, "一、" + words(10)]


def test_larger_letters_part_a_heading_from_the_text(read_pdf: ReadPdf, sheet) -> None:
    page = sheet()
    page.text(90, 740, words(19), 22)
    page.text(90, 710, words(26, 1))
    page.text(90, 682, words(26, 2))
    assert read_pdf(page).text == f"{words(19)}\n{words(26, 1)}{words(26, 2)}\n"


def test_a_paragraph_goes_on_over_the_page_and_knows_where_it_began(pdf, lay, style) -> None:
    texts = [words(24 + 26 * 30), "丙。"]
    document = read_document("示例.pdf", pdf(lay(texts, style())))
    assert lines_of(document) == texts
    assert [block.page for block in document.blocks] == [1, 2]


def test_lines_below_the_text_of_an_item_belong_to_it(read_pdf: ReadPdf, sheet) -> None:
    page = sheet()
    page.text(90, 740, "1.甲" + words(24))
    page.text(114, 712, words(24, 1))
    page.text(114, 684, "丁。")
    page.text(90, 656, "2.戊。")
    for row in range(6):
        page.text(90, 620 - 28 * row, words(26, 2 + row))
    assert read_pdf(page).text.startswith(f"1.甲{words(24)}{words(24, 1)}丁。\n2.戊。\n")
