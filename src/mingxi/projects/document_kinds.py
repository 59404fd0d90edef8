"""What a document without project texts is by its title, and the day it was issued."""

from collections.abc import Iterator
from enum import Enum

from mingxi.patterns import pattern_of
from mingxi.projects.reading import Reading
from mingxi.prose.marks import DateKind, DateMark

_HEAD_LENGTH = 300
_TITLE_LENGTH_MAX = 60
_TITLE_LINES_MAX = 4
_ENDING = r"(?:（[^（）]{0,16}）|\([^()]{0,16}\))?$"


class DocumentKind(Enum):
    """Whether a document asks for what is to come, tells of what was, or explains a budget."""

    ORDER = pattern_of(rf"(?:通知|方案|计划|意见|安排|要点|预案|通告){_ENDING}")
    REPORT = pattern_of(
        rf"(?:自评|评价|决算|总结|执行情况|绩效|完成情况)[^。]{{0,14}}(?:报告|说明|情况|表|总结){_ENDING}"
    )
    BUDGET = pattern_of(rf"预算[^。]{{0,10}}(?:说明|公开|情况|文本|报告){_ENDING}")


def kind_of(reading: Reading) -> DocumentKind | None:
    """Tell the kind of a document from its title lines, None where they do not tell it."""
    for line in _title_lines(reading.text):
        for kind in DocumentKind:
            if kind.value.search(line):
                return kind
    return None


def issued_on(reading: Reading) -> DateMark | None:
    """Give the day that stands alone on a line (成文日期), where there is but one."""
    alone = [*_dates_alone(reading)]
    return alone[0] if alone and len({mark.first for mark in alone}) == 1 else None


def _title_lines(text: str) -> list[str]:
    lines = (line.strip() for line in text[:_HEAD_LENGTH].splitlines() if line.strip())
    short = [line for line in lines if len(line) <= _TITLE_LENGTH_MAX and "。" not in line]
    return short[:_TITLE_LINES_MAX]


def _dates_alone(reading: Reading) -> Iterator[DateMark]:
    text = reading.text
    for mark in reading.dates:
        if mark.kind is DateKind.DAY and mark.year_written and not mark.deadline:
            start, end = text.rfind("\n", 0, mark.start) + 1, text.find("\n", mark.end)
            if text[start : len(text) if end < 0 else end].strip() == mark.text.strip():
                yield mark
