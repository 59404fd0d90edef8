"""Word files written by python-docx, and read again by it."""

import re
from collections.abc import Sequence
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from mingxi.documents.text_tables import tables_in


def word_file(text: str, targets: Sequence[Sequence[str]] = ()) -> bytes:
    """Write a text as a Word file: a paragraph to a line, tables as tables, ``targets`` at its end.

    Tables of the text itself are those laid out in it with tabs or blanks.
    """
    document = docx.Document()
    _lighten(document)
    passed = 0
    for table in tables_in(text):
        _write_lines(document, text[passed : table.start].rstrip("\n"))
        width = max((cell.column + 1 for row in table.cells for cell in row), default=1)
        rows = [[""] * width for _ in table.cells]
        for row in table.cells:
            for cell in row:
                rows[cell.row][cell.column] = text[cell.start : cell.end].strip()
        _write_table(document, rows)
        passed = table.end
    _write_lines(document, text[passed:].strip("\n"))
    if targets:
        _write_table(document, targets)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def text_by_python_docx(data: bytes) -> str:
    """Read paragraphs and table cells with python-docx, in the order of the document."""
    lines = []
    for part in docx.Document(BytesIO(data)).iter_inner_content():
        if isinstance(part, Table):
            lines += ["\t".join(cell.text for cell in row.cells) for row in part.rows]
        else:
            lines.append(part.text)
    return "\n".join(lines)


def _write_lines(document: WordDocument, text: str) -> None:
    for line in text.splitlines():
        _write(document.add_paragraph(), line.strip())


def _write_table(document: WordDocument, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _write(cell.paragraphs[0], text)


def _write(paragraph: Paragraph, line: str) -> None:
    """Write a line in runs of a size of their own, parted as Word parts them: at every figure."""
    for piece in filter(None, re.split(r"(\d+)", line)):
        paragraph.add_run(piece).font.size = Pt(16)


def _lighten(document: WordDocument) -> None:
    """Drop what python-docx's template carries and real files do not: sheets of table styles."""
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name != "Normal Table":
            style.delete()
    relations = document.part.rels
    for name in [name for name, part in relations.items() if "stylesWithEffects" in part.reltype]:
        del relations[name]
