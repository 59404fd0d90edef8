"""Laws of the Word reader, tried on files that python-docx writes."""

import io
import zipfile
from contextlib import suppress

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from mingxi.documents import Document, DocumentError, read_document
from mingxi.documents.word import names

CHARACTERS = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\t\n"
)
TEXTS = st.text(CHARACTERS, max_size=12)


def saved(file: "docx.document.Document") -> bytes:
    """Give the bytes of a file that python-docx has made."""
    data = io.BytesIO()
    file.save(data)
    return data.getvalue()


@pytest.fixture(scope="module")
def sample() -> bytes:
    """A file with a heading, a list, a table and a paragraph of several runs."""
    file = docx.Document()
    file.add_heading("一、资金安排", level=1)
    paragraph = file.add_paragraph("安排经费")
    paragraph.add_run("12.5").bold = True
    paragraph.add_run("万元。")
    file.add_paragraph("第一项", style="List Number")
    file.add_paragraph("第二项", style="List Number")
    table = file.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "合并"
    table.cell(2, 1).merge(table.cell(2, 2)).text = "20"
    return saved(file)


def test_a_file_of_python_docx_is_read_with_its_numbers_and_merges(sample: bytes) -> None:
    document = read_document("示例.docx", sample)
    assert document.text == (
        "一、资金安排\n安排经费12.5万元。\n1.\u3000第一项\n2.\u3000第二项\n合并\t\t\n\t\t\n\t20\t\n"
    )
    assert document.blocks[0].level == 1
    assert document.tables[0].cells[0][0][2:] == (0, 0, 2, 1)


def test_the_characters_of_a_run_are_those_of_the_element_its_ordinal_names(sample: bytes) -> None:
    document = read_document("示例.docx", sample)
    with zipfile.ZipFile(io.BytesIO(sample)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    elements = list(root.iter(names.RUN))
    for run in document.runs:
        text = elements[run.ordinal].findtext(names.TEXT)
        assert document.text[run.start : run.end] == text
    mapped = sum(run.end - run.start for run in document.runs)
    numbers = sum(block.numbered for block in document.blocks)
    separators = document.text.count("\n") + document.text.count("\t")
    assert mapped + numbers + separators == len(document.text)


def as_cell(text: str) -> str:
    """Give a cell's text as it stands in the flat text."""
    return text.replace("\t", "\u3000").replace("\n", "\u3000")


def cells_of(document: Document) -> list[list[str]]:
    """Give the cells of the first table as text."""
    return [
        [document.text[cell.start : cell.end] for cell in row] for row in document.tables[0].cells
    ]


@settings(max_examples=25, deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=4
        )
    )
)
def test_any_table_of_strings_is_read_back(strings: list[list[str]]) -> None:
    file = docx.Document()
    table = file.add_table(rows=len(strings), cols=len(strings[0]))
    for row, texts in zip(table.rows, strings, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document = read_document("示例.docx", saved(file))
    expected = [[as_cell(text) for text in texts] for texts in strings]
    assert cells_of(document) == expected
    assert document.text == "".join("\t".join(row) + "\n" for row in expected)


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_any_paragraphs_are_read_back(texts: list[str]) -> None:
    file = docx.Document()
    for text in texts:
        file.add_paragraph(text)
    document = read_document("示例.docx", saved(file))
    expected = [text.replace("\t", "\u3000") for text in texts]
    assert [document.text[block.start : block.end] for block in document.blocks] == expected
    assert document.text == "".join(text + "\n" for text in expected)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_package_is_read_or_refused(sample: bytes, data: st.DataObject) -> None:
    damaged = bytearray(sample)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with suppress(DocumentError):
        read_document("示例.docx", bytes(damaged))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_main_part_is_read_or_refused(sample: bytes, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(sample)) as package:
        parts = {
            name: package.read(name)
            for name in ("word/document.xml", "word/numbering.xml", "_rels/.rels")
        }
    part = data.draw(st.sampled_from(sorted(parts)))
    content = parts[part]
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 60)))
    piece = data.draw(st.binary(max_size=6) | st.sampled_from([b"9" * 30, b"<w:p>", b'"', b"-1"]))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, whole in parts.items():
            damaged = content[:start] + piece + content[end:] if name == part else whole
            package.writestr(name, damaged)
    with suppress(DocumentError):
        read_document("示例.docx", packed.getvalue())


ELEMENTS = [
    "p", "r", "t", "tbl", "tr", "tc", "pPr", "rPr", "tcPr", "trPr", "ins", "del", "sdt",
    "sdtContent", "txbxContent", "drawing", "ruby", "rubyBase", "fldChar", "numPr", "numId",
    "ilvl", "vMerge", "hMerge", "gridSpan", "gridBefore", "br", "tab", "sym", "vanish",
    "footnoteReference", "hyperlink", "outlineLvl", "pStyle",
]  # fmt: skip


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Draw an element with a value and some children."""
    return st.builds(
        lambda name, value, inner: f'<w:{name} w:val="{value}">{"".join(inner)}</w:{name}>',
        st.sampled_from(ELEMENTS),
        st.sampled_from(["", "1", "0", "restart", "begin", "x", "99999999999"]),
        st.lists(children, max_size=4),
    )


@settings(max_examples=200, deadline=None)
@given(st.lists(st.recursive(st.sampled_from(["经费", "12"]), element, max_leaves=25), max_size=5))
def test_elements_in_any_disorder_are_read_and_stay_consistent(trees: list[str]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        body = "".join(tree for tree in trees if tree.startswith("<"))
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{names.WORD}"><w:body>{body}</w:body></w:document>',
        )
    document = read_document("示例.docx", packed.getvalue())
    ranges = [*document.runs, *document.blocks]
    assert all(0 <= item.start <= item.end <= len(document.text) for item in ranges)
    starts = [block.start for block in document.blocks]
    assert starts == sorted(starts)
    for table in document.tables:
        cells = [cell for row in table.cells for cell in row]
        assert all(table.start <= cell.start <= cell.end <= table.end for cell in cells)
        assert not any(set("\t\n") & set(document.text[c.start : c.end]) for c in cells)
