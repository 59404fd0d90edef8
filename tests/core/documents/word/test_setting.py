"""Any document set as a plain Word file: the ranges of its text hold in the file."""

import io
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingxi.documents import Cell, Document, DocumentError, Table, read_document
from mingxi.documents.conversion import converted
from mingxi.documents.manuscript import BLANK
from mingxi.documents.word.setting import set_as_word

EXAMPLES = Path(__file__).parents[4] / "examples"
LAID_OUT = sorted(path for path in EXAMPLES.iterdir() if path.suffix not in (".md", ".txt"))


def document(text: str) -> Document:
    return read_document("示例.txt", text.encode())


def set_and_read(text: str) -> str:
    """Set a text and give what is read of it."""
    return set_as_word(document(text))[1].text


def shapes(read: Document) -> list[list[tuple[int, ...]]]:
    """Give the rectangles that the cells of each table cover."""
    return [[cell[2:] for row in table.cells for cell in row] for table in read.tables]


@pytest.mark.parametrize("path", LAID_OUT, ids=lambda path: path.name)
def test_an_example_keeps_its_text_its_tables_and_its_headings(path: Path) -> None:
    original = read_document(path.name, path.read_bytes())
    data, read = set_as_word(original)
    assert read.text == original.text
    assert shapes(read) == shapes(original)
    levels = {block.start: block.level for block in original.blocks}
    assert {block.start: block.level for block in read.blocks} == levels
    assert len(docx.Document(io.BytesIO(data)).tables) == len(original.tables)


def test_lines_are_paragraphs() -> None:
    assert set_and_read("一、名称\n\n  <资金>&\n") == "一、名称\n\n  <资金>&\n"
    assert set_and_read("没有换行") == "没有换行\n"
    assert set_and_read("\n\n末尾空行\n\n\n") == "\n\n末尾空行\n\n\n"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("名称\t金额", f"名称{BLANK}金额\n"),
        ("甲\x0c乙\x0b丙\r丁", "甲 乙 丙 丁\n"),
        ("甲\x01乙\ufffe丙\x7f", "甲\ufffd乙\ufffd丙\x7f\n"),
        ("𠮷\u2028𠮷\x85", "𠮷\u2028𠮷\x85\n"),
    ],
)
def test_what_a_word_file_cannot_hold_is_replaced_one_by_one(text: str, read: str) -> None:
    document = Document("示例.txt", "", text)
    assert set_as_word(document)[1].text == read
    assert len(read) == len(text) + 1


ROWS = "项目\t数量\t金额\n水桶\t3\t600\n合计\t\t600"


def test_a_table_laid_out_with_tabs_becomes_one() -> None:
    data, read = set_as_word(document(f"购置如下\n{ROWS}\n以上。"))
    assert read.text == f"购置如下\n{ROWS}\n以上。\n"
    [table] = docx.Document(io.BytesIO(data)).tables
    assert [[cell.text for cell in row.cells] for row in table.rows][1] == ["水桶", "3", "600"]


@pytest.mark.parametrize(
    "text",
    [
        "\t项目\n\t金额\n\n\t水桶\n\t600\n\n\t扫帚\n\t20\n",
        "项目    数量    金额\n水桶    3    600\n扫帚    2    20\n",
    ],
    ids=["stacked", "spaced"],
)
def test_a_table_that_would_be_read_otherwise_is_set_as_lines(text: str) -> None:
    original = document(text)
    assert original.tables
    data, read = set_as_word(original)
    assert read.text == text.replace("\t", BLANK)
    assert docx.Document(io.BytesIO(data)).tables == []


def with_tables(text: str, *tables: list[list[Cell]]) -> Document:
    """Make a document whose tables are laid over all of its text."""
    ends = [table[-1][-1].end for table in tables]
    layouts = (
        Table(table[0][0].start, end, tuple(map(tuple, table)))
        for table, end in zip(tables, ends, strict=True)
    )
    return Document("示例.xlsx", "", text, tables=tuple(layouts))


