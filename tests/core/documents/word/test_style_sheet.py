"""A style sheet gives the same styles however it is written, and parses only what is asked for."""

import pytest

from mingxi.documents import DocumentError
from mingxi.documents.word import names
from mingxi.documents.word.style_sheet import StyleSheet

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="正文"/></w:style>'
HEADING = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
TABLE = '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="表格"/></w:style>'


def sheet(*styles: str, root: str = f'<w:styles xmlns:w="{W}">', prolog: str = "") -> bytes:
    return f"{prolog}{root}<w:docDefaults/>{''.join(styles)}</w:styles>".encode()


def names_of(given: StyleSheet, *styles: str) -> list[str | None]:
    return [given.style(style).find(names.STYLE_NAME).get(names.VALUE) for style in styles]


@pytest.mark.parametrize(
    "written",
    [
        sheet(BODY, HEADING, TABLE),
        sheet(BODY, HEADING, TABLE, prolog='<?xml version="1.0" encoding="UTF-8"?>\n'),
        sheet(BODY.replace('"', "'"), HEADING, TABLE),
        sheet(BODY, "<!-- <w:style w:styleId='x'> -->", HEADING, TABLE),
        sheet(BODY, HEADING, TABLE).replace(b"w:", b"v:").replace(b"xmlns:w", b"xmlns:v"),
        sheet(BODY, HEADING, TABLE).decode().encode("utf-16"),
    ],
    ids=["plain", "declared", "single quotes", "comment", "other prefix", "utf-16"],
)
def test_the_styles_are_the_same_however_the_sheet_is_written(written: bytes) -> None:
    given = StyleSheet(written)
    assert given.default == "a"
    assert names_of(given, "a", "1", "a1") == ["正文", "heading 1", "表格"]
    assert "b" not in given


def test_a_style_that_nobody_asks_for_is_not_parsed() -> None:
    broken = '<w:style w:type="table" w:styleId="a2"><w:name w:val=></w:style>'
    given = StyleSheet(sheet(BODY, broken))
    assert names_of(given, "a") == ["正文"]
    with pytest.raises(DocumentError, match="unreadable-docx"):
        given.style("a2")


def test_a_sheet_that_is_cut_off_is_refused() -> None:
    with pytest.raises(DocumentError, match="unreadable-docx"):
        StyleSheet(sheet(BODY, HEADING)[:-30])


def test_a_sheet_whose_styles_are_closed_before_they_open_is_refused() -> None:
    closing, opening = "</w:style>", HEADING.removesuffix("</w:style>")
    with pytest.raises(DocumentError, match="unreadable-docx"):
        StyleSheet(sheet(closing, opening))


def test_a_sheet_that_declares_entities_is_refused() -> None:
    entities = '<!DOCTYPE styles [<!ENTITY a "b">]>'
    with pytest.raises(DocumentError, match="xml-entities"):
        StyleSheet(sheet(BODY, prolog=entities))


def test_hidden_text_is_looked_for_only_where_a_style_speaks_of_it() -> None:
    hiding = BODY.replace("</w:style>", "<w:rPr><w:vanish/></w:rPr></w:style>")
    assert not StyleSheet(sheet(BODY)).may_hide
    assert StyleSheet(sheet(hiding)).may_hide
