"""Where a place lies: its project, section, sentence and line, and which year is meant there."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.marks_between import marks_between
from mingxi.projects.project_text import ProjectText, Section, SectionKey
from mingxi.projects.reading import Reading
from mingxi.prose.marks import Figure

_SENTENCE_END = pattern_of(r"[。；;！？\n]")
_SENTENCE_STOPS = "。；;！？\n"
_SENTENCE_LENGTH_MAX = 400
_HEAD_LENGTH = 200
_TITLE_LENGTH_MAX = 60
# Neither the month of an issue (2024年3月) nor the end of a plan (2021—2025年) is a budget year.
_YEAR_OF_WORK = pattern_of(
    r"(?<![\d\-－—–─~～至到])(?P<year>(?:19|20)\d{2})\s*年(?!\s*\d{1,2}\s*月)"
)


def project_at(reading: Reading, place: int) -> ProjectText | None:
    """Give the project that holds ``place``, or None between projects, which stand apart."""
    following = bisect_right(reading.projects, place, key=_start_of)
    project = reading.projects[following - 1] if following else None
    return project if project is not None and place < project.end else None


def _start_of(project: ProjectText) -> int:
    return project.start


def section_at(project: ProjectText | None, place: int) -> Section | None:
    """Give the section of ``project`` that holds ``place``, or None."""
    if project is not None:
        for section in project.sections:
            if section.start <= place < section.end:
                return section
    return None


def key_at(reading: Reading, place: int) -> SectionKey | None:
    """Give the key of the section that holds ``place``, or None outside the canonical nine."""
    section = section_at(project_at(reading, place), place)
    return section and section.key


def year_at(reading: Reading, place: int) -> int | None:
    """Give the budget year at ``place``: the project's, else the first one the title names."""
    project = project_at(reading, place)
    if project is not None and project.year is not None:
        return project.year
    return _year_of_title(reading.text[:_HEAD_LENGTH])


@lru_cache(maxsize=16)
def _year_of_title(head: str) -> int | None:
    """Give the year that a title line at the head of a text names, or None."""
    for line in head.splitlines():
        titled = _YEAR_OF_WORK.search(line)
        if titled and len(line.strip()) <= _TITLE_LENGTH_MAX and "。" not in line:
            return int(titled["year"])
    return None


def figures_within(reading: Reading, span: Span) -> Sequence[Figure]:
    """Give the figures that begin in ``span``, in text order."""
    return marks_between(reading.figures, *span)


def figure_at(reading: Reading, span: Span) -> Figure | None:
    """Give the figure that stands exactly at ``span``, or None."""
    return next((figure for figure in figures_within(reading, span) if figure.span == span), None)


def figure_from(reading: Reading, place: int) -> Figure | None:
    """Give the figure that begins exactly at ``place``, or None."""
    return next(iter(figures_within(reading, Span(place, place + 1))), None)


def sentence_at(text: str, place: int) -> Span:
    """Give the sentence (to 。；！？ or the line's end) around ``place``, at most 400 each way."""
    earliest = max(0, place - _SENTENCE_LENGTH_MAX)
    start = max(earliest, *[text.rfind(stop, earliest, place) + 1 for stop in _SENTENCE_STOPS])
    following = _SENTENCE_END.search(text, place, place + _SENTENCE_LENGTH_MAX)
    end_place = following.start() if following else min(len(text), place + _SENTENCE_LENGTH_MAX)
    return Span(start, end_place)


def paragraph_at(text: str, place: int) -> Span:
    """Give the line around ``place``, without its line break."""
    end = text.find("\n", place)
    return Span(text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end)


def first_line(text: str, section: Section) -> Span:
    """Give the first line of a section's body that is not blank, else its heading's line."""
    body = text[section.body : section.end]
    blank = len(body) - len(body.lstrip())
    return paragraph_at(text, section.body + blank if body.strip() else section.start)


def opening(text: str, start: int, end: int) -> Span:
    """Give the first sentence of the range ``[start, end)``, which shows what it is about."""
    stop = _SENTENCE_END.search(text, start, end)
    return Span(start, stop.start() if stop else end)
