"""Files are laid out by GB/T 9704-2012, and are the same whenever they are made."""

import io
import zipfile
from typing import Any

import pytest
from docx import Document

from mingxi.documents import read_document
from mingxi.documents.composition import Caption, Composition, Paragraph
from mingxi.documents.word_writing import word_file

from .conftest import Part, table, values

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"


def style(part: Part, identity: str, path: str) -> list[str]:
    return values(part(STYLES), f"//w:style[@w:styleId='{identity}']{path}")


def test_the_file_says_what_was_composed(composition: Composition) -> None:
    text = read_document("公开.docx", word_file(composition)).text
    assert text.split("\n")[3:8] == [
        "（一）河道清漂",
        "一、项目名称",
        "（一）清漂里程。全年清漂95公里。",
        "全年清漂95公里。",
        "绩效目标表",
    ]


def test_the_same_composition_gives_the_same_bytes(composition: Composition) -> None:
    content = word_file(composition)
    assert word_file(composition) == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_other_programs_open_it_and_find_its_title(composition: Composition) -> None:
    opened = Document(io.BytesIO(word_file(composition)))
    assert opened.core_properties.title == composition.name
    assert [paragraph.style.name for paragraph in opened.paragraphs][-3:-1] == ["Normal", "Caption"]
    assert opened.sections[0].page_width.mm == pytest.approx(210, abs=0.1)


def test_the_page_is_a4_with_the_margins_and_the_grid_of_the_standard(part: Part) -> None:
    root = part(DOCUMENT)
    (size,) = root.iterfind(".//{*}pgSz")
    assert list(size.attrib.values()) == ["11906", "16838"]
    margins = {
        name.rpartition("}")[2]: value
        for (m,) in [root.findall(".//{*}pgMar")]
        for name, value in m.attrib.items()
    }
    assert margins["top"] == "2098"
    assert margins["left"] == "1588"
    assert margins["right"] == "1474"
    assert margins["bottom"] == "1984"
    grid = root.find(".//{*}docGrid")
    assert list(grid.attrib.values()) == ["linesAndChars", "579", "-849"]


def test_the_body_is_set_in_sanhao_fangsong_two_characters_in(part: Part) -> None:
    assert style(part, "Normal", "/w:rPr/w:sz/@w:val") == ["32"]
    assert style(part, "Normal", "/w:rPr/w:rFonts/@w:eastAsia") == ["仿宋_GB2312"]
    assert style(part, "Normal", "/w:rPr/w:rFonts/@w:ascii") == ["Times New Roman"]
    assert style(part, "Normal", "/w:pPr/w:ind/@w:firstLineChars") == ["200"]
    assert style(part, "Normal", "/w:pPr/w:spacing/@w:line") == ["579"]
    assert style(part, "Normal", "/w:pPr/w:spacing/@w:lineRule") == ["exact"]


@pytest.mark.parametrize(
    ("identity", "typeface", "size"),
    [
        ("Title", "方正小标宋简体", ["44"]),
        ("Heading1", "黑体", []),
        ("Heading2", "楷体_GB2312", []),
        ("TableText", "宋体", ["21"]),
        ("Footer", "宋体", ["28"]),
    ],
)
def test_each_style_has_its_typeface(
    part: Part, identity: str, typeface: str, size: list[str]
) -> None:
    assert style(part, identity, "/w:rPr/w:rFonts/@w:eastAsia") == [typeface]
    # A heading is as large as the body.
    assert style(part, identity, "/w:rPr/w:sz/@w:val") == size


def test_a_heading_that_runs_into_its_paragraph_is_set_apart(part: Part) -> None:
    runs = values(part(DOCUMENT), "//w:r[w:rPr/w:rStyle/@w:val='Lead']/w:t/text()")
    assert runs == ["（一）清漂里程。"]
    assert style(part, "Lead", "/w:rPr/w:rFonts/@w:eastAsia") == ["楷体_GB2312"]


def test_every_page_is_numbered_at_its_outer_edge(part: Part) -> None:
    assert part("word/settings.xml").find("{*}evenAndOddHeaders") is not None
    assert not values(part(DOCUMENT), "//w:titlePg")
    for name, side in (("word/footer1.xml", "right"), ("word/footer2.xml", "left")):
        foot = part(name)
        assert "".join(values(foot, "//w:t/text()")) == "— 1 —"
        assert values(foot, "//w:fldSimple/@w:instr") == [" PAGE "]
        assert values(foot, "//w:jc/@w:val") == [side]
        assert values(foot, f"//w:ind/@w:{side}Chars") == ["100"]


def test_a_wide_table_turns_the_sheet_and_takes_its_caption_along(part: Part) -> None:
    pieces: tuple[Any, ...] = (Paragraph("前"), Caption("表"), table(9), Paragraph("后"))
    root = part(DOCUMENT, Composition("表", pieces))
    assert values(root, "//w:pgSz/@w:w") == ["11906", "16838", "11906"]
    assert values(root, "//w:pgSz/@w:orient") == ["landscape"]
    turned = values(root, "//w:p[w:pPr/w:sectPr]//w:t/text()")
    assert turned == ["前"]
    narrow = part(DOCUMENT, Composition("表", (*pieces[:2], table(8), pieces[3])))
    assert values(narrow, "//w:pgSz/@w:w") == ["11906"]


def test_marks_of_xml_are_read_as_they_were_written() -> None:
    words = '<w:p>&amp; "甲" ＜乙＞ ]]>'
    content = word_file(Composition(words, (Paragraph(words),)))
    assert read_document("公开.docx", content).text == f"{words}\n"
