"""Columns of shares: 占比, 占总投资比例, as percentages or as fractions of one."""

import re
from collections.abc import Iterator

from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import verdict_of
from mingxi.projects.claims.tables.proof import judged_share, share_of
from mingxi.projects.claims.tables.sheets import Sheet
from mingxi.prose.marks import Figure

_SHARE = re.compile(r"^占|占比|比例|比重|百分比")
_HELD_MIN = 2


def shares(sheet: Sheet) -> Iterator[Claim]:
    """Judge each share against its part and the total of the column that most rows follow."""
    total = next((at for at, rank in enumerate(sheet.row_ranks) if rank), None)
    if total is None:
        return
    for column in sheet.columns:
        if not _SHARE.search(sheet.band.heading(column)):
            continue
        readings = [
            _terms(sheet, column, parts, total) for parts in sheet.columns if sheet.adds_up(parts)
        ]
        best = max(readings, key=_held, default=[])
        if _held(best) < _HELD_MIN or _held(best) * 2 <= len(best):
            continue
        for row, result, part, whole in best:
            stated = sheet.stated(ClaimKind.PERCENT, "share", row, result, certain=False)
            yield judged_share(stated, part, whole)


def _terms(
    sheet: Sheet, column: int, parts: int, total: int
) -> list[tuple[int, Figure, Figure, Figure]]:
    whole = sheet.figures[total].get(parts)
    if whole is None or not whole.value:
        return []
    return [
        (row, figures[column], figures[parts], whole)
        for row in sheet.detail_rows
        if column in (figures := sheet.figures[row]) and parts in figures
    ]


def _held(terms: list[tuple[int, Figure, Figure, Figure]]) -> int:
    return sum(
        verdict_of(result.value, share_of(part, whole, result), result.step) is not Verdict.FAILS
        for _, result, part, whole in terms
    )
