"""What a project text says twice in the same words: sections copied whole, sentences, clauses.

The name, the unit and the target form are left out: they repeat the text by their nature. Most
texts repeat nothing, so that each kind is first asked for in one quick pass.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.project_text import ProjectText, Section, SectionKey

_SENTENCE_ENDS = "\n。；！？"
_PART_ENDS = "\n，。；！？"
_CLAUSE_ENDS = "\n，。；：！？、（）\t"
_SENTENCE = pattern_of(f"[^{_SENTENCE_ENDS}]+")
_PART = pattern_of(f"[^{_PART_ENDS}]+")
_CLAUSE = pattern_of(f"[^{_CLAUSE_ENDS}]+")
_CITES = pattern_of("[《》〔]")
_OF_ITS_OWN = (SectionKey.NAME, SectionKey.UNIT, SectionKey.TARGETS)

_SENTENCE_CHARACTERS_MIN = 50
_CLAUSE_CHARACTERS_MIN = 24
_PART_CHARACTERS_MIN = 6
_COPIED_CHARACTERS_MIN = 30
_COPIED_PERCENT_MIN = 75
_CLAUSES_APART_MAX = 600


class CopiedSection(NamedTuple):
    """A section most of which stands in an earlier one; ``span`` is its first copied stretch."""

    section: Section
    source: Section
    span: Span


class Passage(NamedTuple):
    """Words that stand a second time at ``again``."""

    first: Span
    again: Span


class Repetitions(NamedTuple):
    """All that one project says twice."""

    sections: tuple[CopiedSection, ...]
    passages: tuple[Passage, ...]


def repetitions_in(text: str, project: ProjectText) -> Repetitions:
    """Find what a project says twice, in text order; a copied section holds its passages."""
    sections = [section for section in project.sections if section.key not in _OF_ITS_OWN]
    copied = tuple(_copied(text, sections))
    known = sorted(Span(copy.section.start, copy.section.end) for copy in copied)
    passages = [p for p in _sentences(text, sections) if not _within(p.again, known)]
    known = sorted({*known, *(passage.again for passage in passages)})
    passages += [
        clause
        for section in sections
        for clause in _clauses(text, section)
        if not _within(clause.again, known)
    ]
    return Repetitions(copied, tuple(sorted(passages, key=lambda passage: passage.again)))


def _copied(text: str, sections: Sequence[Section]) -> Iterator[CopiedSection]:
    """Find the sections whose parts stand for the most in one earlier section."""
    known: set[str] = set()
    earlier: list[tuple[Section, set[str]]] = []
    for section in sections:
        parts = _long(text, section, _PART_ENDS, _PART_CHARACTERS_MIN)
        again = [part for part in parts if part in known]
        # Most sections share a few words or none.
        if sum(map(len, again)) >= _COPIED_CHARACTERS_MIN:
            for source, new in earlier:
                copied = sum(len(part) for part in again if part in new)
                if _is_most(text, section, copied):
                    inside = new.intersection(again)
                    yield CopiedSection(section, source, _stretch(text, section, inside))
        new = set(parts) - known
        earlier.append((section, new))
        known |= new


def _is_most(text: str, section: Section, copied: int) -> bool:
    if copied < _COPIED_CHARACTERS_MIN:
        return False
    whole = sum(map(len, text[section.body : section.end].split()))
    return copied * 100 >= whole * _COPIED_PERCENT_MIN


def _stretch(text: str, section: Section, copied: set[str]) -> Span:
    """Give the first stretch of copied parts that follow each other at once."""
    start = end = -1
    for match in _PART.finditer(text, section.body, section.end):
        if match[0].strip() not in copied or (start >= 0 and match.start() > end + 1):
            if start >= 0:
                break
            continue
        if start < 0:
            start = match.end() - len(match[0].lstrip())
        end = match.start() + len(match[0].rstrip())
    return Span(start, end)


def _sentences(text: str, sections: Sequence[Section]) -> Iterator[Passage]:
    """Find the long sentences that stand twice."""
    said = [
        words
        for section in sections
        for words in _long(text, section, _SENTENCE_ENDS, _SENTENCE_CHARACTERS_MIN)
    ]
    if len(set(said)) == len(said):
        return
    first: dict[str, Span] = {}
    for section in sections:
        for match in _SENTENCE.finditer(text, section.body, section.end):
            words = match[0].strip()
            span = Span(match.end() - len(match[0].lstrip()), match.end())
            if len(words) >= _SENTENCE_CHARACTERS_MIN and first.setdefault(words, span) is not span:
                yield Passage(first[words], span)


def _long(text: str, section: Section, ends: str, length_min: int) -> list[str]:
    """Give what stands between ``ends`` without the blanks around it, where it is long enough.

    To replace and to split takes a tenth of the time of a search by classes of characters.
    """
    said = text[section.body : section.end]
    for end in ends[1:]:
        said = said.replace(end, ends[0])
    return [
        bare
        for words in said.split(ends[0])
        if len(words) >= length_min and len(bare := words.strip()) >= length_min
    ]


def _clauses(text: str, section: Section) -> Iterator[Passage]:
    """Find the long clauses that stand twice close together; a cited title may well do."""
    said = Counter(_long(text, section, _CLAUSE_ENDS, _CLAUSE_CHARACTERS_MIN))
    if not any(count > 1 and not _CITES.search(words) for words, count in said.items()):
        return
    latest: dict[str, Span] = {}
    for match in _CLAUSE.finditer(text, section.body, section.end):
        words = match[0]
        if len(words) < _CLAUSE_CHARACTERS_MIN or _CITES.search(words):
            continue
        span, before = Span(*match.span()), latest.get(words)
        if before is not None and span.start - before.end <= _CLAUSES_APART_MAX:
            yield Passage(before, span)
        latest[words] = span


def _within(span: Span, ranges: list[Span]) -> bool:
    """Tell whether a place lies in one of the ranges, which are sorted and do not overlap."""
    before = bisect_right(ranges, span.start, key=_start_of) - 1
    return before >= 0 and span.start < ranges[before].end


def _start_of(span: Span) -> int:
    return span.start
