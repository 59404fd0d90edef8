"""A whole document: its title, its projects and their sections, each with its words."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from mingxi.documents.composition import (
    Caption,
    Composition,
    Heading,
    Paragraph,
    Piece,
    Table,
    Title,
)
from mingxi.documents.numerals import written
from mingxi.patterns import pattern_of
from mingxi.projects.drafts.composing.funding import funding_words
from mingxi.projects.drafts.composing.items import item_words, numbered
from mingxi.projects.drafts.composing.plan import plan_words
from mingxi.projects.drafts.composing.targets import target_words
from mingxi.projects.drafts.draft import Content, Draft, DraftDocument, DraftSection
from mingxi.projects.headings import CANONICAL_TITLES
from mingxi.projects.particulars import years_in
from mingxi.projects.project_text import SectionKey

_WORDS: dict[SectionKey, Callable[[Draft], Content]] = {
    SectionKey.NAME: lambda draft: (draft.name,) if draft.name else (),
    SectionKey.UNIT: lambda draft: (draft.unit,) if draft.unit else (),
    SectionKey.CONTENT: item_words,
    SectionKey.FUNDING: funding_words,
    SectionKey.PLAN: plan_words,
    SectionKey.TARGETS: target_words,
}
# A heading of the second level that runs into its paragraph ends at the first stop.
_LEAD = pattern_of(r"（[一二三四五六七八九十]{1,3}）[^。：；]{1,30}[。：]?")
_CAPTION_LENGTH_MAX = 40
_STOPS = "。；："


def composed(draft: Draft, key: SectionKey) -> Content:
    """Say a section's values in words; a section without values of its own has none."""
    words = _WORDS.get(key)
    return words(draft) if words is not None else ()


def with_words(document: DraftDocument) -> DraftDocument:
    """Give a document its title and every section the words it has none of."""
    projects = tuple(replace(draft, sections=tuple(_worded(draft))) for draft in document.projects)
    return DraftDocument(document.title or _title(document), projects)


def composition(document: DraftDocument) -> Composition:
    """Lay out a document whose sections have their words (``with_words``)."""
    return Composition(document.title, tuple(_pieces(document)))


def _worded(draft: Draft) -> Iterator[DraftSection]:
    for key in SectionKey:
        content = draft.content(key) or composed(draft, key)
        if content:
            yield DraftSection(key, content)
    yield from (section for section in draft.sections if section.key is None)


def _title(document: DraftDocument) -> str:
    """Name the document as it is published: 蘅川县水务局2025年预算重点领域财政项目文本公开."""
    units = {draft.unit for draft in document.projects}
    years = {draft.year for draft in document.projects}
    unit = (units.pop() or "") if len(units) == 1 else ""
    year = years.pop() if len(years) == 1 else None
    return f"{unit}{'' if year is None else f'{year}年'}预算重点领域财政项目文本公开"


def _pieces(document: DraftDocument) -> Iterator[Piece]:
    yield Title(document.title)
    for ordinal, draft in enumerate(document.projects, start=1):
        if len(document.projects) > 1:
            yield Heading(numbered(ordinal, 0) + _called(draft, document), 2)
        yield from _project(draft)


def _called(draft: Draft, document: DraftDocument) -> str:
    """Give what stands behind a project's number: its name, or its year where years differ."""
    if len({each.year for each in document.projects}) > 1 and not years_in(draft.name or ""):
        return f"{draft.year}年项目"
    return draft.name or ""


def _project(draft: Draft) -> Iterator[Piece]:
    """Give the headings of all sections, even of those that still lack their words.

    Only the table of targets is left out where there is none.
    """
    ordinal = 0
    for key in SectionKey:
        content = draft.content(key)
        if content or key is not SectionKey.TARGETS:
            ordinal += 1
            yield _heading(ordinal, CANONICAL_TITLES[key])
            yield from _section(content)
    for section in draft.sections:
        if section.key is None:
            ordinal += 1
            yield _heading(ordinal, section.title)
            yield from _section(section.content)


def _heading(ordinal: int, title: str) -> Heading:
    return Heading(f"{written(ordinal, 'chineseCountingThousand')}、{title}", 1)


def _section(content: Content) -> Iterator[Piece]:
    for piece, following in zip(content, (*content[1:], None), strict=False):
        if isinstance(piece, Table):
            yield piece
        elif isinstance(following, Table) and _may_caption(piece):
            yield Caption(piece)
        else:
            lead = _LEAD.match(piece)
            yield Paragraph(piece, lead.end() if lead else 0)


def _may_caption(words: str) -> bool:
    return len(words) <= _CAPTION_LENGTH_MAX and not any(stop in words for stop in _STOPS)
