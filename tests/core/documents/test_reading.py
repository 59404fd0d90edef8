"""One door for all files: content decides on the reader, then the name."""

from collections.abc import Callable, Mapping

import pytest

from mingxi.documents import DocumentError, read_document
from mingxi.documents.reading import suffix_of

Zip = Callable[[Mapping[str, str | bytes]], bytes]
Docx = Callable[..., bytes]
Compound = Callable[[str, bytes], bytes]
BODY = "<w:p><w:r><w:t>运转经费</w:t></w:r></w:p>"


def refusal_of(source: str, data: bytes) -> str | None:
    """Give the code with which a file is refused."""
    try:
        read_document(source, data)
    except DocumentError as refusal:
        return refusal.code
    return None


@pytest.mark.parametrize("source", ["甲.docx", "甲.DOCX", "甲.txt", "甲", "甲.zip"])
def test_a_word_file_is_read_under_any_name(docx: Docx, source: str) -> None:
    document = read_document(source, docx(BODY))
    assert (document.source, document.text) == (source, "运转经费\n")


@pytest.mark.parametrize("source", ["甲.txt", "甲.TXT", "甲", "-", "2.项目文本"])
def test_a_text_needs_a_name_of_a_text_or_none(source: str) -> None:
    assert read_document(source, "运转经费".encode()).text == "运转经费"


def test_a_document_carries_the_digest_of_its_bytes() -> None:
    digest = read_document("甲.txt", b"abc").sha256
    assert digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(
    ("source", "data", "code"),
    [
        ("甲.docx", b"", "empty-file"),
        ("甲.csv", "品名,金额".encode(), "unknown-format"),
        ("甲.txt", b"%PDF-1.7 ...", "unreadable-pdf"),
        ("甲.pdf", "运转经费".encode(), "unreadable-pdf"),
        ("甲.docx", b"\0\1\2", "unreadable-docx"),
        ("甲.xlsx", b"\0\1\2", "unreadable-workbook"),
        ("甲.doc", b"\0\1\2", "unreadable-old-format"),
        ("甲.docx", b"PK\x03\x04 broken off", "unreadable-docx"),
        ("甲.xlsx", b"PK\x03\x04 broken off", "unreadable-workbook"),
        ("甲.doc", bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504), "unreadable-old-format"),
    ],
)
def test_what_no_reader_knows_is_refused_by_its_own_name(
    source: str, data: bytes, code: str
) -> None:
    assert refusal_of(source, data) == code


@pytest.mark.parametrize(
    ("source", "stream", "code"),
    [
        ("甲.docx", "EncryptedPackage", "encrypted-docx"),
        ("甲.xlsx", "EncryptedPackage", "encrypted-workbook"),
        ("甲.docx", "WordDocument", "old-doc-format"),
        ("甲.xls", "WordDocument", "old-doc-format"),
        ("甲.xls", "Book", "needs-libreoffice"),
        ("甲.wps", "CONTENTS", "needs-libreoffice"),
        ("甲.msg", "__properties_version1.0", "unknown-format"),
    ],
)
def test_old_formats_are_told_apart_by_their_streams(
    compound: Compound, source: str, stream: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mingxi.documents.old_formats.office_suite", lambda: None)
    assert refusal_of(source, compound(stream, b"")) == code


@pytest.mark.parametrize("source", ["甲.docx", "甲.doc", "甲.xls", "甲.wps"])
def test_a_text_is_read_under_the_name_of_another_kind(source: str) -> None:
    assert read_document(source, "运转经费".encode("gb18030")).text == "运转经费"


def test_an_archive_is_no_document(pack: Zip) -> None:
    packed = pack({"乙.txt": "经费"})
    assert refusal_of("甲.zip", packed) == "unknown-format"
    assert refusal_of("甲.docx", packed) == "unreadable-docx"
    assert refusal_of("甲.xlsx", packed) == "unreadable-workbook"


def test_a_file_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mingxi.documents.reading.FILE_BYTES_MAX", 12)
    assert refusal_of("甲.txt", "运转经费".encode()) is None
    assert refusal_of("甲.txt", "运转经费。".encode()) == "too-large"


def test_only_short_latin_endings_are_endings() -> None:
    assert [suffix_of(name) for name in ("a/b.TXT", "b", "2.项目文本", "a.txt/b")] == [
        ".txt",
        "",
        "",
        "",
    ]
