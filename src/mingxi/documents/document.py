"""A document as every reader gives it: flat text, blocks and tables, each knowing its place."""

from dataclasses import dataclass
from typing import NamedTuple


class Block(NamedTuple):
    """A paragraph or a table cell: a range of the flat text and where it stood in the file.

    ``table``, ``row`` and ``column`` are zero-based and None for a paragraph; ``page`` is one-based
    and None where the format knows no pages. ``level`` is the outline level of a heading (1-9), or
    None. ``numbered`` is the length of an automatic number that the reader sees at the start of the
    block and that no run of the file holds.
    """

    start: int
    end: int
    table: int | None = None
    row: int | None = None
    column: int | None = None
    page: int | None = None
    level: int | None = None
    numbered: int = 0


class Run(NamedTuple):
    """A stretch of flat text that one run of the file holds.

    ``part`` names the part of the package (``word/document.xml``), ``ordinal`` counts all ``w:r``
    elements of that part in document order, ``offset`` is the first character's place inside the
    run's text: the characters of its ``w:t``, and one for each tab, break, hyphen or symbol.
    """

    start: int
    end: int
    part: str
    ordinal: int
    offset: int


class Cell(NamedTuple):
    """A table cell: its range in the flat text and the grid rectangle it covers.

    ``row`` and ``column`` are the top-left grid position; ``row_span`` and ``column_span`` are 1 or
    more. In text formats an empty cell that continues a merged one is a cell of its own.
    """

    start: int
    end: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Table(NamedTuple):
    """A table: its range in the flat text and its cells, row by row.

    ``cells[i]`` are the cells that begin in row i, left to right.
    """

    start: int
    end: int
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Document:
    r"""A file's content: ``text`` is what a reader sees; all ranges are code points of it.

    Paragraphs end with ``\n``, table cells are separated by ``\t`` and rows by ``\n``; for a text
    file ``text`` is the decoded file with ``\r\n`` as ``\n`` and nothing else changed.
    """

    source: str
    sha256: str
    text: str
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    runs: tuple[Run, ...] = ()
