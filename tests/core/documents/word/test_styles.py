"""Styles: what a style inherits."""

from mingxi.documents.word.properties import NumberingReference
from mingxi.documents.word.style_sheet import StyleSheet
from mingxi.documents.word.styles import Styles

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def sheet(*styles: str) -> StyleSheet:
    return StyleSheet(f'<w:styles xmlns:w="{W}">{"".join(styles)}</w:styles>'.encode())


def style(name: str, content: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" {more} w:styleId="{name}">{content}</w:style>'


def numbered(reference: str) -> str:
    return f"<w:pPr><w:numPr>{reference}</w:numPr></w:pPr>"


def test_a_style_inherits_what_it_does_not_say() -> None:
    styles = Styles(
        sheet(
            style("Child", '<w:basedOn w:val="Parent"/>' + numbered('<w:ilvl w:val="1"/>')),
            style("Parent", numbered('<w:numId w:val="4"/>') + "<w:rPr><w:vanish/></w:rPr>"),
        )
    )
    child = styles.named("Child")
    assert child.numbering == NumberingReference("4", 1)
    assert (child.numbered_by, child.hidden) == ("Child", True)


def test_styles_based_on_each_other_say_what_they_say_themselves() -> None:
    outline = '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
    styles = Styles(
        sheet(style("A", '<w:basedOn w:val="B"/>' + outline), style("B", '<w:basedOn w:val="A"/>'))
    )
    assert styles.named("A").outline == 3


def test_an_unknown_style_is_the_default_one_of_the_sheet() -> None:
    outline = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    styles = Styles(sheet(style("Normal", outline, 'w:default="1"')))
    assert styles.of_paragraph(None).outline == styles.of_paragraph("Gone").outline == 1
    assert styles.named("Gone").outline is None
