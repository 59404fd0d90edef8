"""The particulars of a project: its name, the unit that carries it out, its budget year."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.project_text import Section, SectionKey
from mingxi.prose.marks import DateMark
from mingxi.quantities import chinese_to_int

_BOOKMARK = pattern_of(r"\[bookmark:[^\]\n]*\]")
_NAME_LABEL = pattern_of(r"^(?:项目)?名称\s*[：:]\s*")
_UNIT_LABEL = pattern_of(
    r"^[^\S\n]*(?:(?:项目)?(?:实施|承担|执行|申报|建设|牵头|责任)?单位(?:名称)?|名称)[^\S\n]*[：:]",
    re.MULTILINE,
)
_UNIT_END = pattern_of(
    r"[，,。；;、（(\n\t]|[ \u00a0\u3000]{2,}|(?<=.)(?:负责|牵头|组织实施|具体实施|承办)"
)
_UNIT_LEAD = pattern_of(r"^(?:本项目)?由")

# A year that no month follows and no other year precedes (2021—2025年 is a plan's period).
_YEAR = pattern_of(
    r"(?<![\d—\-–~～至到])(?P<digits>20\d\d|２０[０-９]{2}|二[〇○零][〇○零一二三四五六七八九]{2})"
    r"\s*年(?!\s*(?:\d|[０-９]|[一二三四五六七八九十]+月|[—\-–~～至]))"
)
_TITLE_LENGTH_MAX = 80


def name_in(text: str, section: Section | None) -> str | None:
    """Give the project's name as written, without a label before it or a full stop after it."""
    line = _NAME_LABEL.sub("", _first_line(text, section)).rstrip("。．.；;，, \u3000")
    return line or None


def unit_in(text: str, section: Section | None) -> str | None:
    """Give the first unit a section names, without labels, explanations and partners."""
    if section is None:
        return None
    label = _UNIT_LABEL.search(text, section.body, section.end)
    line = text[label.end() : section.end] if label else _first_line(text, section)
    line = _UNIT_LEAD.sub("", _BOOKMARK.sub("", line).strip())
    end = _UNIT_END.search(line)
    return line[: end.start()].strip() if end else line.strip() or None


def _first_line(text: str, section: Section | None) -> str:
    if section is None:
        return ""
    body = _BOOKMARK.sub("", text[section.body : section.end]).strip()
    return body.partition("\n")[0].strip()


def year_in(
    text: str,
    name: str | None,
    titles: Sequence[Span],
    sections: Iterable[Section],
    dates: Sequence[DateMark],
) -> int | None:
    """Tell the budget year: from the name, the titles above, the plan's dates, then the rest.

    ``titles`` are the ranges above the project, nearest first; ``dates`` are those of the project.
    """
    for written in (name or "", *(_title_lines(text, title) for title in titles)):
        years = years_in(written)
        if years:
            return years[0]
    by_key = {section.key: section for section in sections}
    planned = _planned(by_key.get(SectionKey.PLAN), dates)
    if planned is not None:
        return planned
    for key in (SectionKey.TARGETS, SectionKey.FUNDING, SectionKey.CONTENT):
        if key in by_key:
            years = years_in(text[by_key[key].body : by_key[key].end])
            if years:
                return years[0]
    return None


def _title_lines(text: str, title: Span) -> str:
    """Give the lines that may be titles: short, and no sentences where others are to be had."""
    lines = [line.strip() for line in text[title.start : title.end].splitlines()]
    short = [line for line in lines if len(line) <= _TITLE_LENGTH_MAX and "。" not in line]
    return "\n".join([*short, *(line for line in lines if line not in short)])


def years_in(written: str) -> list[int]:
    """Give the years that words name as a project's or a document's year, in order."""
    found = []
    for match in _YEAR.finditer(written):
        digits = match["digits"].replace("○", "〇")
        year = int(digits) if digits.isdecimal() else chinese_to_int(digits)
        if year is not None:
            found.append(year)
    return found


def _planned(plan: Section | None, dates: Sequence[DateMark]) -> int | None:
    """Give the year most of the plan's dates are written with, the latest among equals."""
    if plan is None:
        return None
    years = Counter(
        int(date.first[:4])
        for date in dates
        if plan.body <= date.start < plan.end and date.year_written and date.first
    )
    return max(years, key=lambda year: (years[year], year), default=None)
