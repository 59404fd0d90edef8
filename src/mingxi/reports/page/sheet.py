"""The text as it was set: its title, headings, paragraphs and tables, in order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from mingxi.places import Span
from mingxi.reports import report

_TITLE_LENGTH_MIN, _TITLE_LENGTH_MAX = 5, 60
_TITLE_LINES_MAX = 2
_NO_TITLE_END = "。；！？：:.，、"
_OUTLINE_DEPTH_MAX = 4
_NUMBERED = re.compile("[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]")
_NUMBER = re.compile(r"\s*+[+-]?[0-9][0-9,.]*+%?\s*+")


class Kind(StrEnum):
    """What a paragraph is on the sheet."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"


class Paragraph(NamedTuple):
    """A paragraph; ``level`` is the depth of a heading among those before it, from 1."""

    span: Span
    kind: Kind = Kind.TEXT
    level: int = 0


class Cell(NamedTuple):
    """A table cell, how much of the grid it covers, and whether it holds a number alone."""

    span: Span
    columns: int
    rows: int
    numeric: bool


class Table(NamedTuple):
    """A table, row by row; ``head`` is true where its first row names the columns."""

    rows: list[list[Cell]]
    head: bool


Part = Paragraph | Table


def sheet(document: report.Document) -> list[Part]:
    """Give the parts of the text, which the report must hold together with its blocks and tables.

    Whatever no block and no table holds is a paragraph too, so that nothing is lost but blanks.
    """
    text = document["text"]
    return list(_parts(text, list(_spans(document)), _outline(document)))


def places(parts: Iterable[Part]) -> list[Span]:
    """Give the ranges in which text is set: one to a paragraph and one to a cell."""
    return [
        span
        for part in parts
        for span in (
            [part.span]
            if isinstance(part, Paragraph)
            else [cell.span for row in part.rows for cell in row]
        )
    ]


def _spans(document: report.Document) -> Iterator[tuple[Span, report.Table | None]]:
    """Give paragraphs and tables in order, none inside another; what stands between them as well.

    A table in the cell of another is part of that cell.
    """
    text, passed = document["text"], 0
    found = [(Span(block["start"], block["end"]), None) for block in document["blocks"]]
    tables = [(Span(table["start"], table["end"]), table) for table in document["tables"]]
    for span, table in sorted((*tables, *found), key=lambda each: (each[0].start, -each[0].end)):
        if span.start < passed or (table is None and not text[span.start : span.end].strip()):
            continue
        yield from _between(text, passed, span.start)
        yield span, table
        passed = span.end
    yield from _between(text, passed, len(text))


def _between(text: str, start: int, end: int) -> Iterator[tuple[Span, None]]:
    between = text[start:end]
    if between.strip():
        first = start + len(between) - len(between.lstrip())
        yield Span(first, start + len(between.rstrip())), None


def _parts(
    text: str, spans: Sequence[tuple[Span, report.Table | None]], outline: dict[int, int]
) -> Iterator[Part]:
    """Make the parts; no heading is more than one level deeper than the one before it."""
    depth = 0
    titled = True
    for ordinal, (span, table) in enumerate(spans):
        if table is not None:
            yield _table(text, table)
        elif span.start in outline:
            depth = min(outline[span.start], depth + 1, _OUTLINE_DEPTH_MAX)
            yield Paragraph(span, Kind.HEADING, depth)
        elif titled and ordinal < _TITLE_LINES_MAX and _is_title(text[span.start : span.end]):
            yield Paragraph(span, Kind.TITLE)
            continue
        else:
            yield Paragraph(span)
        titled = False
    if not spans:
        yield Paragraph(Span(0, 0))


def _outline(document: report.Document) -> dict[int, int]:
    """Give the start of every heading with its level: those of the file, and those of sections.

    The title of a section that runs on into its text is no heading of its own.
    """
    outline = {block["start"]: block["level"] for block in document["blocks"] if "level" in block}
    blocks = {block["start"]: block["end"] for block in document["blocks"]}
    for project in document["projects"]:
        for section in project["sections"]:
            start = section["start"]
            written = document["text"][start : blocks.get(start, start)].strip()
            if written and written.rstrip("：:") == section["title"].strip().rstrip("：:"):
                outline.setdefault(start, 1)
    return outline


def _is_title(text: str) -> bool:
    title = text.strip()
    if not _TITLE_LENGTH_MIN <= len(title) <= _TITLE_LENGTH_MAX:
        return False
    return title[-1] not in _NO_TITLE_END and not _NUMBERED.match(title)


def _table(text: str, table: report.Table) -> Table:
    rows = [
        [
            Cell(
                Span(cell["start"], cell["end"]),
                cell["columns"],
                cell["rows"],
                bool(_NUMBER.fullmatch(text, cell["start"], cell["end"])),
            )
            for cell in row
        ]
        for row in table["rows"]
    ]
    return Table(rows, len(rows) > 1 and _names_columns(text, rows[0]))


def _names_columns(text: str, row: Sequence[Cell]) -> bool:
    """Tell whether the cells of a row are all filled, with words rather than figures."""
    written = [text[cell.span.start : cell.span.end].strip() for cell in row]
    return len(row) > 1 and all(cell and not cell[0].isdigit() for cell in written)
