"""The projects of a document, read from its text, its tables and its marks."""

from bisect import bisect_left
from collections.abc import Sequence

from mingxi.documents.document import Document, Table
from mingxi.places import Span
from mingxi.projects.arranged import arranged_in
from mingxi.projects.funding import funding_in
from mingxi.projects.instalments import instalments_in
from mingxi.projects.items import items_in
from mingxi.projects.marked_text import MarkedText
from mingxi.projects.particulars import name_in, unit_in, year_in
from mingxi.projects.payers import own_level
from mingxi.projects.project_text import Indicator, ProjectText, SectionKey
from mingxi.projects.sections import ProjectRange, project_ranges
from mingxi.projects.target_forms import form_in_lines, forms_in
from mingxi.projects.target_table import indicators_in, indicators_in_lines
from mingxi.prose.marks import DateMark, Figure, OutlineMark


def projects_in(
    document: Document,
    figures: Sequence[Figure],
    outline: Sequence[OutlineMark],
    dates: Sequence[DateMark],
) -> tuple[ProjectText, ...]:
    """Read every project of a document; the marks are those of its text, in order.

    A target form outside every project text is a project of its own, without sections.
    """
    marked = MarkedText(document.text, figures, outline, dates)
    ranges = project_ranges(document.text, document.tables)
    front = Span(0, ranges[0].start) if ranges else Span(0, 0)
    texts = [_project(marked, found, front, document.tables) for found in ranges]
    forms = [*forms_in(document.text, document.tables, [project.span for project in texts])]
    if not texts and not forms:
        forms = [*form_in_lines(document.text)]
    return tuple(sorted((*texts, *forms), key=lambda project: project.start))


def _project(
    marked: MarkedText, found: ProjectRange, front: Span, tables: Sequence[Table]
) -> ProjectText:
    text, figures, sections = marked.text, marked.figures, found.sections
    by_key = {section.key: section for section in sections}
    name = name_in(text, by_key.get(SectionKey.NAME))
    unit = unit_in(text, by_key.get(SectionKey.UNIT))
    dates = marked.dates_in(found.start, found.end)
    year = year_in(text, name, (found.above, front), sections, dates)
    arranged = arranged_in(text, figures, by_key.get(SectionKey.FUNDING), year)
    return ProjectText(
        start=found.start,
        end=found.end,
        name=name,
        year=year,
        unit=unit,
        arranged=None if arranged is None else arranged.fen,
        arranged_span=None if arranged is None else arranged.span,
        sections=sections,
        funding=funding_in(text, figures, sections, arranged, own_level(unit)),
        items=items_in(text, figures, marked.outline, sections),
        instalments=instalments_in(marked, by_key.get(SectionKey.PLAN), year, name or ""),
        indicators=_indicators(text, found, tables),
    )


def _indicators(text: str, found: ProjectRange, tables: Sequence[Table]) -> tuple[Indicator, ...]:
    """Read the targets of a project from its tables, else from its lines."""
    read = indicators_in(text, _tables_between(tables, found.start, found.end))
    return read or indicators_in_lines(text, Span(found.start, found.end))


def _tables_between(tables: Sequence[Table], start: int, end: int) -> Sequence[Table]:
    """Give the tables, which are in text order, that begin in ``[start, end)``."""
    first = bisect_left(tables, start, key=_start_of)
    return tables[first : bisect_left(tables, end, first, key=_start_of)]


def _start_of(table: Table) -> int:
    return table.start
