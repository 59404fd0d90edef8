"""Totals of a table: a row 合计 under its column, a column 合计 beside its row."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import verdict_of
from mingxi.projects.claims.tables.groups import groups_hold, outermost
from mingxi.projects.claims.tables.proof import judged_sum, rounding_slack, sum_of
from mingxi.projects.claims.tables.sheets import Sheet, addable
from mingxi.prose.marks import Figure

_PARTS_MIN = 2
_GROUP_MAX = 40
_CHANCE_MAX = 100
_PERIOD = pattern_of(
    r"(?:(?:19|20)\d\d年度?|第?[一二三四1-4]季度|[上下]半年|\d{1,2}月份?|[一二三四五六七八九十]+月份?)"
)
_OF_WHICH = pattern_of(r"其中")
_OF_ANYTHING = pattern_of(r"数量|工程量|规模|^数$|^$")
_SOURCE_OF_FUNDS = pattern_of(r"中央|国家|省|市|州|县|区|乡|镇|财政|自筹|其他|社会|村级|债券|基金")


def column_totals(sheet: Sheet) -> Iterator[Claim]:
    """Judge every total row against the rows it sums, column by column."""
    for at, rows in summed(sheet.row_ranks).items():
        if len(rows) < _PARTS_MIN:
            continue
        claims = [
            claim
            for column in sheet.columns
            if (claim := _column_total(sheet, at, rows, column)) is not None
        ]
        # Where nothing agrees, the rows above may not be all that was added.
        agreed = any(not claim.fails for claim in claims)
        for claim in claims:
            if claim.unit or agreed:
                sure = claim.certain and (agreed or len(claims) == 1)
                yield claim._replace(certain=sure)


def summed(ranks: Sequence[int]) -> dict[int, list[int]]:
    """Give for each total row the rows that it sums, by the ranks of all (0 is no total).

    A total stands after its parts, or before them where one opens the table. A smaller total among
    them stands for what it sums itself; a total right after another of its rank sums those of that
    rank (甲类合计, 乙类合计, 合计).
    """
    if ranks and ranks[0] and not all(ranks):
        last = len(ranks) - 1
        mirrored = _summed_after(ranks[::-1])
        return {last - at: [last - row for row in reversed(rows)] for at, rows in mirrored.items()}
    return _summed_after(ranks)


def _summed_after(ranks: Sequence[int]) -> dict[int, list[int]]:
    """Give what totals sum that all stand after their parts."""
    sums: dict[int, list[int]] = {}
    pending: list[tuple[int, int]] = []
    for row, rank in enumerate(ranks):
        own = rank
        if rank:
            own += bool(pending) and pending[-1] == (row - 1, rank)
            parts: list[int] = []
            while pending and pending[-1][1] < own:
                parts.append(pending.pop()[0])
            sums[row] = parts[::-1]
        pending.append((row, own))
    return sums


def _column_total(sheet: Sheet, at: int, rows: Sequence[int], column: int) -> Claim | None:
    total = sheet.figures[at].get(column)
    if total is None or not addable(total) or not sheet.adds_up(column):
        return None
    if not all(column in sheet.figures[row] or sheet.is_empty(row, column) for row in rows):
        return None
    present = [row for row in rows if column in sheet.figures[row]]
    if any(sheet.figures[row][column].unit != total.unit for row in present):
        return None
    outer = _outermost_rows(sheet, present)
    if outer is not None and len(outer) < _PARTS_MIN:
        return None
    readings = [present, *([outer] if outer else []), *_readings_by_value(sheet, present, column)]
    claims = [
        _judged_total(sheet, at, total, reading, column)
        for reading in readings
        if len(reading) >= _PARTS_MIN
    ]
    held = next((claim for claim in claims if not claim.fails), None)
    if held is not None or not claims:
        return held
    if outer and len(outer) >= _PARTS_MIN and groups_hold(sheet, column):
        return claims[1]._replace(certain=False)
    # Numbers under 数量 without a unit may count different things.
    mixed = not total.unit and _OF_ANYTHING.search(sheet.band.heading(column))
    return None if mixed or len(readings) > 1 else claims[0]


def _judged_total(sheet: Sheet, at: int, total: Figure, rows: Sequence[int], column: int) -> Claim:
    parts = [sheet.figures[row][column] for row in rows]
    periods = all(_PERIOD.fullmatch(sheet.rows[row].first_label) for row in rows)
    kind = ClaimKind.SCHEDULE if periods else ClaimKind.SUM
    return judged_sum(sheet.stated(kind, "column", at, total, certain=bool(total.unit)), parts)


def _outermost_rows(sheet: Sheet, rows: Sequence[int]) -> list[int] | None:
    """Give the rows of the outermost numbers (一、二), or None where none holds another."""
    outer = outermost([sheet.rows[row].first_label for row in rows])
    return None if outer is None else [rows[at] for at in outer]


def _readings_by_value(sheet: Sheet, rows: Sequence[int], column: int) -> Iterator[list[int]]:
    """Give the rows that a total may sum when some of them are shares of others above."""
    if any(map(_is_of_which, _labels(sheet, rows))):
        yield _without_of_which(sheet, rows, column, children=False)
        yield _without_of_which(sheet, rows, column, children=True)
    unsummed = _without_summed(sheet, rows, column)
    if len(unsummed) < len(rows):
        yield unsummed


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
    """Count the values after the first that add up to it, 0 where fewer than two do.

    That 6 is 4 and 2 is chance; that 5,300 is 4,100 and 1,200 is none.
    """
    rest = values[0]
    if rest < _CHANCE_MAX:
        return 0
    for count, value in enumerate(values[1:], start=1):
        rest -= value
        if rest <= 0 or not value:
            return count if not rest and count >= _PARTS_MIN and value else 0
    return 0


def row_totals(sheet: Sheet) -> Iterator[Claim]:
    """Judge every total column against the columns it sums, row by row, smaller totals first."""
    usable = [column for column in sheet.columns if sheet.adds_up(column)]
    ranks = {column: sheet.column_rank(column) for column in usable}
    covered: set[int] = set()
    for total in sorted((column for column in usable if ranks[column]), key=ranks.__getitem__):
        bounds = [column for column in usable if ranks[column] >= ranks[total]]
        at = bounds.index(total)
        begin = bounds[at - 1] if at else -1
        end = bounds[at + 1] if at + 1 < len(bounds) else usable[-1] + 1
        free = [column for column in usable if column not in covered]
        parts = _columns_summed(
            sheet,
            total,
            after=[column for column in free if total < column < end],
            before=[column for column in free if begin < column < total],
        )
        covered.update(parts)
        yield from _row_totals_of(sheet, total, parts)


def _columns_summed(
    sheet: Sheet, total: int, *, after: Sequence[int], before: Sequence[int]
) -> list[int]:
    """Choose the columns that a total column sums: those after it or before, as the rows say."""
    best: tuple[int, list[int]] = (0, [])
    for run in (after, before):
        columns = [column for column in run if _same_unit(sheet, total, column)]
        for count in range(len(columns), _PARTS_MIN - 1, -1):
            held, tested = _agreement(sheet, total, columns[:count])
            # That a total sums only the first of the columns, every row must say.
            if held > best[0] and (count == len(columns) or held == tested):
                best = (held, columns[:count])
    if not best[0] and _names_sources(sheet, total):
        # Sources of funds are shares of the whole even where no row agrees.
        return [*after] if all(_same_unit(sheet, total, column) for column in after) else []
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
