"""Totals of a table: a row 合计 under its column, a column 合计 beside its row."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import verdict_of
from mingxi.projects.claims.tables.proof import judged_sum, rounding_slack, sum_of
from mingxi.projects.claims.tables.sheets import Sheet, addable
from mingxi.prose.marks import Figure

_PARTS_MIN = 2
_GROUP_MAX = 40
_PERIOD = re.compile(
    r"(?:(?:19|20)\d\d年度?|第?[一二三四1-4]季度|[上下]半年|\d{1,2}月份?|[一二三四五六七八九十]+月份?)"
)
_OF_WHICH = re.compile(r"其中")
_SOURCE_OF_FUNDS = re.compile(r"中央|国家|省|市|州|县|区|乡|镇|财政|自筹|其他|社会|村级|债券|基金")

# The numbering of rows that hold rows: 一 over （一） over 1 over 1.1.
_NUMBERINGS = (
    re.compile(r"[一二三四五六七八九十]{1,3}(?:[、.．]|$)"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"\d{1,2}(?:[、.．](?!\d)|$)"),
    re.compile(r"(?:\d{1,2}[.．]\d{1,2}|[（(]\d{1,2}[）)]|[①-⑳])"),
)


def column_totals(sheet: Sheet) -> Iterator[Claim]:
    """Judge every total row against the rows it sums, column by column."""
    for at, rank in enumerate(sheet.row_ranks):
        rows = summed(sheet.row_ranks, at) if rank else []
        if len(rows) < _PARTS_MIN:
            continue
        claims = [
            claim
            for column in sheet.columns
            if (claim := _column_total(sheet, at, rows, column)) is not None
        ]
        # Where nothing agrees, the rows above may not be all that was added.
        doubtful = len(claims) > 1 and all(claim.fails for claim in claims)
        yield from (claim._replace(certain=False) if doubtful else claim for claim in claims)


def summed(ranks: Sequence[int], at: int) -> list[int]:
    """Give the rows or columns that the total at ``at`` sums, by the ranks of all.

    A total stands after its parts, or before them when it opens the table. A smaller total among
    them stands for what it sums itself; parts that no smaller total covers count on their own.
    """
    if _leads(ranks):
        mirrored = _summed_backward(ranks[::-1], len(ranks) - 1 - at)
        return [len(ranks) - 1 - index for index in mirrored]
    return sorted(_summed_backward(ranks, at))


def _leads(ranks: Sequence[int]) -> bool:
    """Tell whether totals stand before their parts."""
    return bool(ranks) and ranks[0] > 0 and any(rank == 0 for rank in ranks)


def _summed_backward(ranks: Sequence[int], at: int) -> list[int]:
    """Walk back from a total to the last one of its own rank."""
    parts: list[int] = []
    covered = 0
    for index in range(at - 1, -1, -1):
        rank = ranks[index]
        if rank >= ranks[at]:
            break
        if (rank and rank >= covered) or not (rank or covered):
            parts.append(index)
            covered = max(covered, rank)
    return parts


def _column_total(sheet: Sheet, at: int, rows: Sequence[int], column: int) -> Claim | None:
    total = sheet.figures[at].get(column)
    if total is None or not addable(total) or not sheet.adds_up(column):
        return None
    if not all(column in sheet.figures[row] or sheet.is_empty(row, column) for row in rows):
        return None
    present = [row for row in rows if column in sheet.figures[row]]
    if any(sheet.figures[row][column].unit != total.unit for row in present):
        return None
    readings = _readings(sheet, present, column)
    claims = [
        _judged_total(sheet, at, total, reading, column)
        for reading in readings
        if len(reading) >= _PARTS_MIN
    ]
    held = next((claim for claim in claims if not claim.fails), None)
    # Which rows a total of numbered groups or 其中 sums is not certain enough to call it wrong.
    return held or (claims[0] if claims and len(readings) == 1 and total.unit else None)


def _judged_total(sheet: Sheet, at: int, total: Figure, rows: Sequence[int], column: int) -> Claim:
    parts = [sheet.figures[row][column] for row in rows]
    periods = all(_PERIOD.fullmatch(sheet.rows[row].first_label) for row in rows)
    kind = ClaimKind.SCHEDULE if periods else ClaimKind.SUM
    return judged_sum(sheet.stated(kind, "column", at, total, certain=bool(total.unit)), parts)


def _readings(sheet: Sheet, rows: Sequence[int], column: int) -> list[list[int]]:
    """Give the rows that a total may sum: all of them, only the outermost, all but 其中."""
    readings = [list(rows)]
    labels = [sheet.rows[row].first_label for row in rows]
    levels = [_numbering(label) for label in labels]
    if len({level for level in levels if level is not None}) > 1:
        outermost = min(level for level in levels if level is not None)
        readings.append(
            [row for row, level in zip(rows, levels, strict=True) if level == outermost]
        )
    if any(map(_is_of_which, _labels(sheet, rows))):
        readings.append(_without_of_which(sheet, rows, column, children=False))
        readings.append(_without_of_which(sheet, rows, column, children=True))
    outer = _without_summed(sheet, rows, column)
    if len(outer) < len(rows):
        readings.append(outer)
    return readings


def _labels(sheet: Sheet, rows: Sequence[int]) -> list[str]:
    return ["".join(cell.label for cell in sheet.rows[row].cells[:3]) for row in rows]


def _is_of_which(label: str) -> bool:
    return _OF_WHICH.search(label) is not None


def _without_of_which(
    sheet: Sheet, rows: Sequence[int], column: int, *, children: bool
) -> list[int]:
    """Leave out rows 其中, and with ``children`` those after one that still fit into its parent."""
    kept: list[int] = []
    room: Decimal | None = None
    for row, label in zip(rows, _labels(sheet, rows), strict=True):
        value = sheet.figures[row][column].value
        if _is_of_which(label):
            parent = sheet.figures[kept[-1]][column].value if kept else Decimal(0)
            room = parent - value
        elif children and room is not None and 0 < value <= room:
            room -= value
        else:
            room = None
            kept.append(row)
    return kept


def _without_summed(sheet: Sheet, rows: Sequence[int], column: int) -> list[int]:
    """Leave out rows that a row above them sums, as groups without numbers show by their values."""
    values = [sheet.figures[row][column].value for row in rows]
    kept: list[int] = []
    at = 0
    while at < len(rows):
        kept.append(rows[at])
        at += 1 + _count_summed(values[at : at + 1 + _GROUP_MAX])
    return kept


def _count_summed(values: Sequence[Decimal]) -> int:
    """Count the values after the first that add up to it, 0 where fewer than two do."""
    rest = values[0]
    for count, value in enumerate(values[1:], start=1):
        rest -= value
        if rest <= 0 or not value:
            return count if not rest and count >= _PARTS_MIN and value else 0
    return 0


def _numbering(label: str) -> int | None:
    for level, pattern in enumerate(_NUMBERINGS):
        if pattern.match(label):
            return level
    return None


def row_totals(sheet: Sheet) -> Iterator[Claim]:
    """Judge every total column against the columns it sums, row by row."""
    usable = [column for column in sheet.columns if sheet.adds_up(column)]
    ranks = [sheet.column_rank(column) for column in usable]
    for at, column in enumerate(usable):
        if ranks[at]:
            yield from _row_totals_of(sheet, column, _columns_summed(sheet, usable, ranks, at))


def _columns_summed(
    sheet: Sheet, usable: Sequence[int], ranks: Sequence[int], at: int
) -> list[int]:
    """Choose the columns that a total column sums: to its right or to its left, as the rows say."""
    right = [len(ranks) - 1 - index for index in _summed_backward(ranks[::-1], len(ranks) - 1 - at)]
    left = _summed_backward(ranks, at)[::-1]
    best: tuple[int, list[int]] = (0, [])
    for indices in (right, left):
        within = [usable[index] for index in indices]
        columns = [column for column in within if _same_unit(sheet, usable[at], column)]
        for count in range(len(columns), _PARTS_MIN - 1, -1):
            held, tested = _agreement(sheet, usable[at], columns[:count])
            # That a total sums only the first of the columns, every row must say.
            if held > best[0] and (count == len(columns) or held == tested):
                best = (held, columns[:count])
        if indices is right and not best[0] and columns == within:
            # Sources of funds are shares of the whole even where no row agrees.
            best = (0, columns if _names_sources(sheet, usable[at]) else [])
    return best[1]


def _same_unit(sheet: Sheet, one: int, other: int) -> bool:
    units = {row[column].unit for row in sheet.figures for column in (one, other) if column in row}
    return len(units) == 1


def _names_sources(sheet: Sheet, column: int) -> bool:
    """Tell whether the columns after a total are the levels of government and others that pay."""
    named = sheet.band.named_after(column)
    return len(named) >= _PARTS_MIN and all(map(_SOURCE_OF_FUNDS.search, named))


def _agreement(sheet: Sheet, column: int, parts: Sequence[int]) -> tuple[int, int]:
    """Count the rows that add up, and all that have a total and two parts or more."""
    held = tested = 0
    for figures in sheet.figures:
        total = figures.get(column)
        present = [figures[part] for part in parts if part in figures]
        if total is None or sum(bool(figure.value) for figure in present) < _PARTS_MIN:
            continue
        verdict = verdict_of(total.value, sum_of(present), total.step, rounding_slack(present))
        held += verdict is not Verdict.FAILS
        tested += 1
    return held, tested


def _row_totals_of(sheet: Sheet, column: int, parts: Sequence[int]) -> Iterator[Claim]:
    """Give the claims of one total column, unless its rows show that it is no such sum."""
    funding = bool(parts) and parts[0] > column and _names_sources(sheet, column)
    claims = [
        claim
        for row in range(len(sheet.rows))
        if (claim := _row_total(sheet, row, column, parts, funding=funding)) is not None
    ]
    failing = sum(claim.fails for claim in claims)
    if funding or failing * 2 <= len(claims):
        yield from claims


def _row_total(
    sheet: Sheet, row: int, column: int, parts: Sequence[int], *, funding: bool
) -> Claim | None:
    figures = sheet.figures[row]
    total = figures.get(column)
    if total is None or not addable(total):
        return None
    if not all(part in figures or sheet.is_empty(row, part) for part in parts):
        return None
    present = [figures[part] for part in parts if part in figures]
    if any(figure.unit != total.unit for figure in present):
        return None
    if len(present) < _PARTS_MIN and not (funding and present):
        return None
    span = Span(sheet.start_of(row), max(total.end, present[-1].end))
    kind = ClaimKind.SPLIT if funding else ClaimKind.SUM
    certain = len(present) >= _PARTS_MIN and bool(total.unit)
    return judged_sum(sheet.said(kind, "row", span, total, certain=certain), present)
