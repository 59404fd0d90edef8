"""Rows of a target table filled in cell by cell, where only the order of the cells is known."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeAlias

from mingxi.documents.document import Cell
from mingxi.projects.target_headings import Role, TargetHeading
from mingxi.projects.target_words import Looks, label_of, looks

TargetRow: TypeAlias = "dict[int, Cell]"


def filled(text: str, heading: TargetHeading, cells: Iterable[Cell]) -> Iterator[TargetRow]:
    """Fill rows cell by cell; a level's word, or a full row, begins the next."""
    row: TargetRow = {}
    last = max(heading.labels)
    column = -1
    for cell, following in pairwise((*cells, None)):
        assert cell is not None
        kind = looks(label_of(text, cell))
        after = Looks.BLANK if following is None else looks(label_of(text, following))
        place = _next_column(heading, column, last, kind, after)
        if place is None:
            if row:
                yield row
            row = {}
            place = _next_column(heading, -1, last, kind, after)
        if place is None:
            return
        row[place] = cell
        column = place
    if row:
        yield row


def _next_column(
    heading: TargetHeading, column: int, last: int, kind: Looks, after: Looks
) -> int | None:
    """Give the next column to the right that a cell may stand in; None where the row is full."""
    first = min(heading.roles)
    for place in range(column + 1, last + 1):
        if place < first:
            # 序号, or the words 绩效指标 beside all rows.
            if kind is (Looks.TITLE if heading.labels.get(place) != "序号" else Looks.NUMBER):
                return place
        elif _may_stand(heading.roles.get(place), kind, after):
            return place
    return None


def _may_stand(role: Role | None, kind: Looks, after: Looks) -> bool:
    if role is Role.LEVEL1:
        # 成本指标 and 满意度指标 are first levels where a second one follows.
        return kind is Looks.LEVEL1 or (kind is Looks.EITHER_LEVEL and after.is_level)
    if role is Role.LEVEL2:
        return kind in (Looks.LEVEL2, Looks.EITHER_LEVEL)
    if role is Role.UNIT:
        return kind in (Looks.WORDS, Looks.QUANTITY)
    if role is Role.NATURE:
        return kind is Looks.OPERATOR
    return not kind.is_level and kind is not Looks.TITLE
