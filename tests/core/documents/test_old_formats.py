"""Old and foreign formats give the same text as the new one, under whatever name."""

import hashlib
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from mingxi.documents import DocumentError, read_document
from mingxi.documents.conversion import converted

Compound = Callable[[str, bytes], bytes]
EXAMPLE = Path(__file__).parents[3] / "examples" / "home-care.docx"


@pytest.fixture(scope="module", params=["doc", "odt"])
def old(request: pytest.FixtureRequest, office_suite: str) -> bytes:
    """The example in an old or foreign format."""
    return converted(office_suite, EXAMPLE.read_bytes(), ".docx", request.param)


def test_the_text_is_that_of_the_word_file(old: bytes) -> None:
    # A .wps file of WPS Writer is a Word 97 file under another name; nothing here can write one
    # of its own.
    document = read_document("示例.wps", old)
    word = read_document("示例.docx", EXAMPLE.read_bytes())
    assert document.text == word.text
    assert document.tables == word.tables
    assert document.sha256 == hashlib.sha256(old).hexdigest()
    assert document.runs == ()


RICH = r"{\rtf1\ansi \u36816?\u36716?\par\trowd\cellx900\cellx1800\intbl 1\cell 2\cell\row}"


@pytest.mark.parametrize("source", ["示例.doc"])
def test_a_rich_text_is_read_by_its_content(office_suite: str, source: str) -> None:
    document = read_document(source, RICH.encode())
    assert document.text.startswith("运转\n1\t2\n")
    assert len(document.tables) == 1


def test_a_spreadsheet_of_libreoffice_is_read(office_suite: str) -> None:
    rows = b"\xe5\x90\x8d\xe7\xa7\xb0,\xe9\x87\x91\xe9\xa2\x9d\n\xe6\xb0\xb4\xe6\xa1\xb6,600\n"
    ods = converted(office_suite, rows, ".csv", "ods")
    document = read_document("示例.ods", ods)
    assert document.text.endswith("600\n")
    assert len(document.tables[0].cells) == 2


@pytest.mark.parametrize("stream", ["WordDocument"])
def test_what_libreoffice_cannot_open_is_told_of(
    office_suite: str, compound: Compound, stream: str
) -> None:
    with pytest.raises(DocumentError) as refusal:
        read_document("示例.wps", compound(stream, b"no such thing"))
    assert refusal.value.code in ("conversion-failed", "empty-file")


@pytest.mark.parametrize(("flags", "code"), [(0x0100, "encrypted-doc"), (0, "old-doc-format")])
def test_a_password_is_told_of_before_anything_is_run(
    compound: Compound, flags: int, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mingxi.documents.old_formats.office_suite", lambda: None)
    block = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0, 0, flags)
    with pytest.raises(DocumentError) as refusal:
        read_document("示例.doc", compound("WordDocument", block))
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("source", "data"),
    [("示例.rtf", b"{\\rtf1 x}"), ("示例.doc", b"{\\rtf1 x}")],
)
def test_without_libreoffice_the_mend_is_told(
    source: str, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mingxi.documents.old_formats.office_suite", lambda: None)
    with pytest.raises(DocumentError) as refusal:
        read_document(source, data)
    assert refusal.value.code == "needs-libreoffice"
