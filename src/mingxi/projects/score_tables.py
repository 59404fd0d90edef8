"""The score tables of self-evaluations (绩效自评表): what each indicator may earn, and what it did.

A heading with 分值 (or 权重) and 得分 governs the rows below it, down to the next such heading: the
standard form scores the use of the budget in one block and the indicators in another. Layout:
财预〔2020〕10号, 附件.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from mingxi.documents.document import Cell, Table
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.target_values import TargetValue, read_target
from mingxi.projects.target_words import label_of

_WEIGHT = pattern_of(r"(?:指标|绩效|三级指标)?(?:分值|权重|标准分值?|满分)(?:[（(].{0,8}[)）])?")
_SCORE = pattern_of(
    r"(?:自评|评价|实际|指标|实)?得分(?:[（(].{0,8}[)）])?|(?:自评|评价)(?:分数?|评分)"
)
_NAME = pattern_of(r"三级(?:指标)?(?:名称)?|(?:绩效)?指标(?:名称|内容)?")
_TARGET = pattern_of(r"[^完]{0,6}(?:指标值|目标值|预期值|计划值)(?:[（(].{0,8}[)）])?")
_ACTUAL = pattern_of(
    r"(?:全年|年度|本年)?实际完成(?:值|情况)?|(?:全年|年度|本年)?完成(?:值|情况)|实际值"
)
_EXECUTION = pattern_of(r"(?:预算)?执行率(?:[（(].{0,8}[)）])?")
_TOTAL = pattern_of(r"总分|合计|总计|总得分|自评总分|总评分|总分值|小计")
_NUMBER = pattern_of(r"(?P<number>\d{1,3}(?:\.\d{1,4})?)分?")
_HINT = "得分"


class ScoreRow(NamedTuple):
    """An indicator that was scored; ``span`` reaches from its name to its score."""

    name: str
    weight: Decimal
    score: Decimal
    target: TargetValue | None
    actual: TargetValue | None
    span: Span


class ScoreTable(NamedTuple):
    """The scored rows of one table, and the total it states: its value and its place."""

    rows: tuple[ScoreRow, ...]
    total: tuple[Decimal, Span] | None

    @property
    def is_whole(self) -> bool:
        """Tell whether the weights make up a hundred, so that no row was missed."""
        return sum(row.weight for row in self.rows) == 100

    @property
    def score(self) -> Decimal:
        """The scores added up."""
        return sum((row.score for row in self.rows), Decimal(0))


class _Columns(NamedTuple):
    """The columns of a heading by what they hold; ``last`` is its last column."""

    weight: int
    score: int
    name: int | None
    target: int | None
    actual: int | None
    last: int


def score_tables_in(text: str, tables: Sequence[Table]) -> tuple[ScoreTable, ...]:
    """Read the score tables among the tables of a text, in its order."""
    hinted = (table for table in tables if text.find(_HINT, table.start, table.end) >= 0)
    read = (_read(text, table) for table in hinted)
    return tuple(table for table in read if table.rows)


def _read(text: str, table: Table) -> ScoreTable:
    rows: list[ScoreRow] = []
    total: tuple[Decimal, Span] | None = None
    columns: _Columns | None = None
    for cells in table.cells:
        labels = {cell.column: label_of(text, cell) for cell in cells}
        heading = _heading(labels)
        if heading is not None:
            columns = heading
            continue
        if columns is None or not cells:
            continue
        opening = next((label for label in labels.values() if label), "")
        if _TOTAL.fullmatch(opening):
            total = _total(text, cells) or total
            continue
        row = _row(text, columns, cells)
        if row is not None:
            rows.append(row)
    return ScoreTable(tuple(rows), total)


def _heading(labels: dict[int, str]) -> _Columns | None:
    """Read a row as the heading of scores; without indicators it scores something else."""
    weight, score = _column(labels, _WEIGHT), _column(labels, _SCORE)
    if weight is None or score is None:
        return None
    name, target, actual = (_column(labels, words) for words in (_NAME, _TARGET, _ACTUAL))
    if name is None and target is None and _column(labels, _EXECUTION) is None:
        return None
    return _Columns(weight, score, name, target, actual, max(labels))


def _column(labels: dict[int, str], words: re.Pattern[str]) -> int | None:
    return next((column for column, label in labels.items() if words.fullmatch(label)), None)


def _row(text: str, columns: _Columns, cells: tuple[Cell, ...]) -> ScoreRow | None:
    """Read a row; one that lacks cells lacks those of merged levels, which stand on the left."""
    by = columns.last - cells[-1].column - cells[-1].column_span + 1
    at = {cell.column + by: cell for cell in cells}
    weight, score = (_number(text, at.get(place)) for place in (columns.weight, columns.score))
    if weight is None or score is None:
        return None
    named = at.get(-1 if columns.name is None else columns.name)
    if named is None or not label_of(text, named):
        named = next(cell for cell in cells if label_of(text, cell))
    return ScoreRow(
        label_of(text, named),
        weight,
        score,
        _value(text, columns.target, at),
        _value(text, columns.actual, at),
        Span(named.start, max(named.end, at[columns.score].end)),
    )


def _value(text: str, column: int | None, at: dict[int, Cell]) -> TargetValue | None:
    """Read a cell of targets or results, None where it holds no number."""
    cell = None if column is None else at.get(column)
    if cell is None:
        return None
    value = read_target(text[cell.start : cell.end])
    return value if value.value is not None else None


def _number(text: str, cell: Cell | None) -> Decimal | None:
    match = _NUMBER.fullmatch(label_of(text, cell))
    return None if match is None else Decimal(match["number"])


def _total(text: str, cells: tuple[Cell, ...]) -> tuple[Decimal, Span] | None:
    """Give the last number of a row of totals: the weights' total stands before it."""
    for cell in reversed(cells):
        number = _number(text, cell)
        if number is not None:
            return number, Span(cell.start, cell.end)
    return None
