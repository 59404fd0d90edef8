"""Columns of shares: 占比 of a total, 完成率 or 支付进度 as the quotient of two columns of the row.

What a share is of is found by what the rows agree on, so that its heading need not say it.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import verdict_of
from mingxi.projects.claims.tables.proof import judged_share, share_of
from mingxi.projects.claims.tables.sheets import Sheet
from mingxi.projects.heading_units import RATIO
from mingxi.prose.marks import PERCENT, Figure

_SHARE = pattern_of(r"^占|占比|比例|比重|百分比")
_UNITS = frozenset({PERCENT, RATIO.unit})
_HELD_MIN = 2
_HELD_SURELY = 3
# Both columns of a quotient stand near it; so many are asked.
_NEAR_MAX = 8


class _Term(NamedTuple):
    """A share of a row, the part and the whole it may be the quotient of."""

    row: int
    result: Figure
    part: Figure
    whole: Figure

    @property
    def holds(self) -> bool:
        computed = share_of(self.part, self.whole, self.result)
        verdict = verdict_of(self.result.value, computed, self.result.step)
        return verdict is not Verdict.FAILS


def shares(sheet: Sheet) -> Iterator[Claim]:
    """Judge each share by the reading that most rows of its column follow.

    A row that departs from it is an error where at least three others, and all of them, hold.
    """
    for column in sheet.columns:
        readings = [*_of_a_total(sheet, column), *_of_two_columns(sheet, column)]
        best = max(readings, key=_held, default=[])
        held = _held(best)
        if not _is_followed(best, held):
            continue
        certain = held >= max(_HELD_SURELY, len(best) - 1)
        for term in best:
            stated = sheet.stated(
                ClaimKind.PERCENT, "share", term.row, term.result, certain=certain
            )
            yield judged_share(stated, term.part, term.whole)


def _held(terms: Sequence[_Term]) -> int:
    return sum(term.holds for term in terms)


def _is_followed(terms: Sequence[_Term], held: int) -> bool:
    """Ask for most rows; where all hold the same share (100%), none may depart from it.

    Two columns alike agree by chance with a column of nothing but 100%.
    """
    if held < _HELD_MIN or held * 2 <= len(terms):
        return False
    return held == len(terms) or len({term.result.value for term in terms if term.holds}) > 1


def _of_a_total(sheet: Sheet, column: int) -> Iterator[list[_Term]]:
    """Give the readings of a column as shares of the total that closes another column."""
    total = next((at for at, rank in enumerate(sheet.row_ranks) if rank), None)
    if total is None or not _SHARE.search(sheet.band.heading(column)):
        return
    for parts in sheet.columns:
        whole = sheet.figures[total].get(parts)
        if whole is None or not whole.value or not sheet.adds_up(parts):
            continue
        yield [
            _Term(row, figures[column], figures[parts], whole)
            for row in sheet.detail_rows
            if column in (figures := sheet.figures[row]) and parts in figures
        ]


def _of_two_columns(sheet: Sheet, column: int) -> Iterator[list[_Term]]:
    """Give the readings of a column of shares as quotients of two others, totals among the rows."""
    rows = [at for at, row in enumerate(sheet.figures) if column in row]
    if len(rows) < _HELD_MIN or not any(
        sheet.figures[row][column].unit in _UNITS for row in rows[:_HELD_MIN]
    ):
        return
    near = sorted(filter(sheet.adds_up, sheet.columns), key=lambda other: abs(other - column))
    for part, whole in permutations(near[:_NEAR_MAX], 2):
        # A pair that the first rows do not follow is no reading: long tables cost little.
        if _held(_quotients(sheet, rows[:_HELD_SURELY], column, part, whole)):
            yield _quotients(sheet, rows, column, part, whole)


def _quotients(
    sheet: Sheet, rows: Sequence[int], column: int, part: int, whole: int
) -> list[_Term]:
    return [term for row in rows if (term := _quotient(sheet, row, column, part, whole))]


def _quotient(sheet: Sheet, row: int, column: int, part: int, whole: int) -> _Term | None:
    figures = sheet.figures[row]
    divided, by = figures.get(part), figures.get(whole)
    if divided is None or by is None or not by.value or divided.unit != by.unit:
        return None
    result = figures[column]
    return _Term(row, result, divided, by) if result.unit in _UNITS else None
