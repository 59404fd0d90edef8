"""What a browser shows of a text is what is read: paragraphs, numbers, tables, blanks."""

from collections.abc import Callable

import pytest

from mingxi.documents import Document, DocumentError, read_document

Page = Callable[[str], Document]


def refusal_of(data: bytes) -> str | None:
    """Give the code with which a page is refused."""
    try:
        read_document("网页.html", data)
    except DocumentError as refusal:
        return refusal.code
    return None


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>甲</p><p>乙</p>", "甲\n乙\n"),
        ("<div>甲<div>乙</div>丙</div>", "甲\n乙\n丙\n"),
        ("<p>甲<br>乙<br/><br>丙", "甲\n乙\n丙\n"),
        ("<p>安排<b>12</b>.<span>5</span>万元</p>", "安排12.5万元\n"),
        ("<p>100m<sup>2</sup>，CO<sub>2</sub></p>", "100m2，CO2\n"),
        ("<p>旧<del>10</del><ins>12</ins>万元<s>废</s></p>", "旧12万元\n"),
        ("<p>&#12295;&times;&yen;&lt;5&amp;</p>", "〇×¥<5&\n"),
        ("<p></p><p>&nbsp;</p><p>甲</p>", "甲\n"),
        ("<p>甲<p>乙<div>丙", "甲\n乙\n丙\n"),
        ("<pre>甲  乙\n\t丙</pre>", "甲  乙\n\u3000丙\n"),
        ("<ruby>衡<rp>(</rp><rt>heng</rt><rp>)</rp></ruby>", "衡\n"),
    ],
)
def test_blocks_and_breaks_part_paragraphs_and_nothing_else_does(
    page: Page, html: str, text: str
) -> None:
    assert page(f"<body>{html}</body>").text == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("安排\n   资金", "安排资金"),
        ("安排，\n资金", "安排，资金"),
        ("安排\n12万元", "安排 12万元"),
        ("for\n  use", "for use"),
        ("  甲   乙 ", "甲 乙"),
        ("\u3000\u3000甲\u3000乙", "\u3000\u3000甲\u3000乙"),
        ("&nbsp;&nbsp;甲&emsp;乙", "\xa0\xa0甲\u2003乙"),
        ("<span>甲</span>\n<span>乙</span>", "甲乙"),
    ],
)
def test_blanks_are_those_a_reader_sees(page: Page, html: str, text: str) -> None:
    assert page(f"<p>{html}</p>").text == text + "\n"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<ol><li>甲<li>乙</ol>", "1.\u3000甲\n2.\u3000乙\n"),
        (
            "<ol start=3 type=a><li>甲<li value=7>乙<li>丙</ol>",
            "c.\u3000甲\ng.\u3000乙\nh.\u3000丙\n",
        ),
        ("<ol reversed type=I><li>甲<li>乙</ol>", "II.\u3000甲\nI.\u3000乙\n"),
        ("<ol><li>甲<ol><li>乙</ol><li>丙</ol>", "1.\u3000甲\n1.\u3000乙\n2.\u3000丙\n"),
        ('<ol style="list-style-type: cjk-ideographic"><li>甲</ol>', "一、甲\n"),
        ('<ol style="list-style-type:none"><li>甲</ol>', "甲\n"),
        ("<ol start=x><li>甲</ol>", "1.\u3000甲\n"),
        ("<ul><li>甲<li>乙</ul>", "甲\n乙\n"),
    ],
)
def test_numbers_of_lists_are_written_out(page: Page, html: str, text: str) -> None:
    document = page(html)
    assert document.text == text
    for block in document.blocks:
        number = text[block.start : block.start + block.numbered]
        assert text[block.start + block.numbered] in "甲乙丙"
        assert not number or number[-1] in "\u3000、"


def test_headings_keep_their_level(page: Page) -> None:
    document = page("<h1>甲</h1><h3><span>乙</span></h3><p>丙</p>")
    assert [block.level for block in document.blocks] == [1, 3, None]


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="color:red; display : none">隐</p>',
        "<p hidden>隐</p>",
        '<div aria-hidden="true"><p>隐</p></div>',
        "<script>'<p>隐</p>'</script>",
        "<!-- <p>隐</p> -->",
        "<noscript>隐</noscript><template><p>隐</p></template>",
        "<button>隐</button><select><option>隐</select><textarea>隐</textarea>",
        '<sup><a href="#sdfootnote1sym">1</a></sup><a href="#_ftn1">[1]</a>',
    ],
)
def test_what_is_not_shown_is_not_read(page: Page, hidden: str) -> None:
    assert page(f"<p>甲</p>{hidden}<p>乙</p>").text == "甲\n乙\n"


def test_what_is_only_styled_is_read(page: Page) -> None:
    assert (
        page('<p style="display:block" aria-hidden="false">甲<a href="#a">1</a></p>').text
        == "甲1\n"
    )


def spans(document: Document) -> list[list[tuple[object, ...]]]:
    """Give text, row, column, row span and column span of each cell of the first table."""
    return [
        [(document.text[c.start : c.end], *c[2:]) for c in cells]
        for cells in document.tables[0].cells
    ]


def test_merged_cells_give_their_text_once_and_keep_the_columns_aligned(page: Page) -> None:
    document = page(
        "<p>如下</p><table><tr><td rowspan=3>甲<td colspan=2>合并"
        "<tr><td>1<td>2<tr><td>3<td>4</table>"
    )
    assert document.text == "如下\n甲\t合并\t\n\t1\t2\n\t3\t4\n"
    assert spans(document) == [
        [("甲", 0, 0, 3, 1), ("合并", 0, 1, 1, 2)],
        [("1", 1, 1, 1, 1), ("2", 1, 2, 1, 1)],
        [("3", 2, 1, 1, 1), ("4", 2, 2, 1, 1)],
    ]
    assert document.text[document.tables[0].start : document.tables[0].end].endswith("4")
    assert [block[2:5] for block in document.blocks][:2] == [(None, None, None), (0, 0, 0)]


