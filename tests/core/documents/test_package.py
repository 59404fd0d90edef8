"""The package of an Office file: parts are found by their relations; damage is told of."""

from collections.abc import Callable, Mapping

import pytest

from mingxi.documents import DocumentError
from mingxi.documents.faults import unreadable_docx
from mingxi.documents.package import (
    WORD_PACKAGE,
    WORKBOOK_PACKAGE,
    Package,
    is_strict,
    parsed,
    written,
)

Zip = Callable[[Mapping[str, str | bytes]], bytes]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def relation(kind: str, target: str) -> str:
    return f'<Relationship Type="http://example.invalid/relationships/{kind}" Target="{target}"/>'


def relations(*each: str) -> str:
    return RELATIONS + "".join(each) + "</Relationships>"


def test_the_main_part_may_have_any_name(pack: Zip) -> None:
    package = Package(
        pack(
            {
                "_rels/.rels": relations(relation("officeDocument", "/word/document2.xml")),
                "word/document2.xml": "<a/>",
                "word/_rels/document2.xml.rels": relations(
                    relation("styles", "../common/styles9.xml"), relation("image", "media/1.png")
                ),
                "common/styles9.xml": "<b/>",
                "word/footnotes.xml": "<c/>",
            }
        ),
        WORD_PACKAGE,
    )
    assert package.main == "word/document2.xml"
    assert package.relations == "word/_rels/document2.xml.rels"
    assert package.related("styles") == "common/styles9.xml"
    assert package.related("footnotes") == "word/footnotes.xml"
    assert package.related("numbering") is None
    assert package.read("common/styles9.xml") == b"<b/>"


def test_a_package_without_relations_has_its_parts_at_the_usual_places(pack: Zip) -> None:
    package = Package(pack({"word/document.xml": "<a/>", "word/styles.xml": "<b/>"}), WORD_PACKAGE)
    assert (package.main, package.related("styles")) == ("word/document.xml", "word/styles.xml")


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"word/styles.xml": "<a/>"},
        {"_rels/.rels": relations(relation("officeDocument", "word/gone.xml"))},
        {"_rels/.rels": "<broken", "word/document.xml": "<a/>"},
    ],
)
def test_a_package_without_a_main_part_is_unreadable(
    pack: Zip, members: dict[str, str | bytes]
) -> None:
    with pytest.raises(DocumentError) as refusal:
        Package(pack(members), WORD_PACKAGE)
    assert refusal.value.code == "unreadable-docx"


def test_a_missing_part_is_named(pack: Zip) -> None:
    with pytest.raises(DocumentError) as refusal:
        Package(pack({"word/document.xml": "<a/>"}), WORD_PACKAGE).read("word/styles.xml")
    assert "word/styles.xml" in str(refusal.value.message.values)


def test_the_strict_dialect_is_read_as_the_usual_one() -> None:
    root = parsed(
        b'<w:p xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>', unreadable_docx
    )
    assert root.tag == f"{{{W}}}p"


def test_comments_and_instructions_are_not_in_the_tree() -> None:
    assert len(parsed("<a><!-- 注 --><?x y?><b/></a>".encode(), unreadable_docx)) == 1


@pytest.mark.parametrize("data", [b"", b"text", b"<a>", b"<a/><b/>", b"<a>\xff</a>", b"<x:a/>"])
def test_what_is_no_xml_is_unreadable(data: bytes) -> None:
    with pytest.raises(DocumentError) as refusal:
        parsed(data, unreadable_docx)
    assert refusal.value.code == "unreadable-docx"


def sheet(content: str | bytes, pack: Zip) -> Package:
    return Package(pack({"xl/workbook.xml": "<a/>", "xl/sheet.xml": content}), WORKBOOK_PACKAGE)


def test_a_part_is_read_piece_by_piece(pack: Zip) -> None:
    pieces = sheet("<a><b/><c>1</c><b/><c>2</c></a>", pack).elements("xl/sheet.xml", 1000, "c")
    assert [piece.text for piece in pieces] == ["1", "2"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("<a><c/>", "unreadable-workbook"),
        ("<a><c>&x;</c></a>", "unreadable-workbook"),
        ("<!DOCTYPE a [<!ENTITY x '哈'>]><a><c>&x;</c></a>", "xml-entities"),
        ("<a><c/>" + " " * 1000 + "</a>", "too-large"),
        ("<a>" * 100_000 + "</a>" * 100_000, "too-large"),
        (("<a>" * 300 + "</a>" * 300)[:999], "unreadable-workbook"),
    ],
)
def test_pieces_are_trusted_no_more_than_the_whole(pack: Zip, content: str, code: str) -> None:
    with pytest.raises(DocumentError) as refusal:
        list(sheet(content, pack).elements("xl/sheet.xml", 1000, "c"))
    assert refusal.value.code == code


def test_the_main_part_may_lie_at_the_root(pack: Zip) -> None:
    members = {
        "_rels/.rels": relations(relation("officeDocument", "main.xml")),
        "main.xml": "<a/>",
        "_rels/main.xml.rels": relations(relation("styles", "looks.xml")),
        "looks.xml": "<b/>",
        "notes.xml": "<c/>",
    }
    package = Package(pack(members), WORD_PACKAGE)
    assert package.related("styles") == "looks.xml"
    assert package.related("notes") == "notes.xml"
    assert package.related("numbering") is None


@pytest.mark.parametrize("strict", [True, False])
def test_a_part_is_written_in_the_dialect_it_was_read_in(strict: bool) -> None:
    usual = f'<w:p xmlns:w="{W}"/>'.encode()
    data = usual.replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006",
        b"http://purl.oclc.org/ooxml/wordprocessingml",
    )
    part = data if strict else usual
    assert is_strict(part) == strict
    assert written(parsed(part, unreadable_docx), strict=strict).endswith(part)
