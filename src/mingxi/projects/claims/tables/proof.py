"""The claims that a table makes, judged: a sum, a product, a share."""

from collections.abc import Sequence
from decimal import Decimal

from mingxi.languages import Message
from mingxi.places import Operand, Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import verdict_of
from mingxi.projects.claims.tables.sheets import Sheet
from mingxi.projects.claims.wording import calculation, unit_with_standard
from mingxi.projects.heading_units import RATIO
from mingxi.prose.marks import Figure

_HALF = Decimal("0.5")
_SHOWN_PARTS_MAX = 12
_SHOWN_AT_ENDS = 3
_SHARE_PLACES = Decimal("0.000001")
_SCALE_WORDS = {
    100: "百",
    1000: "千",
    10**4: "万",
    10**6: "百万",
    10**7: "千万",
    10**8: "亿",
}


def sum_claim(
    sheet: Sheet,
    span: Span,
    result: Figure,
    parts: Sequence[Figure],
    *,
    kind: ClaimKind,
    detail: str,
    certain: bool,
) -> Claim:
    """Judge a total against its parts; parts written to a rounded digit have half a step each."""
    computed = sum((part.value for part in parts), Decimal(0))
    slack = rounding_slack(parts)
    verdict = verdict_of(result.value, computed, result.step, slack)
    return _claim(
        sheet,
        span,
        result,
        parts,
        kind=kind,
        computed=computed,
        verdict=verdict,
        because=calculation(
            _joined(parts, " + "), computed, result.unit, with_unit(result), verdict
        ),
        certain=certain,
        detail=detail,
    )


def product_claim(
    sheet: Sheet, span: Span, result: Figure, factors: Sequence[Figure], *, certain: bool
) -> Claim:
    """Judge a result against the product of its factors, at the digits it was written to."""
    computed = product_of(factors)
    verdict = verdict_of(result.value, computed, result.step)
    return _claim(
        sheet,
        span,
        result,
        factors,
        kind=ClaimKind.PRODUCT,
        computed=computed,
        verdict=verdict,
        because=calculation(
            _joined(factors, " × "), computed, result.unit, with_unit(result), verdict
        ),
        certain=certain,
        detail="row",
    )


def share_claim(
    sheet: Sheet, span: Span, result: Figure, part: Figure, whole: Figure, *, certain: bool
) -> Claim:
    """Judge a share (7.4%, 0.074) against its part and the whole."""
    computed = share_of(part, whole, result)
    verdict = verdict_of(result.value, computed, result.step)
    shown = computed.quantize(_SHARE_PLACES)
    return _claim(
        sheet,
        span,
        result,
        (part, whole),
        kind=ClaimKind.PERCENT,
        computed=shown,
        verdict=verdict,
        because=calculation(
            f"{with_unit(part)} ÷ {with_unit(whole)}",
            shown,
            unit_of_share(result),
            with_unit(result),
            verdict,
        ),
        certain=certain,
        detail="share",
    )


def share_of(part: Figure, whole: Figure, result: Figure) -> Decimal:
    """Compute a share in the way the result is written: hundredths with a sign, or a fraction."""
    return part.value / whole.value * (100 if unit_of_share(result) else 1)


def unit_of_share(result: Figure) -> str:
    """Give % for a share in hundredths, nothing for a fraction of one."""
    return "%" if result.unit == "%" else ""


def product_of(factors: Sequence[Figure]) -> Decimal:
    """Multiply figures."""
    product = Decimal(1)
    for figure in factors:
        product *= figure.value
    return product


def rounding_slack(parts: Sequence[Figure]) -> Decimal:
    """Give what the rounding of the parts may add up to: half of the finest step for each.

    Whole numbers and amounts to the fen are exact; 万元 and measures with decimals are rounded. The
    finest step of the column counts, since 1.2 beside 0.65 is 1.20 without its zero.
    """
    rounded = [part for part in parts if _is_rounded(part)]
    if not rounded:
        return Decimal(0)
    return min(part.step for part in rounded) * len(parts) * _HALF


def with_unit(figure: Figure) -> str:
    """Write a figure with its unit, also where only the heading of its column states it."""
    text = figure.text.replace("\n", "")
    if not figure.unit or figure.unit == RATIO.unit:
        return text
    unit = unit_with_standard(figure) if figure.per else figure.name
    if text[-1].isdigit():
        return f"{text}{_SCALE_WORDS.get(figure.scale, '')}{unit}"
    return text.removesuffix(figure.unit) + unit if figure.per else text


def _is_rounded(part: Figure) -> bool:
    whole = part.value / part.scale
    has_decimals = part.step < part.scale
    if part.is_money:
        return part.scale > 1 and has_decimals and bool(whole)
    return has_decimals


def _joined(figures: Sequence[Figure], sign: str) -> str:
    shown = [with_unit(figure) for figure in figures]
    if len(shown) > _SHOWN_PARTS_MAX:
        shown = [*shown[:_SHOWN_AT_ENDS], "…", *shown[-_SHOWN_AT_ENDS:]]
    return sign.join(shown)


def _claim(
    sheet: Sheet,
    span: Span,
    result: Figure,
    parts: Sequence[Figure],
    *,
    kind: ClaimKind,
    computed: Decimal,
    verdict: Verdict,
    because: Message,
    certain: bool,
    detail: str,
) -> Claim:
    return Claim(
        kind=kind,
        span=span,
        text=sheet.document.text[span.start : span.end],
        result=result.span,
        unit=result.unit,
        stated=result.value,
        computed=computed,
        verdict=verdict,
        because=because,
        operands=tuple(
            Operand(part.span, part.text, part.value, unit_with_standard(part)) for part in parts
        ),
        certain=certain,
        detail=detail,
    )