def test_a_cell_stands_on_one_line(page: Page) -> None:
    cell = "<p>一是</p><ol><li>二是</ol>三<br>是<table><tr><td>内</table>"
    document = page(f"<table border=1><tr><td>{cell}<td>1<tr><td>2<td>3</table>")
    assert document.text == "一是\u30001.\u3000二是\u3000三\u3000是\u3000内\t1\n2\t3\n"
    assert len(document.tables) == 1


@pytest.mark.parametrize("span", ["rowspan=0", "rowspan=65535", "rowspan=999999999999"])
def test_a_span_never_reaches_beyond_the_table(page: Page, span: str) -> None:
    document = page(f"<table border=1><tr><td {span}>甲<td>1<tr><td>2<tr><td>3</table>")
    expected = 1 if "9999" in span else 3
    assert document.tables[0].cells[0][0].row_span == expected


def test_a_span_covers_no_more_columns_than_a_table_may_have(page: Page) -> None:
    document = page("<table border=1><tr><td colspan=1000000>甲<td>1<tr><td>2<td>3</table>")
    assert document.tables[0].cells[0][0].column_span == 63


PARAGRAPHS = "".join(f"<p>{'各项工作有序推进，' * 8}共{n}项。</p>" for n in range(8))


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>@</table>",
        "<table><tr><td>栏目<td>@</table>",
        "<table border=0><tr><td>栏目<td>@<tr><td>脚<td>注</table>",
        "<table border=1><tr><td>@</table>",
        "<table><tr><td>栏目<td><table><tr><td>@</table><tr><td>脚<td>注</table>",
        "<table role=presentation border=1><tr><td>1<td>2<tr><td>@<td>4</table>",
    ],
)
def test_a_table_that_lays_out_the_page_is_read_as_paragraphs(page: Page, table: str) -> None:
    document = page(table.replace("@", PARAGRAPHS))
    assert not document.tables
    assert document.text.count("\n") >= 8
    assert "\t" not in document.text


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>品名<td>金额<tr><td>台账<td>5</table>",
        "<table border=1><tr><td>项目概况<td>@<tr><td>金额<td>5</table>",
        "<table><tr><td style='border-top: 1px solid #000'>项目概况<td>@<tr><td>金额<td>5</table>",
        "<table class=MsoTableGrid><tr><td>项目概况<td>@<tr><td>金额<td>5</table>",
        "<table><tr><th>品名<th>金额</table>",
    ],
)
def test_a_form_is_a_table_however_much_one_cell_holds(page: Page, table: str) -> None:
    assert len(page(table.replace("@", PARAGRAPHS)).tables) == 1


def test_data_inside_a_layout_is_a_table(page: Page) -> None:
    inner = "<table border=1><tr><td>品名<td>金额<tr><td>台账<td>5</table>"
    document = page(f"<table><tr><td>栏目<td><p>如下</p>{inner}</table>")
    assert document.text == "栏目\n如下\n品名\t金额\n台账\t5\n"
    assert len(document.tables) == 1


@pytest.mark.parametrize(
    "data",
    [
        '<meta charset="gb2312"><p>资金，〇</p>'.encode("gb18030"),
        '<meta http-equiv="Content-Type" content="text/html; charset=GBK"><p>资金，〇</p>'.encode(
            "gb18030"
        ),
        '<?xml version="1.0" encoding="gbk"?><html><p>资金，〇</p></html>'.encode("gb18030"),
        "<p>资金，〇</p>".encode("gb18030"),
        "<p>资金，〇</p>".encode(),
        "<p>资金，〇</p>".encode("utf-8-sig"),
        "<p>资金，〇</p>".encode("utf-16"),
        '<meta charset="big5"><p>資金，</p>'.encode("big5"),
        f'<meta charset="gb2312"><p hidden>{"其实是另一种编码" * 3}</p><p>资金，〇</p>'.encode(),
    ],
)
def test_the_encoding_is_the_marked_the_declared_or_the_likely_one(data: bytes) -> None:
    assert read_document("网页.html", data).text.strip() in ("资金，〇", "資金，")


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("项目名称：某项目", "not-html"),
        ("5<6，单价<7", "not-html"),
        ("<html><body><div id=app></div><script>render('甲')</script></body></html>", "no-text"),
        ("<html><frameset><frame src=a.htm></frameset></html>", "no-text"),
        ("<p>甲</p>\0", "not-text"),
        ("<p>甲</p>", None),
    ],
)
def test_a_page_without_text_is_refused_by_name(html: str, code: str | None) -> None:
    assert refusal_of(html.encode()) == code
    assert refusal_of(b"") == "empty-file"


@pytest.mark.parametrize(
    "name", ["页.html", "页.HTM", "页.xhtml", "页.shtml", "页.doc", "页", "页.xls"]
)
def test_a_page_is_known_by_its_name_or_by_how_it_begins(name: str) -> None:
    data = "\n<!DOCTYPE html>\n<html><body><p>经费</p></body></html>".encode()
    assert read_document(name, data).text == "经费\n"


def test_entities_of_a_document_type_stay_letters(page: Page) -> None:
    laughs = '<!DOCTYPE html [<!ENTITY a "哈"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "secret">]>'
    text = page(f"{laughs}<html><body><p>&b;&f;经费</p></body></html>").text
    assert text.endswith("&b;&f;经费\n")
    assert "哈哈" not in text
