"""The account of open amounts that totals close, kept along the text."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from mingxi.projects.claims.sentences.terms import Term
from mingxi.prose.marks import Figure

_TIGHT = 2


class Entry(NamedTuple):
    """An open amount: the figure, where it stands, and how it came in.

    ``total`` is true when other amounts were closed into it, ``tight`` when nothing but a mark
    parts it from the figure before. ``term`` is None for the total of a table.
    """

    figure: Figure
    line: int
    sentence: int
    term: Term | None = None
    total: bool = False
    tight: bool = False

    @property
    def value(self) -> Decimal:
        """The amount, in its unit."""
        return self.figure.value


def entry_of(term: Term, total: bool = False) -> Entry:
    """Enter a term of the prose."""
    tight = 0 < len(term.gap) <= _TIGHT
    return Entry(term.figure, term.line, term.sentence, term, total, tight)


def table_entry(figure: Figure, line: int) -> Entry:
    """Enter the total of a table; it belongs to no sentence."""
    return Entry(figure, line, -1, None, total=True)


def total_of(entries: Iterable[Entry]) -> Decimal:
    """Add up entries."""
    return sum((entry.value for entry in entries), Decimal(0))


def close(entries: list[Entry], chosen: Sequence[Entry]) -> None:
    """Take what a total sums out of the account."""
    starts = {entry.figure.start for entry in chosen}
    entries[:] = [entry for entry in entries if entry.figure.start not in starts]


def by_line(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Group entries by the line or item they stand in, in text order."""
    lines: dict[int, list[Entry]] = {}
    for entry in entries:
        lines.setdefault(entry.line, []).append(entry)
    return list(lines.values())


def last_total(group: Sequence[Entry]) -> list[Entry]:
    """Give the last total of an item, or all its amounts where it has none."""
    totals = [entry for entry in group if entry.total]
    return totals[-1:] or list(group)
