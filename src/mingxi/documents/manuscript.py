"""The flat text while it grows, with its blocks, tables and runs."""

from collections.abc import Sequence
from typing import NamedTuple

from mingxi.documents.document import Block, Cell, Run, Table

BLANK = "\u3000"
"""What stands for a tab, and for a line or paragraph break inside a table cell.

Not ``\\t`` and ``\\n``, which part cells and rows. Not the ordinary blank either: between two
figures it would read as the blank that parts thousands.
"""


_STRAY = str.maketrans({"\t": BLANK, "\n": " ", "\r": " "})


def unbroken(text: str) -> str:
    """Replace what would pass for a separator, one character by one, so that offsets hold."""
    return text if text.isprintable() else text.translate(_STRAY)


class Bookmark(NamedTuple):
    """A point of the manuscript that ``back_to`` can return to."""

    pieces: int
    runs: int
    length: int


class Manuscript:
    """Flat text that is only ever appended to, or cut back to a bookmark."""

    def __init__(self) -> None:
        self.length = 0
        self._pieces: list[str] = []
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._runs: list[Run] = []

    @property
    def next_table(self) -> int:
        """The ordinal that the table being written will have."""
        return len(self._tables)

    def write(self, text: str) -> None:
        """Append characters that stand in no run: numbers, separators."""
        self._pieces.append(text)
        self.length += len(text)

    def write_run(self, text: str, part: str, ordinal: int, offset: int) -> None:
        """Append characters of a run, the first of them at ``offset`` in the run's text."""
        start = self.length
        self._pieces.append(text)
        self.length = end = start + len(text)
        self._runs.append(Run(start, end, part, ordinal, offset))

    def end_paragraph(
        self, start: int, level: int | None, numbered: int, page: int | None = None
    ) -> None:
        """Close the paragraph that began at ``start``."""
        self._blocks.append(Block(start, self.length, page=page, level=level, numbered=numbered))
        self.write("\n")

    def end_cell(
        self, start: int, row: int, column: int, numbered: int, page: int | None = None
    ) -> None:
        """Note the block of the table cell that began at ``start``."""
        self._blocks.append(
            Block(start, self.length, self.next_table, row, column, page, numbered=numbered)
        )

    def end_table(self, start: int, rows: Sequence[Sequence[Cell]]) -> None:
        """Close the table that began at ``start``; its range leaves out the last row's end."""
        end = max(start, self.length - 1)
        self._tables.append(Table(start, end, tuple(tuple(row) for row in rows)))

    def bookmark(self) -> Bookmark:
        """Mark where the text stands now."""
        return Bookmark(len(self._pieces), len(self._runs), self.length)

    def back_to(self, bookmark: Bookmark) -> None:
        """Drop what was written since ``bookmark``; no block or table may have ended since."""
        del self._pieces[bookmark.pieces :]
        del self._runs[bookmark.runs :]
        self.length = bookmark.length

    def text(self) -> str:
        """Give the flat text."""
        return "".join(self._pieces)

    def blocks(self) -> tuple[Block, ...]:
        """Give the blocks in text order."""
        return tuple(self._blocks)

    def tables(self) -> tuple[Table, ...]:
        """Give the tables in text order."""
        return tuple(self._tables)

    def runs(self) -> tuple[Run, ...]:
        """Give the runs in text order."""
        return tuple(self._runs)
