"""Numbered groups of rows: 一 holds the sum of its （一） and （二）, 1 that of its 1.1 and 1.2."""

from collections.abc import Iterator, Sequence

from mingxi.patterns import pattern_of
from mingxi.projects.claims.claim import Claim, ClaimKind
from mingxi.projects.claims.tables.proof import judged_sum
from mingxi.projects.claims.tables.sheets import Sheet, addable

_PARTS_MIN = 2
# 功能分类科目编码: three digits for a class, five for a section, seven for an item.
_CODE = pattern_of(r"\d{3}(?:\d{2}){0,2}")
# From the outermost numbering to the innermost.
_NUMBERINGS = (
    pattern_of(r"[一二三四五六七八九十]{1,3}(?:[、.．]|$)"),
    pattern_of(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    pattern_of(r"\d{1,2}(?:[、.．](?!\d)|$)"),
    pattern_of(r"(?:\d{1,2}[.．]\d{1,2}|[（(]\d{1,2}[）)]|[①-⑳])"),
)


def group_sums(sheet: Sheet) -> Iterator[Claim]:
    """Judge the head of every numbered group against the rows it holds, column by column.

    A group that does not add up is reported where most others of its column do, and as a doubt.
    """
    for column in sheet.columns:
        claims = _sums_of(sheet, column)
        held = sum(not claim.fails for claim in claims)
        yield from (claim for claim in claims if not claim.fails or held * 2 > len(claims))


def groups_hold(sheet: Sheet, column: int) -> bool:
    """Tell whether some group of a column adds up, so that its heads are the parts of a total."""
    return any(not claim.fails for claim in _sums_of(sheet, column))


def _sums_of(sheet: Sheet, column: int) -> list[Claim]:
    levels = [
        None if rank else level_of(row.first_label)
        for row, rank in zip(sheet.rows, sheet.row_ranks, strict=True)
    ]
    if len(set(levels) - {None}) < 2 or not sheet.adds_up(column):
        return []
    members = (
        (row, _members(levels, row)) for row, level in enumerate(levels) if level is not None
    )
    claims = (_group_sum(sheet, row, rows, column) for row, rows in members)
    return [claim for claim in claims if claim is not None]


def outermost(labels: Sequence[str]) -> list[int] | None:
    """Give the places of the outermost numbered labels, or None where all are of one level."""
    if all(map(_CODE.fullmatch, labels)):
        return _outermost_codes(labels)
    levels = [level_of(label) for label in labels]
    known = {level for level in levels if level is not None}
    if len(known) < 2:
        return None
    return [at for at, level in enumerate(levels) if level == min(known)]


def _outermost_codes(codes: Sequence[str]) -> list[int] | None:
    """Give the places of the codes that are within no other: 201 holds 20103 and 2010301."""
    outer: list[int] = []
    for at, code in enumerate(codes):
        if not outer or not code.startswith(codes[outer[-1]]):
            outer.append(at)
    return outer if len(outer) < len(codes) else None


def level_of(label: str) -> int | None:
    """Tell how deep the number stands that a row begins with, 0 for the outermost."""
    return next((level for level, kind in enumerate(_NUMBERINGS) if kind.match(label)), None)


def _members(levels: Sequence[int | None], head: int) -> list[int]:
    """Give the rows directly in a group: of those after its head the least deep ones."""
    own = levels[head]
    assert own is not None
    inside: list[int] = []
    for row in range(head + 1, len(levels)):
        level = levels[row]
        if level is None or level <= own:
            break
        inside.append(row)
    depth = min((level for row in inside if (level := levels[row]) is not None), default=0)
    return [row for row in inside if levels[row] == depth]


def _group_sum(sheet: Sheet, head: int, rows: Sequence[int], column: int) -> Claim | None:
    total = sheet.figures[head].get(column)
    if total is None or len(rows) < _PARTS_MIN or not addable(total):
        return None
    parts = [sheet.figures[row].get(column) for row in rows]
    present = [part for part in parts if part is not None and part.unit == total.unit]
    if len(present) < len(parts):
        return None
    return judged_sum(sheet.stated(ClaimKind.SUM, "column", head, total, certain=False), present)
