"""A document's card: the little of it that other documents are held against.

Cards of many documents are kept while the documents themselves pass by, so a card has figures,
places and digests, but no text of any length.
"""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from hashlib import blake2b
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.policy_basis import title_key
from mingxi.projects.project_text import Horizon, ProjectText, SectionKey
from mingxi.projects.reading import Reading
from mingxi.prose.marks import CitationKind

ProjectKey = tuple[str, int, str]
"""What tells one project from others: unit, year and name, each without its blanks."""

# Policy bases and target tables are alike in many texts with good reason.
_OWN_WORDS = frozenset(
    {
        SectionKey.OVERVIEW,
        SectionKey.CONTENT,
        SectionKey.FUNDING,
        SectionKey.PLAN,
        SectionKey.OUTCOME,
    }
)
_LONG_MIN = 80
_DIGEST_BYTES = 16
_YEAR = pattern_of(r"(?:19|20)\d{2}(?=\s*年)")
_YEAR_OF_NAME = pattern_of(r"[（(]?(?:19|20)\d{2}年?度?[）)]?")
_LINE = pattern_of(r"\S[^\n]*")


class LongSection(NamedTuple):
    """A section of at least 80 characters in the author's own words; blanks do not count.

    ``span`` is its heading's place, ``years`` are the years that its text names.
    """

    span: Span
    digest: bytes
    years: frozenset[int]


class Target(NamedTuple):
    """The target of one indicator (name without blanks, horizon), and where it stands."""

    indicator: tuple[str, Horizon]
    value: Decimal
    unit: str
    written: str
    span: Span


class ProjectCard(NamedTuple):
    """One project: ``span`` is its name's place, ``arranged`` is in fen.

    ``is_text`` is false for a target form that stands alone.
    """

    name: str | None
    unit: str | None
    year: int | None
    span: Span
    arranged: int | None
    arranged_span: Span | None
    sections: tuple[LongSection, ...]
    targets: tuple[Target, ...]
    is_text: bool

    @property
    def key(self) -> ProjectKey | None:
        """What it is known by in another document, or None where its text leaves that open."""
        if self.name is None or self.unit is None or self.year is None:
            return None
        return unblanked(self.unit), self.year, yearless_name(self.name)


class CitedNumber(NamedTuple):
    """A title and the number it is first cited with; ``key`` is the title without its marks."""

    key: str
    title: str
    number: str
    span: Span


class Card(NamedTuple):
    """What one document tells the others; ``opening`` is its first line, None without any."""

    source: str
    sha256: str
    opening: Span | None
    projects: tuple[ProjectCard, ...]
    citations: tuple[CitedNumber, ...]


def card_of(reading: Reading) -> Card:
    """Write the card of a reading, in time linear in its text."""
    line = _LINE.search(reading.text)
    return Card(
        source=reading.document.source,
        sha256=reading.document.sha256,
        opening=Span(*line.span()) if line else None,
        projects=tuple(_project(reading.text, project) for project in reading.projects),
        citations=tuple(_citations(reading)),
    )


def unblanked(written: str) -> str:
    """Give a text without its blanks."""
    return "".join(written.split())


def yearless_name(name: str) -> str:
    """Give a project's name without blanks and years, as it stays from year to year."""
    return _YEAR_OF_NAME.sub("", unblanked(name))


def _project(text: str, project: ProjectText) -> ProjectCard:
    return ProjectCard(
        name=project.name,
        unit=project.unit,
        year=project.year,
        span=_name_span(text, project),
        arranged=project.arranged,
        arranged_span=project.arranged_span,
        sections=tuple(_long_sections(text, project)),
        targets=tuple(_targets(project)),
        is_text=bool(project.sections),
    )


def _name_span(text: str, project: ProjectText) -> Span:
    """Give where the project's name stands, or its first line where it has none."""
    at = -1 if project.name is None else text.find(project.name, project.start, project.end)
    if project.name is not None and at >= 0:
        return Span(at, at + len(project.name))
    line = _LINE.search(text, project.start, project.end)
    return Span(*line.span()) if line else project.span


def _long_sections(text: str, project: ProjectText) -> Iterator[LongSection]:
    for section in project.sections:
        words = text[section.body : section.end]
        bare = unblanked(words)
        if section.key in _OWN_WORDS and len(bare) >= _LONG_MIN:
            heading = text[section.start : section.body].rstrip()
            yield LongSection(
                Span(section.start, section.start + len(heading)),
                blake2b(bare.encode(), digest_size=_DIGEST_BYTES).digest(),
                frozenset(int(year) for year in _YEAR.findall(bare)),
            )


def _targets(project: ProjectText) -> Iterator[Target]:
    """Give the targets that are a number; a name that stands in several rows tells none apart."""
    named = [((unblanked(row.level3), row.horizon), row) for row in project.indicators]
    rows = Counter(indicator for indicator, _ in named)
    for indicator, row in named:
        if row.value is not None and rows[indicator] == 1 and row.level3:
            yield Target(indicator, Decimal(row.value), row.unit, row.target, row.span)


def _citations(reading: Reading) -> Iterator[CitedNumber]:
    """Give each title with the number it is first cited with; minutes share their titles."""
    told = set()
    for cited in reading.citations:
        if cited.title is None or cited.number is None or cited.kind is CitationKind.MINUTES:
            continue
        key = title_key(cited.title)
        if key not in told:
            told.add(key)
            span = cited.number_span or cited.span
            yield CitedNumber(key, cited.title, cited.number, span)
