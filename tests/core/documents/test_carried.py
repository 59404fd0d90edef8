"""Data that goes along with a Word file."""

import io
import zipfile

from mingxi.documents import read_document
from mingxi.documents.carried import carried_in
from mingxi.documents.composition import Composition, Paragraph
from mingxi.documents.word_writing import word_file

SAID = Composition("说明", (Paragraph("只有一句话。"),))
DATA = '{"项目":"水渠","<&>":"&amp;"}'.encode()


def saved_again(content: bytes, part: str) -> bytes:
    """Save a file as another program would: the part under another number."""
    archive = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(archive, "w") as new:
        for name in old.namelist():
            held = old.read(name)
            new.writestr(part if name.startswith("customXml/") else name, held)
    return archive.getvalue()


def test_what_goes_along_comes_back_and_is_not_read_as_words() -> None:
    content = word_file(SAID, DATA)
    assert carried_in(content) == DATA
    assert read_document("x.docx", content).text == read_document("x.docx", word_file(SAID)).text


def test_it_is_found_under_another_number() -> None:
    assert carried_in(saved_again(word_file(SAID, DATA), "customXml/item7.xml")) == DATA


def test_a_file_that_carries_nothing_gives_nothing() -> None:
    for content in (word_file(SAID), b"", b"PK\x03\x04 broken off", "文字".encode()):
        assert carried_in(content) is None


def test_a_part_of_somebody_else_is_left_alone() -> None:
    strange = saved_again(word_file(SAID, DATA), "customXml/item.xml")
    assert carried_in(strange) is None


def test_the_same_words_and_data_give_the_same_bytes() -> None:
    assert word_file(SAID, DATA) == word_file(SAID, DATA)
