"""Rows that multiply: 数量 × 单价 = 金额, or a head-count × the standard before the table."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import verdict_of
from mingxi.projects.claims.tables.proof import Periods, judged_product, product_of
from mingxi.projects.claims.tables.sheets import Sheet
from mingxi.prose.marks import PERCENT, Figure
from mingxi.quantities import is_time, per_year

_AMOUNT = pattern_of(
    r"金额|总价|小计|合计|总计|费用|经费|投资|资金|预算|补助|补贴|支出|总额|价款|费$|款$"
)
_QUANTITY = pattern_of(r"数量|人数|户数|个数|工程量|面积|长度|规模|亩数|次数|天数|月数|期数|数$")
_SCALING = pattern_of(r"折扣|系数|率|比例|占比|倍|成数|次$|期$")
_PART_PAID = pattern_of(r"费率|利率|税率|比例|折扣")
_FACTORS_MAX = 4
_TRIED_RATES_MAX = 8
_VOTING_ROWS_MAX = 40
_ROWS_MIN_BY_STANDARD = 2
# A standard stands in the paragraphs that lead to the table, not always in the last of them.
_LEAD_IN = 500
_LEAD_IN_LINES = 6
_LINE_BREAKS = pattern_of(r"\n+")


class _Formula(NamedTuple):
    """A way the rows multiply: columns of factors, figures that stand outside, and the result.

    ``periods`` is how often a standard falls due in a year, where no figure says how often.
    """

    columns: tuple[int, ...]
    outside: tuple[Figure, ...]
    result: int
    periods: Periods | None = None


def row_products(sheet: Sheet, figures: Sequence[Figure]) -> Iterator[Claim]:
    """Judge each row against the product that most rows follow, or that the headings spell out.

    ``figures`` are those that stand in the text before the table, where a standard may be stated.
    """
    prices = [column for column in sheet.columns if sheet.is_price(column)]
    counts = [column for column in sheet.columns if _counts(sheet, column)][:_FACTORS_MAX]
    results = [column for column in sheet.columns if _is_result(sheet, column)]
    if prices:
        formula = _formula_of_prices(sheet, prices, counts, results)
    else:
        formula = _formula_of_standard(sheet, counts, results, figures)
    if formula is not None:
        yield from _judged(sheet, formula)


def _judged(sheet: Sheet, formula: _Formula) -> Iterator[Claim]:
    """Judge every row by the formula; many failures are a doubt whether it is the right one."""
    claims = []
    for row in sheet.detail_rows:
        terms = _terms(sheet, row, formula)
        if terms is not None:
            factors, result = terms
            stated = sheet.stated(ClaimKind.PRODUCT, "row", row, result, certain=True)
            claims.append(judged_product(stated, factors, formula.periods))
    failing = sum(claim.fails for claim in claims)
    certain = failing * 2 <= len(claims) - failing
    for claim in claims:
        yield claim if certain and claim.unit else claim._replace(certain=False)


def lead_in(sheet: Sheet, figures: Sequence[Figure]) -> Sequence[Figure]:
    """Give the figures of the last lines before a table, by start."""
    text, end = sheet.document.text, sheet.start
    begin = max(0, end - _LEAD_IN)
    lines = [match.end() for match in _LINE_BREAKS.finditer(text, begin, end)]
    if len(lines) > _LEAD_IN_LINES:
        begin = lines[-_LEAD_IN_LINES - 1]
    first = bisect_left(figures, begin, key=_start_of)
    return figures[first : bisect_left(figures, end, key=_start_of)]


def _start_of(figure: Figure) -> int:
    return figure.start


def _counts(sheet: Sheet, column: int) -> bool:
    """Tell whether a column counts things: neither money, nor shares, nor serial numbers."""
    return (
        sheet.adds_up(column)
        and not sheet.holds_money(column)
        and all(row[column].unit != PERCENT for row in sheet.figures if column in row)
    )


def _is_share(sheet: Sheet, column: int) -> bool:
    """Tell whether a column holds the part of a price that is paid: 费率, 补贴比例."""
    return bool(_PART_PAID.search(sheet.band.heading(column))) and all(
        row[column].unit == PERCENT for row in sheet.figures if column in row
    )


def _is_result(sheet: Sheet, column: int) -> bool:
    if sheet.is_price(column):
        return False
    heading = sheet.band.heading(column)
    return sheet.holds_money(column) or _AMOUNT.search(heading) is not None


def _formula_of_prices(
    sheet: Sheet, prices: Sequence[int], counts: Sequence[int], results: Sequence[int]
) -> _Formula | None:
    """Choose the product that most rows follow; one quantity, price and amount need no vote."""
    shares = [(), *((column,) for column in sheet.columns if _is_share(sheet, column))]
    candidates = [
        _Formula((*factors, price, *share), (), result)
        for share in shares
        for price in prices
        for size in range(1, len(counts) + 1)
        for factors in combinations(counts, size)
        for result in results
        if result not in factors
    ]
    chosen = _followed_by_most(sheet, candidates, held_min=1)
    if chosen is not None:
        return chosen
    unheeded = any(map(_scales, map(sheet.band.heading, sheet.columns)))
    if len(prices) == 1 and len(counts) == 1 and len(results) == 1 and not unheeded:
        (count,), (result,) = counts, results
        heading = sheet.band.heading
        if _QUANTITY.search(heading(count)) and _AMOUNT.search(heading(result)):
            return _Formula((count, prices[0]), (), result)
    return None


def _scales(heading: str) -> bool:
    """Tell whether a column may have scaled the product: 折扣, 系数, 税率."""
    return _SCALING.search(heading) is not None


def _formula_of_standard(
    sheet: Sheet, counts: Sequence[int], results: Sequence[int], figures: Sequence[Figure]
) -> _Formula | None:
    """Find a standard before the table (每人每年600元) whose dimension is that of a column."""
    rates = [figure for figure in figures if figure.is_money and figure.per][-_TRIED_RATES_MAX:]
    times = [figure for figure in figures if is_time(figure.unit) and figure.value > 1]
    times = times[-_TRIED_RATES_MAX:]
    candidates = [
        _Formula((column,), (rate, *factor), result, periods)
        for rate in rates
        for column in counts
        if _unit_of(sheet, column) in rate.per
        for factor, periods in (
            ((), None),
            *(((time,), None) for time in times if time.unit in rate.per),
            *(((), due) for due in _due_in_a_year(rate)),
        )
        for result in results
        if sheet.holds_money(result)
    ]
    return _followed_by_most(sheet, candidates, held_min=_ROWS_MIN_BY_STANDARD)


def _due_in_a_year(rate: Figure) -> Iterator[Periods]:
    for unit in rate.per:
        times = per_year(unit)
        if times is not None and times > 1:
            yield Periods(times, unit)


def _unit_of(sheet: Sheet, column: int) -> str:
    return next((row[column].unit for row in sheet.figures if column in row), "")


def _followed_by_most(
    sheet: Sheet, candidates: Sequence[_Formula], *, held_min: int
) -> _Formula | None:
    """Give the formula that holds in at least half of its rows, of equals the fullest."""
    best: tuple[int, int] = (0, 0)
    chosen: _Formula | None = None
    rows = sheet.detail_rows[:_VOTING_ROWS_MAX]
    for formula in candidates:
        terms = [found for row in rows if (found := _terms(sheet, row, formula))]
        held = sum(_agrees(factors, formula.periods, result) for factors, result in terms)
        followed = held >= held_min and held * 2 >= len(terms)
        if followed and (held, len(formula.columns)) > best:
            best, chosen = (held, len(formula.columns)), formula
    return chosen


def _terms(sheet: Sheet, row: int, formula: _Formula) -> tuple[tuple[Figure, ...], Figure] | None:
    """Give a row's factors and its result, or None where one of them is missing."""
    figures = sheet.figures[row]
    result = figures.get(formula.result)
    if result is None or any(column not in figures for column in formula.columns):
        return None
    return (*(figures[column] for column in formula.columns), *formula.outside), result


def _agrees(factors: Sequence[Figure], periods: Periods | None, result: Figure) -> bool:
    verdict = verdict_of(result.value, product_of(factors, periods), result.step)
    return verdict is not Verdict.FAILS
