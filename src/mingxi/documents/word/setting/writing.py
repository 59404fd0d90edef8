"""A document set as a plain Word file, and read again, so that its ranges hold in the file."""

from collections.abc import Iterator, Sequence
from itertools import islice

from mingxi.documents.document import Document, Table
from mingxi.documents.faults import DocumentError
from mingxi.documents.manuscript import BLANK
from mingxi.documents.word.characters import held
from mingxi.documents.word.reading import read_word
from mingxi.documents.word.setting.paragraphs import UNSEEN, paragraph
from mingxi.documents.word.setting.sheet import HEADING_LEVELS, sheet
from mingxi.documents.word.setting.tables import table


def set_as_word(document: Document) -> tuple[bytes, Document]:
    """Give a Word file with the text of a document, and the document that it is read as.

    Both texts have every character in the same place. They are the same but for tabs outside of
    tables, which Word files do not tell from wide blanks, signs that XML cannot hold, and a newline
    at the end. Raises DocumentError ``too-large`` where the text is too long for a Word file.
    """
    try:
        data, read = _tried(document, document.tables)
        if _is_same(document, read):
            return data, read
    except DocumentError:
        # A cell asks for more markup than a tab does.
        pass
    data, read = _tried(document, ())
    assert _is_same(document, read)
    return data, read


def _tried(document: Document, tables: Sequence[Table]) -> tuple[bytes, Document]:
    data = sheet(_body(document, tables))
    return data, read_word(document.source, data)


def _is_same(document: Document, read: Document) -> bool:
    ours = held(document.text).removesuffix("\n").replace("\t", BLANK)
    return read.text.removesuffix("\n").replace("\t", BLANK) == ours


def _body(document: Document, tables: Sequence[Table]) -> Iterator[str]:
    """Set the lines of the text, and those of a table as one where that can be."""
    text = document.text
    levels = {block.start: block.level for block in document.blocks if block.table is None}
    layouts = {text.rfind("\n", 0, table.start) + 1: table for table in tables}
    lines = iter(text.removesuffix("\n").split("\n"))
    start, follows_table = 0, False
    for line in lines:
        rows = [line]
        layout = layouts.get(start)
        if layout is not None:
            rows += islice(lines, text.count("\n", start, layout.end))
        set_table = table(rows, layout) if layout is not None else None
        if set_table is not None:
            if follows_table:
                yield UNSEEN
            yield set_table
        else:
            yield from (paragraph(row, _style(levels.get(start))) for row in rows)
        follows_table = set_table is not None
        start += sum(map(len, rows)) + len(rows)
    if follows_table:
        yield UNSEEN


def _style(level: int | None) -> str:
    """Name the style of a line by the level of the heading that it is."""
    return f"Heading{min(level, HEADING_LEVELS)}" if level else ""
