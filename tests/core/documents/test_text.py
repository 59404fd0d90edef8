"""Text files: what is read is the file, character for character."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.documents import DocumentError, read_document
from mingxi.documents.text import decoded

SENTENCE = "青禾县敬老院运转经费12.5万元，由县级承担。"


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        codecs.BOM_UTF8 + SENTENCE.encode(),
        SENTENCE.encode("gb18030"),
        SENTENCE.encode("utf-16"),
        codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "gb18030", "utf-16 little", "utf-16 big"],
)
def test_an_encoding_makes_no_difference_to_the_text(data: bytes) -> None:
    assert read_document("示例.txt", data).text == SENTENCE


def test_rare_characters_of_gb18030_are_read() -> None:
    name = "负责人：㛃𬭊"
    assert decoded(name.encode("gb18030")) == name


def test_a_windows_line_end_is_one_character_and_nothing_else_is_changed() -> None:
    assert read_document("示例.txt", b" a\r\nb\rc\n\r\n\xe3\x80\x80").text == " a\nb\rc\n\n\u3000"


def test_each_line_is_a_block() -> None:
    document = read_document("示例.txt", "一、名称\n\n二、依据\n".encode())
    lines = [document.text[block.start : block.end] for block in document.blocks]
    assert lines == ["一、名称", "", "二、依据"]


def test_the_tables_of_a_text_are_its_documents_tables() -> None:
    document = read_document("示例.txt", "品名\t金额\n桌\t10\n椅\t20\n".encode())
    assert [len(table.cells) for table in document.tables] == [3]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (codecs.BOM_UTF8, "empty-file"),
        (b"12\x0034", "not-text"),
        (codecs.BOM_UTF16_LE + b"1\x00\x00\x00", "not-text"),
        (SENTENCE.encode("gb18030") + bytes(range(1, 9)) * 3, "not-text"),
        (SENTENCE.encode("gb18030") + b"\xff", "undecodable-text"),
        (codecs.BOM_UTF8 + b"\xff", "undecodable-text"),
        (codecs.BOM_UTF16_LE + b"1\x00\x00", "undecodable-text"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as refusal:
        read_document("示例.txt", data)
    assert refusal.value.code == code


def test_a_damaged_utf8_file_is_not_taken_for_gb18030() -> None:
    data = SENTENCE.encode()
    with pytest.raises(DocumentError) as refusal:
        read_document("示例.txt", data[:-2] + b"12")
    assert refusal.value.code == "undecodable-text"
    assert dict(refusal.value.message.values) == {"position": len(data) - 2}


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1))
def test_offsets_can_be_laid_over_any_file(text: str) -> None:
    document = read_document("示例.txt", text.encode())
    assert document.text == text.replace("\r\n", "\n")
    assert document.text.removesuffix("\n") == "\n".join(
        document.text[block.start : block.end] for block in document.blocks
    )


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(DocumentError):
        assert read_document("示例.txt", data).text
