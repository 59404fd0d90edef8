"""Projects declared by a performance target form alone, with no project text around it.

A 项目支出绩效目标申报表 published by itself names its project, its unit and its targets; that is
all there is of the project in the document.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from mingxi.documents.document import Table
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.labelled_cells import beside
from mingxi.projects.particulars import year_in
from mingxi.projects.project_text import ProjectText, Section, SectionKey
from mingxi.projects.target_table import indicators_in, indicators_in_lines

_NAME = pattern_of(r"项目名称")
_NAMED = pattern_of(r"^[ \t|]*项目名称[ \t|:：\n]+(?P<name>[^\s|]+)", re.MULTILINE)
_UNIT = pattern_of(r"(?:项目)?(?:实施|承担|申报)?单位(?:名称)?")
_TITLE_REACH = 120
_TITLE_WORD = "绩效目标"
_TITLE_LENGTH_MAX = 60
_TITLE = pattern_of(r"[^\n]*绩效目标[^\n]*表[^\n]*\n")


def forms_in(text: str, tables: Sequence[Table], taken: Sequence[Span]) -> Iterator[ProjectText]:
    """Read the forms that stand outside ``taken``, the ranges of project texts, in order.

    A form begins with the table that names the project; converters break it into several.
    """
    form: list[Table] = []
    for table in tables:
        before = bisect_right(taken, (table.start + 1,)) - 1
        if before >= 0 and table.start < taken[before].end:
            continue
        if _beside(text, table, _NAME):
            yield from _project(text, form)
            form = [table]
        elif form:
            form.append(table)
    yield from _project(text, form)


def form_in_lines(text: str) -> Iterator[ProjectText]:
    """Read a whole text as one form whose layout is lost but for the order of its cells."""
    start = _titled(text)
    if start is None:
        return
    whole = Section(SectionKey.TARGETS, "", start, start, len(text))
    named = _NAMED.search(text, whole.start)
    name = named["name"] if named else None
    indicators = indicators_in_lines(text, Span(whole.start, whole.end))
    if indicators:
        yield ProjectText(
            start=whole.start,
            end=whole.end,
            name=name,
            year=year_in(text, name, (), (whole,), ()),
            unit=None,
            arranged=None,
            indicators=indicators,
        )


def _titled(text: str) -> int | None:
    """Give where the line begins that titles a target table, if a line does."""
    place = text.find(_TITLE_WORD)
    while place >= 0:
        start = text.rfind("\n", 0, place) + 1
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        if end - start <= _TITLE_LENGTH_MAX and text.find("表", place, end) >= 0:
            return start
        place = text.find(_TITLE_WORD, end)
    return None


def _project(text: str, form: Sequence[Table]) -> Iterator[ProjectText]:
    """Make a project of a form, if it holds indicators."""
    indicators = indicators_in(text, form)
    if not indicators:
        return
    start, end = _start(text, form[0].start), form[-1].end
    whole = Section(SectionKey.TARGETS, "", start, start, end)
    name = _beside(text, form[0], _NAME)
    yield ProjectText(
        start=start,
        end=end,
        name=name,
        year=year_in(text, name, (), (whole,), ()),
        unit=_beside(text, form[0], _UNIT),
        arranged=None,
        indicators=indicators,
    )


def _start(text: str, table: int) -> int:
    """Give where the form's title stands above its first table, else where the table begins."""
    title = _TITLE.search(text, max(0, table - _TITLE_REACH), table)
    return title.start() if title else table


def _beside(text: str, table: Table, label: re.Pattern[str]) -> str | None:
    """Give the words beside a label, None where nothing stands there."""
    cell = beside(text, table, label)
    return (cell and text[cell.start : cell.end].strip()) or None
