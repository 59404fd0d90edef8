"""From a reading to the draft of what it says: values without places, words section by section."""

from collections.abc import Iterator
from itertools import pairwise

from mingxi.documents import Document
from mingxi.documents import Table as ReadTable
from mingxi.documents.composition import Table, TableCell, is_writable
from mingxi.patterns import pattern_of
from mingxi.projects.drafts.draft import (
    Content,
    Draft,
    DraftDocument,
    DraftFunding,
    DraftIndicator,
    DraftInstalment,
    DraftItem,
    DraftSection,
)
from mingxi.projects.project_text import Item, ProjectText, SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.sections import numbers_project

_NUMBERED = pattern_of(r"[一二三四五六七八九十]{1,3}、(?P<title>.*)")
_TITLE_LENGTH_MAX = 60
_ORDER = {key: place for place, key in enumerate(SectionKey)}


def drafts_in(reading: Reading) -> DraftDocument:
    """Draft what a document says of its projects, under the title that stands above the first.

    Paragraphs lose the blanks around them; what stands between projects is left out.
    """
    projects = tuple(draft_of(reading, project) for project in reading.projects)
    return DraftDocument(_title(reading), projects)


def draft_of(reading: Reading, project: ProjectText) -> Draft:
    """Draft one project of a reading: every member of the project text but the places."""
    return Draft(
        name=project.name,
        year=project.year,
        unit=project.unit,
        arranged=project.arranged,
        funding=tuple(DraftFunding(share.level, share.amount) for share in project.funding),
        items=tuple(map(_item, project.items)),
        instalments=tuple(
            DraftInstalment(each.what, each.first, each.last, each.amount, each.kind)
            for each in project.instalments
        ),
        indicators=tuple(
            DraftIndicator(
                each.level1,
                each.level2,
                each.level3,
                each.horizon,
                each.operator,
                each.target,
                each.value,
                each.unit,
                each.weight,
            )
            for each in project.indicators
        ),
        sections=tuple(_sections(reading.document, project)),
    )


def _item(item: Item) -> DraftItem:
    return DraftItem(item.label, item.amount, tuple(map(_item, item.items)))


def _sections(document: Document, project: ProjectText) -> Iterator[DraftSection]:
    """Give the sections that hold anything, then what stands under headings of the text's own."""
    for section in sorted(project.sections, key=lambda section: _ORDER[section.key]):
        content = content_of(document, section.body, section.end, section.start)
        if content:
            yield DraftSection(section.key, content)
    starts = [*(section.start for section in project.sections[1:]), project.end]
    for section, following in zip(project.sections, starts, strict=False):
        yield from _own_sections(content_of(document, section.end, following, section.end))


def _own_sections(content: Content) -> Iterator[DraftSection]:
    """Part what stands outside the nine sections at its numbered lines."""
    places = [
        at
        for at, piece in enumerate(content)
        if at == 0 or (isinstance(piece, str) and _NUMBERED.fullmatch(piece))
    ]
    for at, following in pairwise((*places, len(content))):
        heading = content[at]
        if isinstance(heading, str):
            numbered = _NUMBERED.fullmatch(heading)
            title = numbered["title"].strip() if numbered else heading
            yield DraftSection(None, content[at + 1 : following], title)
        else:
            yield DraftSection(None, content[at:following])


def content_of(document: Document, start: int, end: int, heading: int) -> Content:
    """Give the paragraphs and tables of ``[start, end)``, in order; empty lines are left out.

    A table that stands between ``heading`` and ``start`` has empty cells there, and belongs here.
    """
    held: list[str | Table] = []
    place = start
    for table in document.tables:
        if heading <= table.start < end:
            held += _paragraphs(document.text[place : table.start])
            held.append(_table(document.text, table))
            place = table.end
    held += _paragraphs(document.text[place:end])
    return tuple(held)


def _paragraphs(text: str) -> Iterator[str]:
    return filter(None, map(one_line, text.split("\n")))


def one_line(text: str) -> str:
    """Give a line as a file can hold it: blanks for control characters, none around it."""
    if not text.isprintable():
        text = "".join(sign if is_writable(sign) else "\u3000" for sign in text)
    return text.strip()


def _table(text: str, table: ReadTable) -> Table:
    """Give a table with a cell for every place; a cell reaches no further than the table does."""
    width = max((cell.column + cell.column_span for row in table.cells for cell in row), default=0)
    height = len(table.cells)
    taken: set[tuple[int, int]] = set()
    rows = []
    for number, cells in enumerate(table.cells):
        begun = {cell.column: cell for cell in cells}
        row = []
        for column in range(width):
            if (number, column) in taken:
                continue
            cell = begun.get(column)
            if cell is None:
                row.append(TableCell(""))
                continue
            down = min(cell.row_span, height - number)
            row.append(TableCell(one_line(text[cell.start : cell.end]), down, cell.column_span))
            taken |= {
                (number + below, column + right)
                for below in range(down)
                for right in range(cell.column_span)
            }
        rows.append(tuple(row))
    return Table(tuple(rows))


def _title(reading: Reading) -> str:
    """Give the title above the first project, without that project's number.

    What stands there besides a title (a menu, a letter) makes it doubtful, and it is left out.
    """
    if not reading.projects:
        return ""
    first = reading.projects[0]
    lines = map(one_line, reading.text[: first.start].split("\n"))
    title = "".join(line for line in lines if not numbers_project(line, first.name or ""))
    return title if len(title) <= _TITLE_LENGTH_MAX and "。" not in title else ""
