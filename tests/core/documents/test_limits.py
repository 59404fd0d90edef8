"""No file may use up the machine: hostile ones are refused, large honest ones are read."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

import pytest

from mingxi.documents import DocumentError, read_document

Docx = Callable[..., bytes]
Zip = Callable[[Mapping[str, str | bytes]], bytes]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def refusal_of(data: bytes) -> str | None:
    """Give the code with which a Word file is refused."""
    try:
        read_document("示例.docx", data)
    except DocumentError as refusal:
        return refusal.code
    return None


def package(document: str | bytes, pack: Zip) -> bytes:
    """Make the least package around a main part."""
    return pack({"word/document.xml": document})


def main_part(prolog: str, text: str, encoding: str = "utf-8") -> bytes:
    """Write a main part of one paragraph."""
    body = f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>"
    return f'{prolog}<w:document xmlns:w="{W}">{body}</w:document>'.encode(encoding)


LAUGHS = "<!DOCTYPE a [<!ENTITY a '哈哈'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    ("prolog", "text"),
    [
        (LAUGHS + "]>", "&j;"),
        ('<!DOCTYPE a [<!ENTITY f SYSTEM "secret.txt">]>', "&f;"),
        ('<!DOCTYPE a PUBLIC "a" "a.dtd">', "甲"),
        ('<?xml version="1.0"?><!-- 注 -->\n<!DOCTYPE a>', "甲"),
    ],
    ids=["billion laughs", "entity to a file", "outside document type", "behind a comment"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_and_document_types_are_refused(
    pack: Zip, prolog: str, text: str, encoding: str
) -> None:
    assert refusal_of(package(main_part("", "甲", encoding), pack)) is None
    assert refusal_of(package(main_part(prolog, text, encoding), pack)) == "xml-entities"


def test_the_word_doctype_in_the_text_is_only_text(pack: Zip) -> None:
    assert refusal_of(package(main_part("", "<![CDATA[<!DOCTYPE]]>"), pack)) is None


def test_an_undeclared_entity_is_an_error_of_the_xml(pack: Zip) -> None:
    assert refusal_of(package(main_part("", "&nbsp;"), pack)) == "unreadable-docx"


def test_a_part_that_unpacks_beyond_measure_is_a_bomb(pack: Zip) -> None:
    assert refusal_of(package(main_part("", "经费" * 1000), pack)) is None
    assert refusal_of(package(main_part("", " " * 40_000_000), pack)) == "zip-bomb"


def test_too_many_tags_are_refused(docx: Docx, monkeypatch: pytest.MonkeyPatch) -> None:
    data = docx("<w:p/>" * 100)
    assert refusal_of(data) is None
    monkeypatch.setattr("mingxi.documents.package.XML_TAGS_MAX", 50)
    assert refusal_of(data) == "too-large"


def test_a_part_beyond_the_limit_is_refused(docx: Docx, monkeypatch: pytest.MonkeyPatch) -> None:
    data = docx("<w:p/>" * 1000)
    assert refusal_of(data) is None
    monkeypatch.setattr("mingxi.documents.package.XML_PART_BYTES_MAX", 5000)
    assert refusal_of(data) == "too-large"


@pytest.mark.parametrize("tag", ["sdt><w:sdtContent", "ins", "hyperlink", "tbl><w:tr><w:tc"])
def test_deep_nesting_is_read_or_refused(docx: Docx, tag: str) -> None:
    def nested(depth: int) -> bytes:
        opening = f"<w:{tag}>"
        names = [part.strip("<>").removeprefix("w:") for part in tag.split("><")]
        closing = "".join(f"</w:{name}>" for name in reversed(names))
        inner = "<w:p><w:r><w:t>深</w:t></w:r></w:p>"
        return docx(opening * depth + inner + closing * depth)

    assert refusal_of(nested(10)) is None
    assert refusal_of(nested(75)) is None
    assert refusal_of(nested(100_000)) == "unreadable-docx"


def test_deep_formulas_and_drawings_are_read_or_refused(docx: Docx) -> None:
    for tag in ("m:oMath", "w:drawing", "w:txbxContent"):
        for depth in (50, 240, 100_000):
            body = f"<w:p><w:r>{f'<{tag}>' * depth}{f'</{tag}>' * depth}</w:r></w:p>"
            assert refusal_of(docx(body)) in (None, "unreadable-docx")


@pytest.mark.parametrize("row_count", [10_000, pytest.param(100_000, marks=pytest.mark.full)])
def test_a_long_table_is_read_whole(docx: Docx, row_count: int) -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = f"<w:tr>{cell * 2}</w:tr>"
    rows = (row.format(number, number * 7919 % 1_000_003) for number in range(row_count))
    data = docx(f"<w:tbl>{''.join(rows)}</w:tbl>")
    document = read_document("示例.docx", data)
    assert len(document.tables[0].cells) == row_count


def test_overlapping_members_are_refused() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", main_part("", "甲"))
        twin = zipfile.ZipInfo("word/styles.xml")
        archive.writestr(twin, b"")
        twin.header_offset = 0
    assert refusal_of(packed.getvalue()) == "unreadable-docx"
