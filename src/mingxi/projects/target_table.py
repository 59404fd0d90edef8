"""The performance target table (项目支出绩效目标申报表): its indicators."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from mingxi.documents.document import Cell, Table
from mingxi.places import Span
from mingxi.projects.project_text import Indicator
from mingxi.projects.spaced_rows import LEFT_OF_ALL, stands_in_blanks, under_headings
from mingxi.projects.target_headings import Role, TargetColumn, TargetHeading, heading_in, refined
from mingxi.projects.target_values import read_target

_Row: TypeAlias = "dict[int, Cell]"


class _Line(NamedTuple):
    """A row of cells by column, with the words of level 1 and of each column's level 2."""

    row: _Row
    level1: str
    level2: tuple[str, ...]


_LEVEL1 = re.compile(r"(?:产出|效益|效果|满意度?|成本|绩效)(?:指标)?")
_LEVEL2 = re.compile(
    r"(?:数量|质量|时效|(?:经济|社会|生态(?:环境)?)?成本|(?:经济|社会|生态|环境)(?:效益)?"
    r"|可持续(?:影响|发展)?|(?:服务对象|受益对象|社会公众|群众)?满意度?)(?:指标)?"
)
_ABOUT_LEVELS = re.compile(r"产出|效益|效果|满意|成本|数量|质量|时效|社会|经济|生态|持续|指标|绩效")
# The trees of the national framework, before and after 成本指标 became a first level.
_TREES = (
    (re.compile("满意"), re.compile("满意")),
    (re.compile("成本"), re.compile("成本")),
    (re.compile("产出"), re.compile("数量|质量|时效|成本")),
    (re.compile("效益|效果"), re.compile("效益|影响|持续")),
)
_FOOTER = re.compile(
    r".*(?:制度措施|说明|负责人|填报人|填表人|审核人|经办人|联系人|联系电话|日期|备注|事项)[:：]?|注[:：].*"
)
_PLACEHOLDER = re.compile(r"(?:指标\d*[：:]?)?[…\.。·]*")
_NUMBERED = re.compile(r"指标\s*\d+\s*[：:]\s*")


def indicators_in(text: str, tables: Sequence[Table]) -> tuple[Indicator, ...]:
    """Read the indicators of every target table among ``tables``, row by row.

    Where the medium term stands beside the year, each row gives its medium-term indicator first.
    An empty cell of level 1 or 2 repeats the one above it (a merged cell).
    """
    return tuple(
        indicator
        for table in tables
        if text.find("指标", table.start, table.end) >= 0
        for heading, rows in _parts(text, table)
        for line in _lines(text, heading, rows)
        for indicator in _line_indicators(text, heading, line)
    )


def _parts(text: str, table: Table) -> Iterator[tuple[TargetHeading, list[_Row]]]:
    """Part a table at its headings; each governs the rows down to the signatures or the next."""
    heading: TargetHeading | None = None
    place: Callable[[_Row], _Row] = dict
    rows: list[_Row] = []
    for row in _rows(table):
        labels = _labels(text, row)
        opened = heading_in(labels)
        if opened is None and heading is not None and not rows:
            opened = refined(heading, labels)
        if opened is not None:
            if heading is not None and rows:
                yield heading, rows
            heading, rows, place = opened, [], _placing(text, opened, row)
        elif heading is not None:
            placed = place(row)
            if _is_below(text, row, placed, heading):
                yield heading, rows
                heading = None
            else:
                rows.append(placed)
    if heading is not None:
        yield heading, rows


def _rows(table: Table) -> Iterator[_Row]:
    """Give each row as its cells by column, with the cells that reach down from rows above."""
    reaching: list[tuple[int, Cell]] = []
    for number, cells in enumerate(table.cells):
        reaching = [(last, cell) for last, cell in reaching if last >= number]
        row = {cell.column: cell for _, cell in reaching}
        row.update((cell.column, cell) for cell in cells)
        reaching += [(number + cell.row_span - 1, cell) for cell in cells if cell.row_span > 1]
        yield dict(sorted(row.items()))