def test_tables_next_to_each_other_stay_two() -> None:
    text = "甲\t乙\n丙\t丁\n"
    original = with_tables(
        text,
        [[Cell(0, 1, 0, 0), Cell(2, 3, 0, 1)]],
        [[Cell(4, 5, 0, 0), Cell(6, 7, 0, 1)]],
    )
    data, read = set_as_word(original)
    assert read.text == text
    assert len(read.tables) == 2
    assert len(docx.Document(io.BytesIO(data)).element.body.findall(".//{*}vanish")) == 2


def test_merged_cells_are_merged_where_their_places_are_empty() -> None:
    text = "名\t\t值\n\t\t1\n"
    merged = Cell(0, 1, 0, 0, row_span=2, column_span=2)
    for first, shape in ((merged, (0, 0, 2, 2)), (merged._replace(row_span=9), (0, 0, 1, 1))):
        original = with_tables(text, [[first, Cell(3, 4, 0, 2)], [Cell(7, 8, 1, 2)]])
        _, read = set_as_word(original)
        assert read.text == text
        assert shapes(read)[0][0] == shape


def test_a_table_wider_than_words_is_set_as_lines() -> None:
    for columns, tables in ((63, 1), (64, 0)):
        text = "\t".join("1" * columns)
        cells = [Cell(2 * n, 2 * n + 1, 0, n) for n in range(columns)]
        _, read = set_as_word(with_tables(text, [cells]))
        assert len(read.tables) == tables
        assert len(read.text) == len(text) + 1


CHARACTERS = st.characters(codec="utf-8", exclude_characters="\0") | st.sampled_from("\t\n\r\u3000")


@settings(max_examples=40)
@given(st.text(CHARACTERS, min_size=1, max_size=80))
def test_any_text_keeps_every_character_in_its_place(text: str) -> None:
    original = Document("示例.txt", "", text)
    _, read = set_as_word(original)
    assert len(read.text) == len(text.removesuffix("\n")) + 1
    for old, new in zip(text, read.text, strict=False):
        assert old == new or new in " \u3000\ufffd"
        assert (old == "\n") == (new == "\n")


@settings(max_examples=40)
@given(st.lists(st.lists(st.text("甲1, ", max_size=3), min_size=1, max_size=5), min_size=2))
def test_any_table_of_tabs_keeps_every_character_in_its_place(rows: list[list[str]]) -> None:
    text = "\n".join("\t".join(row) for row in rows) or "空"
    original = document(text) if text.strip() else Document("示例.txt", "", text)
    _, read = set_as_word(original)
    assert read.text.replace("\t", BLANK).removesuffix("\n") == (
        text.replace("\t", BLANK).removesuffix("\n")
    )


def test_a_line_longer_than_xml_readers_take_at_once_is_set_in_pieces() -> None:
    text = "字" * 4_000_000
    assert set_and_read(text) == f"{text}\n"


@pytest.mark.parametrize(("tags_max", "tables"), [(200, 1), (100, 0)])
def test_a_table_that_asks_for_too_much_markup_is_set_as_lines(
    tags_max: int, tables: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = document(ROWS)
    monkeypatch.setattr("mingxi.documents.package.XML_TAGS_MAX", tags_max)
    _, read = set_as_word(original)
    assert len(read.tables) == tables
    assert len(read.text) == len(ROWS) + 1


def test_a_text_too_long_for_a_word_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set_and_read("1\n" * 40)
    monkeypatch.setattr("mingxi.documents.package.XML_TAGS_MAX", 200)
    with pytest.raises(DocumentError) as refusal:
        set_and_read("1\n" * 40)
    assert refusal.value.code == "too-large"


def test_libreoffice_opens_the_file_with_its_tables_and_text(office_suite: str) -> None:
    original = read_document("home-care.docx", (EXAMPLES / "home-care.docx").read_bytes())
    data, _ = set_as_word(original)
    again = read_document("示例.docx", converted(office_suite, data, ".docx", "docx"))
    assert again.text.split() == original.text.split()
    assert len(again.tables) == len(original.tables)


def test_equal_documents_are_set_alike() -> None:
    assert set_as_word(document(ROWS))[0] == set_as_word(document(ROWS))[0]
