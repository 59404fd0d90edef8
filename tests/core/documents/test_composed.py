from mingxi.documents import read_document
from mingxi.documents.composed import composed_document
from mingxi.documents.composition import (
    Caption,
    Composition,
    Heading,
    Paragraph,
    Table,
    TableCell,
    Title,
)
from mingxi.documents.word_writing import word_file

MERGED = Table(
    (
        (TableCell("级次", 2), TableCell("金额", 1, 2)),
        (TableCell("省级"), TableCell("")),
        (TableCell("合计"), TableCell("3"), TableCell("4")),
    )
)
SINGLE = Table(((TableCell("甲"), TableCell("乙")),))
COMPOSITION = Composition(
    "河道保洁",
    (
        Title("蘅川县水务局2026年预算重点领域财政项目文本公开"),
        Heading("一、项目名称", 1),
        Paragraph("河道保洁经费"),
        Heading("（一）清漂", 2),
        Paragraph("（一）清漂。沿河12公里。", 5),
        Caption("资金表"),
        MERGED,
        SINGLE,
        Paragraph("附后。"),
        SINGLE,
    ),
)


def test_a_composition_is_the_document_that_its_word_file_is_read_as() -> None:
    document = composed_document(COMPOSITION, "x.docx").document
    read = read_document("x.docx", word_file(COMPOSITION))
    assert document.text == read.text
    assert document.blocks == read.blocks
    assert document.tables == read.tables


def test_every_piece_and_every_cell_is_where_it_is_said_to_stand() -> None:
    document, places = composed_document(COMPOSITION, "x.docx")
    found = [[document.text[slice(*place)] for place in piece] for piece in places]
    assert found[1:6] == [
        ["一、项目名称"],
        ["河道保洁经费"],
        ["（一）清漂"],
        ["（一）清漂。沿河12公里。"],
        ["资金表"],
    ]
    assert found[6] == ["级次", "金额", "省级", "", "合计", "3", "4"]
    assert "".join(found[0][0].split()) == COMPOSITION.pieces[0].text  # type: ignore[union-attr]


def test_nothing_composed_is_an_empty_document() -> None:
    document, places = composed_document(Composition("", ()), "x.docx")
    assert (document.text, document.blocks, places) == ("", (), ())
