"""Which headings are the sections of a project, and where each project begins and ends."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mingxi.documents.document import Table
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.headings import Heading, Wording, headings_in
from mingxi.projects.project_text import Section, SectionKey
from mingxi.prose.marks import HeadingStyle

_ORDER = {key: place for place, key in enumerate(SectionKey)}

# A deeper style inside the section style of a project heads a part of a section, not a section.
_DEPTH = {
    HeadingStyle.ORDINAL: 0,
    HeadingStyle.HAN: 1,
    HeadingStyle.HAN_BRACKET: 2,
    HeadingStyle.ARABIC: 3,
    HeadingStyle.ARABIC_BRACKET: 4,
    HeadingStyle.CIRCLED: 5,
}

_OTHER_SECTIONS_MIN = 3
_SUBSTANCE = frozenset({SectionKey.CONTENT, SectionKey.FUNDING, SectionKey.PLAN})


class ProjectRange(NamedTuple):
    """A project's place: ``[start, end)``, the text above it that may title it, its sections."""

    start: int
    end: int
    above: Span
    sections: tuple[Section, ...]


def project_ranges(text: str, tables: Sequence[Table] = ()) -> tuple[ProjectRange, ...]:
    """Find the projects of a text: each from its 项目名称 heading to what leads to the next one.

    A project is a 项目名称 heading with at least three of the other canonical sections, one of them
    saying what is done, what it costs or when (a form has a name, a unit and a basis too).
    """
    groups = list(_projects(headings_in(text, tables)))
    front = frozenset(_lines(text[: groups[0][0].start] if groups else ""))
    ranges: list[ProjectRange] = []
    above = 0
    for place, chosen in enumerate(groups):
        start = chosen[0].start
        following = groups[place + 1][0] if place + 1 < len(groups) else None
        end = len(text)
        if following is not None:
            end = _end_before(text, _behind_tables(tables, start, following), following, front)
        ranges.append(
            ProjectRange(start, end, Span(above, start), tuple(_sections(text, chosen, end)))
        )
        above = end
    return tuple(ranges)


def _projects(headings: Iterable[Heading]) -> Iterator[list[Heading]]:
    """Give the chosen headings of each project, its 项目名称 first."""
    for group in _groups(headings):
        chosen = _chosen(group)
        keys = {heading.key for heading in chosen}
        if len(keys) > _OTHER_SECTIONS_MIN and keys & _SUBSTANCE:
            yield chosen


def _groups(headings: Iterable[Heading]) -> Iterator[list[Heading]]:
    """Part the headings at each 项目名称 after which the sections begin again.

    Where no section repeats itself after it, 项目名称 was a label inside a section.
    """
    group: list[Heading] = []
    for part in _parts(headings):
        if group and not {h.key for h in part[1:]} & {h.key for h in group[1:]}:
            group.extend(part[1:])
            continue
        if group:
            yield group
        group = part
    if group:
        yield group


def _parts(headings: Iterable[Heading]) -> Iterator[list[Heading]]:
    part: list[Heading] = []
    for heading in headings:
        if heading.key is SectionKey.NAME:
            if part:
                yield part
            part = [heading]
        elif part:
            part.append(heading)
    if part:
        yield part


def _chosen(group: list[Heading]) -> list[Heading]:
    """Choose one heading for each section: of the project's own style, surest, first."""
    scheme = _scheme(group)
    best: dict[SectionKey, Heading] = {SectionKey.NAME: group[0]}
    for heading in group[1:]:
        rival = best.get(heading.key)
        if rival is None or _rank(heading, scheme) > _rank(rival, scheme):
            best[heading.key] = heading
    inside = [heading for heading in best.values() if heading.style is scheme]
    kept = [
        heading
        for heading in best.values()
        if heading.key is SectionKey.NAME
        or heading.style is scheme
        or _stands_outside(heading, scheme, inside)
    ]
    return sorted(kept, key=lambda heading: heading.start)


def _scheme(group: list[Heading]) -> HeadingStyle:
    """Tell the style that heads most sections; the first heading's own among equals."""
    styles = Counter(style for style, _ in {(h.style, h.key) for h in group})
    own = group[0].style
    return max(styles, key=lambda style: (styles[style], style is own, style.value))


def _rank(heading: Heading, scheme: HeadingStyle) -> tuple[bool, Wording]:
    return heading.style is scheme, heading.wording


