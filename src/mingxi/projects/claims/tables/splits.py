"""Forms that state a sum beside its label and its shares after 其中.

年度资金总额 100 其中：省级 60 县级 40, in one row, or with the shares in the rows below.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind
from mingxi.projects.claims.tables.proof import judged_sum
from mingxi.projects.claims.tables.sheets import Sheet
from mingxi.projects.grids import CellKind, GridCell
from mingxi.prose.marks import YUAN, Figure

_OF_WHICH = pattern_of(r"其中[:：]?")
_WHOLE = pattern_of(r"(?:总额|总投入|总投资|总资金|合计|总计)(?:[（(].*)?[:：]?$")


_FUNDS = pattern_of(
    r"资金|拨款|财政|中央|省|市|州|县|区|乡|镇|自筹|结转|收入|补助|其他|债券|基金|上级|本级"
)
# How far a number in blanks may stand from the one above it, and how many rows lie between.
_PARTS_MIN = 2
_EDGE_APART_MAX = 8
_ROWS_BETWEEN_MAX = 4
_FIRST_WIDE = "\u2e80"


class _Pair(NamedTuple):
    """A label and the number that stands next to it.

    ``edge`` is where the number ends in its line, in half-width columns, and None in a line that
    tabs part.
    """

    label: GridCell
    figure: Figure
    column: int
    edge: int | None


def splits(sheet: Sheet) -> Iterator[Claim]:
    """Judge each sum that a form states beside its label against the shares named after it."""
    pairs = [list(_pairs(sheet, row)) for row in range(len(sheet.rows))]
    for row, in_row in enumerate(pairs):
        for at, whole in enumerate(in_row):
            if _opens(whole):
                continue
            beside = _named_after(in_row[at + 1 :])
            parts = beside or _named_below(pairs, row, whole)
            last = beside[-1].figure if beside else whole.figure
            claim = _split(sheet, whole, parts, Span(whole.label.start, last.end))
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
                yield _Pair(label, figure, cell.column, _edge(sheet.document.text, figure.end))
            label = None


def _named_after(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Give the shares that follow a whole in its own row."""
    if not pairs or not _opens(pairs[0]):
        return []
    return list(takewhile(lambda pair: not _WHOLE.search(pair.label.label), pairs))


def _named_below(pairs: Sequence[Sequence[_Pair]], row: int, whole: _Pair) -> list[_Pair]:
    """Give the shares that stand below a whole: labels under its label, numbers under it."""
    below: list[_Pair] = []
    if not _WHOLE.search(whole.label.label):
        return below
    missing = 0
    for at in range(row + 1, len(pairs)):
        beneath = next((pair for pair in pairs[at] if _stand_alike(pair, whole)), None)
        if beneath is None:
            missing += 1
        elif _WHOLE.search(beneath.label.label) or not (below or _opens(beneath)):
            break
        else:
            missing = 0
            below.append(beneath)
        if missing > _ROWS_BETWEEN_MAX:
            break
    return below


def _opens(pair: _Pair) -> bool:
    return _OF_WHICH.match(pair.label.label) is not None


def _stand_alike(pair: _Pair, whole: _Pair) -> bool:
    if pair.edge is not None and whole.edge is not None:
        return abs(pair.edge - whole.edge) <= _EDGE_APART_MAX
    return pair.column == whole.column and pair.label.column == whole.label.column


def _edge(text: str, end: int) -> int | None:
    line = text[text.rfind("\n", 0, end) + 1 : end]
    return None if "\t" in line else sum(2 if char >= _FIRST_WIDE else 1 for char in line)


def _split(sheet: Sheet, whole: _Pair, parts: Sequence[_Pair], span: Span) -> Claim | None:
    if not parts or {part.figure.unit for part in (whole, *parts)} != {YUAN}:
        return None
    stated = sheet.said(ClaimKind.SPLIT, "row", span, whole.figure, certain=True)
    claim = judged_sum(stated, [part.figure for part in parts])
    if not claim.fails:
        return claim
    # 其中 may name some of the shares only, and rows below may belong to something else.
    if len(parts) < _PARTS_MIN or not all(_FUNDS.search(part.label.label) for part in parts):
        return None
    return claim._replace(certain=not _is_partial(claim))


def _is_partial(claim: Claim) -> bool:
    assert claim.computed is not None
    assert claim.stated is not None
    return claim.computed < claim.stated
