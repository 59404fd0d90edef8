"""Rows of a procurement list that a web page ran together: 笔记本电脑12(台)￥4,500.00￥54,000.00.

The heading 数量(单位)单价(元)总价(元) stands glued before them. Amounts have two decimals there, so
the numbers part where the next 1、 begins.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind
from mingxi.projects.claims.proposing import as_written
from mingxi.projects.claims.tables.proof import Statement, judged_product
from mingxi.prose.marks import YUAN, Figure
from mingxi.quantities import canonical_unit, parse_decimal

_HEADING = pattern_of(r"数量(?:[（(]单位[）)])?单价[（(]元[）)](?:总价|金额|合计|小计)[（(]元[）)]")
_AMOUNT = r"(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}"
_ROW = pattern_of(
    rf"(?P<count>(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}})(?:\.\d{{1,2}})?)[（(](?P<unit>[^\d\s（）()]{{1,4}})[）)]\s?"
    rf"[￥¥]?(?P<price>{_AMOUNT})\s?[￥¥]\s?(?P<total>{_AMOUNT})"
)
_FEN = Decimal("0.01")


def procurement_claims(text: str) -> tuple[Claim, ...]:
    """Judge quantity × price = total in every row after a heading run together with them."""
    heading = _HEADING.search(text)
    return tuple(_claims(text, heading.end())) if heading else ()


def _claims(text: str, begin: int) -> Iterator[Claim]:
    for match in _ROW.finditer(text, begin):
        price, total = _amount(match, "price"), _amount(match, "total")
        counts = _counts(text, match)
        claims = [_judged(text, count, price, total) for count in counts]
        held = next((claim for claim in claims if not claim.fails), None)
        # Digits of a name may have run into the quantity (UPS2 and 1台): then only a proof counts.
        if held or not text[match.start() - 1].isascii():
            yield held or _mended(claims[0], total)._replace(certain=len(claims) == 1)


def _counts(text: str, match: re.Match[str]) -> Sequence[Figure]:
    """Give the quantities that a run of digits may end with, the whole run first."""
    start, end = match.span("count")
    unit = match["unit"]
    starts = range(start, end) if match["count"].isdigit() else [start]
    return [
        Figure(
            at,
            match.end("unit") + 1,
            text[at : match.end("unit") + 1],
            parse_decimal(text[at:end]),
            canonical_unit(unit),
            Decimal(1),
            unit,
        )
        for at in starts
        if at == start or text[at] != "0"
    ]


def _amount(match: re.Match[str], group: str) -> Figure:
    value = parse_decimal(match[group])
    return Figure(match.start(group), match.end(group), match[group], value, YUAN, _FEN, "元")


def _judged(text: str, count: Figure, price: Figure, total: Figure) -> Claim:
    span = Span(count.start, total.end)
    words = text[span.start : span.end]
    stated = Statement(ClaimKind.PRODUCT, "row", span, words, total)
    return judged_product(stated, (count, price))


def _mended(claim: Claim, total: Figure) -> Claim:
    assert claim.computed is not None
    better = as_written(total, claim.computed)
    return claim._replace(
        proposal=say("“{written}”应为“{better}”。", written=total.text, better=better)
    )