def _label(text: str, cell: Cell | None) -> str:
    return "" if cell is None else "".join(text[cell.start : cell.end].split())


def _labels(text: str, row: _Row) -> dict[int, str]:
    return {column: _label(text, cell) for column, cell in row.items()}


def _placing(text: str, heading: TargetHeading, opening: _Row) -> Callable[[_Row], _Row]:
    """Choose how rows are laid under the heading: by the eye, or by their order."""
    cells = list(opening.values())
    if stands_in_blanks(text, cells):
        return lambda row: under_headings(text, cells, list(row.values()))
    return lambda row: _shifted(text, row, heading)


def _shifted(text: str, row: _Row, heading: TargetHeading) -> _Row:
    """Shift a row that lacks leading cells until its level words stand under their headings."""
    missing = len(heading.labels) - len(row)
    if missing <= 0 or any(cell.row_span > 1 or cell.column_span > 1 for cell in row.values()):
        return row
    labels = _labels(text, row)
    by = max(range(missing + 1), key=lambda by: (_fit(labels, by, heading.roles), by))
    return {column + by: cell for column, cell in row.items()}


def _fit(labels: dict[int, str], by: int, roles: dict[int, Role]) -> int:
    fit = 0
    for column, label in labels.items():
        role = roles.get(column + by)
        first, second = _LEVEL1.fullmatch(label), _LEVEL2.fullmatch(label)
        if first or second:
            words = {Role.LEVEL1: first, Role.LEVEL2: second}
            fit += 1 if role is not None and words.get(role) else -1
    return fit


def _is_below(text: str, row: _Row, placed: _Row, heading: TargetHeading) -> bool:
    """Tell whether a row stands below the indicators: signatures and explanations follow them."""
    opening = next((label for cell in row.values() if (label := _label(text, cell))), "")
    if _FOOTER.fullmatch(opening):
        return True
    first = min(heading.roles)
    return any(
        label and not _ABOUT_LEVELS.search(label)
        for column, label in _labels(text, placed).items()
        if LEFT_OF_ALL < column < first or column == heading.level1
    )


def _lines(text: str, heading: TargetHeading, rows: list[_Row]) -> list[_Line]:
    """Fill in the words of levels 1 and 2, which merged cells state once."""
    lines = [
        _Line(
            row,
            _label(text, row.get(heading.level1)) if heading.level1 is not None else "",
            tuple(
                "" if column.level2 is None else _label(text, row.get(column.level2))
                for column in heading.columns
            ),
        )
        for row in rows
    ]
    first = next((cells for cells in rows if len(cells) > 1), {})
    if stands_in_blanks(text, list(first.values())):
        return _carried_down(_centred(_unwrapped(lines, heading)))
    return _carried_down(lines)


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
            if any(_LEVEL2.fullmatch(words) for words in line.level2):
                waiting = line.level2
            continue
        level2 = line.level2 if any(line.level2) or not waiting else waiting
        whole.append(line._replace(level2=tuple(_completed(words) for words in level2)))
        waiting = ()
    return whole


def _completed(words: str) -> str:
    """Give a level 2 the 指标 that stands on the next line."""
    return f"{words}指标" if _LEVEL2.fullmatch(words) and not words.endswith("指标") else words


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
        if level3 is not None and not _PLACEHOLDER.fullmatch(_label(text, level3)):
            yield _indicator(text, line.row, column, line.level1, level2, level3)


def _indicator(
    text: str, row: _Row, column: TargetColumn, level1: str, level2: str, level3: Cell
) -> Indicator:
    value = row.get(column.value)
    nature = "" if column.nature is None else _label(text, row.get(column.nature))
    unit = "" if column.unit is None else _label(text, row.get(column.unit))
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
        span=Span(level3.start, level3.end if value is None else max(level3.end, value.end)),
    )
