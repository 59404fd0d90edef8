"""The performance target table (项目支出绩效目标申报表): its indicators."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from mingxi.documents.document import Cell, Table
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.project_text import Indicator
from mingxi.projects.spaced_rows import stands_in_blanks
from mingxi.projects.target_filling import TargetRow
from mingxi.projects.target_headings import TargetColumn, TargetHeading
from mingxi.projects.target_lines import parts_in_lines
from mingxi.projects.target_rows import TargetPart, parts_in
from mingxi.projects.target_values import read_target
from mingxi.projects.target_words import LEVEL1, LEVEL2, label_of


class _Line(NamedTuple):
    """A row of cells by column, with the words of level 1 and of each column's level 2."""

    row: TargetRow
    level1: str
    level2: tuple[str, ...]


# The trees of the national framework, before and after 成本指标 became a first level.
_TREES = (
    (pattern_of("满意"), pattern_of("满意")),
    (pattern_of("成本"), pattern_of("成本")),
    (pattern_of("产出"), pattern_of("数量|质量|时效|成本")),
    (pattern_of("效益|效果"), pattern_of("效益|影响|持续")),
)
_NO_NAME = pattern_of(r"(?:指标\d*[：:]?)?[…\.。·]*|合计|总计|小计|总分|得分|——|-")
_NUMBERED = pattern_of(r"指标\s*\d+\s*[：:]\s*")


def indicators_in(text: str, tables: Sequence[Table]) -> tuple[Indicator, ...]:
    """Read the indicators of every target table among ``tables``, row by row.

    Where the medium term stands beside the year, each row gives its medium-term indicator first.
    An empty cell of level 1 or 2 repeats the one above it (a merged cell).
    """
    return _indicators(
        text,
        (
            part
            for table in tables
            if text.find("三级", table.start, table.end) >= 0
            or text.find("指标名称", table.start, table.end) >= 0
            for part in parts_in(text, table)
        ),
    )


def indicators_in_lines(text: str, span: Span) -> tuple[Indicator, ...]:
    """Read the indicators of a table whose layout is lost but for the order of its cells."""
    return _indicators(text, parts_in_lines(text, span))


def _indicators(text: str, parts: Iterable[TargetPart]) -> tuple[Indicator, ...]:
    return tuple(
        indicator
        for heading, rows in parts
        for line in _lines(text, heading, rows)
        for indicator in _line_indicators(text, heading, line)
    )


def _lines(text: str, heading: TargetHeading, rows: list[TargetRow]) -> list[_Line]:
    """Fill in the words of levels 1 and 2, which merged cells state once."""
    lines = [
        _Line(
            row,
            _level1(text, heading, row),
            tuple(
                "" if column.level2 is None else label_of(text, row.get(column.level2))
                for column in heading.columns
            ),
        )
        for row in rows
    ]
    first = next((cells for cells in rows if len(cells) > 1), {})
    if stands_in_blanks(text, list(first.values())):
        return _carried_down(_centred(_unwrapped(lines, heading)))
    return _carried_down(lines)


def _level1(text: str, heading: TargetHeading, row: TargetRow) -> str:
    """Give the first level of a row; without a column of its own it stands alone in a row."""
    if heading.level1 is not None:
        return label_of(text, row.get(heading.level1))
    labels = [label for cell in row.values() if (label := label_of(text, cell))]
    return labels[0] if len(labels) == 1 and LEVEL1.fullmatch(labels[0]) else ""


def _carried_down(lines: list[_Line]) -> list[_Line]:
    """Repeat the words of a merged cell downward; a new level 1 begins its own level 2."""
    carried: list[_Line] = []
    level1 = ""
    level2: tuple[str, ...] = ()
    for line in lines:
        if line.level1 and line.level1 != level1:
            level1, level2 = line.level1, ()
        level2 = tuple(own or up for own, up in zip_longest(line.level2, level2, fillvalue=""))
        carried.append(_Line(line.row, level1, level2))
    return carried


def _unwrapped(lines: list[_Line], heading: TargetHeading) -> list[_Line]:
    """Give a level 2 that was broken over lines (服务对象满意度, 指标) to the row it belongs to."""
    whole: list[_Line] = []
    waiting: tuple[str, ...] = ()
    for line in lines:
        if heading.columns[0].level3 not in line.row:
            if any(LEVEL2.fullmatch(words) for words in line.level2):
                waiting = line.level2
            continue
        is_whole = any(line.level2) or not waiting
        whole.append(line if is_whole else line._replace(level2=_completed(waiting)))
        waiting = ()
    return whole


def _completed(level2: tuple[str, ...]) -> tuple[str, ...]:
    """Give each level 2 the 指标 that stands on the next line."""
    return tuple(
        f"{words}指标" if LEVEL2.fullmatch(words) and not words.endswith("指标") else words
        for words in level2
    )


def _centred(lines: list[_Line]) -> list[_Line]:
    """Fill in a level 1 that stands in the middle of its rows, from above or from below."""
    filled: list[_Line] = []
    above = below = ""
    following = [below := line.level1 or below for line in reversed(lines)][::-1]
    for line, below in zip(lines, following, strict=True):
        above = line.level1 or (above if above and not _fits_only(below, above, line) else below)
        filled.append(line._replace(level1=above))
    return filled


def _fits_only(below: str, above: str, line: _Line) -> bool:
    level2 = next(iter(line.level2), "")
    return bool(level2) and _is_of(level2, below) and not _is_of(level2, above)


def _is_of(level2: str, level1: str) -> bool:
    """Tell whether a second level belongs to a first one in the national framework."""
    return any(tree.search(level1) and kinds.search(level2) for tree, kinds in _TREES)


def _line_indicators(text: str, heading: TargetHeading, line: _Line) -> Iterator[Indicator]:
    for column, level2 in zip(heading.columns, line.level2, strict=True):
        level3 = line.row.get(column.level3)
        if level3 is not None and _is_name(label_of(text, level3), line.level1):
            indicator = _indicator(text, line.row, column, line.level1, level2, level3)
            yield indicator._replace(level2_at=_written_level2(line.row, column))


def _written_level2(row: TargetRow, column: TargetColumn) -> Span | None:
    """Give where the row writes its second level, None where it leaves that to a row above."""
    cell = None if column.level2 is None else row.get(column.level2)
    return Span(cell.start, cell.end) if cell is not None and cell.end > cell.start else None


def _is_name(label: str, level1: str) -> bool:
    """Tell a name from an empty place and from a level that was written across the row."""
    return label != level1 and not _NO_NAME.fullmatch(label)


def _indicator(
    text: str, row: TargetRow, column: TargetColumn, level1: str, level2: str, level3: Cell
) -> Indicator:
    value = row.get(column.value)
    nature = "" if column.nature is None else label_of(text, row.get(column.nature))
    unit = "" if column.unit is None else label_of(text, row.get(column.unit))
    target = "" if value is None else text[value.start : value.end].strip()
    read = read_target(target, nature, unit)
    return Indicator(
        level1=level1,
        level2=level2,
        level3=_NUMBERED.sub("", text[level3.start : level3.end].strip(), count=1),
        horizon=column.horizon,
        operator=read.operator,
        target=target,
        value=read.value,
        unit=read.unit,
        span=Span(level3.start, max(level3.end, value.end) if value and target else level3.end),
        weight=None if column.weight is None else label_of(text, row.get(column.weight)),
    )
