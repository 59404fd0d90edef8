"""The smallest change of the text that would make a calculation right; proposed, never applied."""

from collections.abc import Sequence
from decimal import Decimal

from mingxi.languages import Message, say
from mingxi.projects.claims.judging import Slip, slip_between
from mingxi.projects.claims.wording import SCALE_WORDS, text_of
from mingxi.prose.marks import PERCENT, Figure
from mingxi.quantities.money import grouped, plain_number, rounded

_WAN = Decimal(10_000)
_HALF = Decimal("0.5")
_TEN = Decimal(10)
_LIKELY = frozenset({Slip.DIGIT, Slip.SWAP, Slip.SCALE})


def proposal_for(stated: Figure, computed: Decimal) -> Message:
    """Propose what the stated result should read, in the unit and precision it was written in."""
    better = as_written(stated, computed)
    if _has_lost_wan(stated, computed):
        return say("“{written}”疑为“{better}”：漏写“万”字。", written=stated.text, better=better)
    return say("“{written}”应为“{better}”。", written=stated.text, better=better)


def proposal_for_sum(total: Figure, parts: Sequence[Figure], computed: Decimal) -> Message:
    """Propose the smallest change that makes a total and its parts agree: the total or one part.

    Of all single changes the one that mends one digit, two swapped digits or a lost 万 is the
    likeliest; where a part and the total would both do, both are named.
    """
    gap = total.value - computed
    mends = [
        (part, part.value + gap)
        for part in parts
        if part.value + gap > 0 and _is_likely(part, part.value + gap)
    ]
    if not mends:
        return proposal_for(total, computed)
    part, value = mends[0]
    better = as_written(part, value)
    if len(mends) == 1 and not _is_likely(total, computed):
        return say("“{written}”疑为“{better}”，各数即相符。", written=part.text, better=better)
    return say(
        "“{total}”应为“{whole}”，或“{written}”应为“{better}”。",
        total=total.text,
        whole=as_written(total, computed),
        written=part.text,
        better=better,
    )


def as_written(figure: Figure, value: Decimal) -> str:
    """Write a value the way a figure was written: the same scale and unit, as many decimals.

    A figure that lost its 万 gets it back (7.7元: 7.7万元). The last zeros behind the point are
    written where they tell how far a value was rounded, in 万元 and percentages (40.32万元:
    43.20万元), or where the figure itself ends in one; elsewhere they are idle.
    """
    if _has_lost_wan(figure, value):
        return text_of(figure).replace("元", "万元")
    number = value / figure.scale
    if figure.step:
        number = rounded(number, figure.step / figure.scale)
    digits = _digits(figure, number)
    if figure.unit and not figure.text[-1:].isdigit():
        return f"{digits}{SCALE_WORDS.get(figure.scale, '')}{figure.name}"
    return digits


def _digits(figure: Figure, number: Decimal) -> str:
    """Write the digits of a number with the thousands marks and the last zeros of a figure."""
    in_thousands = "," in figure.text or "，" in figure.text
    if figure.scale > 1 or figure.unit == PERCENT or _ends_in_zero(figure):
        return f"{number:,f}" if in_thousands else f"{number:f}"
    return grouped(number) if in_thousands else plain_number(number)


def _ends_in_zero(figure: Figure) -> bool:
    """Tell whether an author wrote decimals that say nothing, to show all amounts alike."""
    return 0 < figure.step < figure.scale and not figure.value % (figure.step * _TEN)


def _has_lost_wan(figure: Figure, value: Decimal) -> bool:
    """Tell whether an amount in 元 would be right in 万元, at the precision it was written to."""
    return (
        figure.is_money
        and figure.scale == 1
        and figure.value > 0
        and "元" in figure.text
        and abs(figure.value * _WAN - value) <= figure.step * _WAN * _HALF
    )


def _is_likely(figure: Figure, better: Decimal) -> bool:
    return slip_between(figure.value, better, figure.step) in _LIKELY
