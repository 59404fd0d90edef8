"""Forms that state a sum beside its label and its shares after 其中.

年度资金总额 100 其中：省级 60 县级 40, in one row, or with the shares in the rows below.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind
from mingxi.projects.claims.tables.proof import judged_sum
from mingxi.projects.claims.tables.sheets import Sheet
from mingxi.projects.grids import CellKind, GridCell
from mingxi.prose.marks import YUAN, Figure

_OF_WHICH = re.compile(r"其中[:：]?")
_WHOLE = re.compile(r"(?:总额|总投入|总投资|总资金|合计|总计)(?:[（(].*)?[:：]?$")


class _Pair(NamedTuple):
    """A label and the number that stands next to it."""

    label: GridCell
    figure: Figure
    column: int


def splits(sheet: Sheet) -> Iterator[Claim]:
    """Judge each sum that a form states beside its label against the shares named after it."""
    pairs = [list(_pairs(sheet, row)) for row in range(len(sheet.rows))]
    for row, in_row in enumerate(pairs):
        for at, whole in enumerate(in_row):
            if _OF_WHICH.match(whole.label.label):
                continue
            parts = _named_after(in_row[at + 1 :]) or _named_below(pairs[row + 1 :], whole)
            claim = _split(sheet, whole, parts)
            if claim is not None:
                yield claim


def _pairs(sheet: Sheet, row: int) -> Iterator[_Pair]:
    label: GridCell | None = None
    for cell in sheet.rows[row].cells:
        if cell.kind is CellKind.LABEL:
            label = cell
        elif cell.kind is CellKind.NUMBER and label is not None:
            figure = sheet.figures[row].get(cell.column)
            if figure is not None:
                yield _Pair(label, figure, cell.column)
            label = None


def _named_after(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Give the shares that follow a whole in its own row."""
    if not pairs or not _OF_WHICH.match(pairs[0].label.label):
        return []
    return _until_next_whole(pairs)


def _named_below(rows: Sequence[Sequence[_Pair]], whole: _Pair) -> list[_Pair]:
    """Give the shares that stand below a whole: labels under its label, numbers under it."""
    if not _WHOLE.search(whole.label.label):
        return []
    below: list[_Pair] = []
    for row in rows:
        beneath = next((pair for pair in row if _stand_alike(pair, whole)), None)
        if beneath is None:
            break
        below.append(beneath)
    if not below or not _OF_WHICH.match(below[0].label.label):
        return []
    return _until_next_whole(below)


def _stand_alike(pair: _Pair, whole: _Pair) -> bool:
    return pair.column == whole.column and pair.label.column == whole.label.column


def _until_next_whole(pairs: Sequence[_Pair]) -> list[_Pair]:
    parts: list[_Pair] = []
    for pair in pairs:
        if _WHOLE.search(pair.label.label):
            break
        parts.append(pair)
    return parts


def _split(sheet: Sheet, whole: _Pair, parts: Sequence[_Pair]) -> Claim | None:
    if not parts or {part.figure.unit for part in (whole, *parts)} != {YUAN}:
        return None
    span = Span(whole.label.start, max(whole.figure.end, parts[-1].figure.end))
    stated = sheet.said(ClaimKind.SPLIT, "row", span, whole.figure, certain=True)
    claim = judged_sum(stated, [part.figure for part in parts])
    # 其中 may name some of the shares only; more than the whole they can never be.
    if claim.fails and (len(parts) == 1 or _is_partial(claim)):
        return None if len(parts) == 1 else claim._replace(certain=False)
    return claim


def _is_partial(claim: Claim) -> bool:
    assert claim.computed is not None
    assert claim.stated is not None
    return claim.computed < claim.stated