def _stands_outside(heading: Heading, scheme: HeadingStyle, inside: list[Heading]) -> bool:
    """Tell whether a heading of another style is a section all the same.

    Its words must name the project's section, it must keep the canonical order among the
    sections of the project's own style, and its number must not be that of a part of a section.
    """
    if heading.wording is Wording.LOOSE or _is_deeper(heading.style, scheme):
        return False
    order = _ORDER[heading.key]
    return all((_ORDER[other.key] < order) == (other.start < heading.start) for other in inside)


def _is_deeper(style: HeadingStyle, scheme: HeadingStyle) -> bool:
    return style in _DEPTH and scheme in _DEPTH and _DEPTH[style] > _DEPTH[scheme]


def _sections(text: str, chosen: list[Heading], end: int) -> Iterator[Section]:
    for place, heading in enumerate(chosen):
        following = chosen[place + 1].start if place + 1 < len(chosen) else end
        stop = _foreign_heading(text, heading, following)
        body = min(heading.body, stop)
        yield Section(heading.key, heading.title, heading.start, body, stop)


def _foreign_heading(text: str, heading: Heading, following: int) -> int:
    """Give where a heading that is none of the nine ends the section, or ``following``.

    Only 一、 styles tell: under 5. a list may well have an item 6.
    """
    if heading.style is not HeadingStyle.HAN or heading.ordinal is None:
        return following
    # The body of an empty section begins with the heading below it.
    above = heading.start + len(heading.title)
    line = text.find(f"\n{_han(heading.ordinal + 1)}、", above, following)
    return following if line < 0 else line + 1


def _han(ordinal: int) -> str:
    tens, ones = divmod(ordinal, 10)
    leading = "" if tens == 0 else ("" if tens == 1 else "零一二三四五六七八九"[tens]) + "十"
    return leading + ("" if ones == 0 else "零一二三四五六七八九"[ones])


_SEPARATOR = pattern_of(
    r"(?:子?项目|第)?\s*[（(]?[一二三四五六七八九十\d]{1,3}[)）]?(?:个?项目)?\s*[、.．:：]?"
    r"|[-—=*＊·_]{2,}"
)
_TITLE = pattern_of(
    r"[^。；;]*(?:20|２０|二[〇○零])[^。；;]*年[^。；;]*(?:项目|公开|文本|公示|经费)[^。；;]*"
)
_OF_THE_YEAR = pattern_of(r"20\d\d年度?项目")
_TITLE_LENGTH_MAX = 60


def _lines(text: str) -> Iterator[str]:
    return ("".join(line.split()) for line in text.splitlines() if line.strip())


def _end_before(text: str, start: int, following: Heading, front: frozenset[str]) -> int:
    """Give where a project ends: before the number or the repeated title that leads to the next.

    These stand behind ``start``.
    """
    name = _name_below(text, following)
    end = line = following.start
    while line > start:
        above = text.rfind("\n", start, line - 1) + 1 or start
        content = text[above:line].strip()
        if content and not _leads_to_a_project(content, front, name):
            break
        if content:
            end = above
        line = above
    return end


def _behind_tables(tables: Sequence[Table], start: int, following: Heading) -> int:
    """Give where the last table between ``start`` and a heading ends, else ``start``."""
    before = bisect_left(tables, following.start, key=_start_of) - 1
    return max(start, tables[before].end) if before >= 0 else start


def _start_of(table: Table) -> int:
    return table.start


def _leads_to_a_project(line: str, front: frozenset[str], name: str) -> bool:
    if numbers_project(line, name):
        return True
    short = len(line) <= _TITLE_LENGTH_MAX
    return short and ("".join(line.split()) in front or _TITLE.fullmatch(line) is not None)


def numbers_project(line: str, name: str) -> bool:
    """Tell whether a line is a project's number, alone or with name or year: （二）2025年项目."""
    number = _SEPARATOR.match(line)
    if number is None:
        return False
    called = line[number.end() :].strip()
    return called in ("", name) or _OF_THE_YEAR.fullmatch(called) is not None


def _name_below(text: str, heading: Heading) -> str:
    """Give the line below a heading 项目名称, as the name of its project."""
    end = text.find("\n", heading.body)
    return text[heading.body : len(text) if end < 0 else end].strip().rstrip("。")
