"""The smallest change of the text that would make a calculation right; proposed, never applied."""

from collections.abc import Sequence
from decimal import Decimal

from mingxi.languages import Message, say
from mingxi.projects.claims.judging import Slip, slip_between
from mingxi.prose.marks import Figure
from mingxi.quantities.money import grouped

_WAN = Decimal(10_000)
_HALF = Decimal("0.5")


def proposal_for(stated: Figure, computed: Decimal) -> Message:
    """Propose what the stated result should read, in the unit and precision it was written in."""
    if stated.is_money and abs(stated.value * _WAN - computed) <= stated.step * _WAN * _HALF:
        return say(
            "“{written}”疑为“{better}”：漏写“万”字。",
            written=stated.text,
            better=stated.text.replace("元", "万元"),
        )
    return say(
        "“{written}”应为“{better}”。", written=stated.text, better=as_written(stated, computed)
    )


def proposal_for_sum(total: Figure, parts: Sequence[Figure], computed: Decimal) -> Message:
    """Propose the smallest change that makes a total and its parts agree: the total or one part.

    Of all single changes the one that mends one digit, two swapped digits or a lost 万 is the likeliest;
    where a part and the total would both do, both are named.
    """
    gap = total.value - computed
    mends = [
        (part, part.value + gap)
        for part in parts
        if part.value + gap > 0 and _likely(part, part.value + gap)
    ]
    whole = as_written(total, computed)
    if len(mends) == 1 and not _likely(total, computed):
        part, better = mends[0]
        return say(
            "“{written}”疑为“{better}”，各数即相符。",
            written=part.text,
            better=as_written(part, better),
        )
    if mends:
        part, better = mends[0]
        return say(
            "“{total}”应为“{whole}”，或“{written}”应为“{better}”。",
            total=total.text,
            whole=whole,
            written=part.text,
            better=as_written(part, better),
        )
    return say("“{written}”应为“{better}”。", written=total.text, better=whole)


def as_written(figure: Figure, value: Decimal) -> str:
    """Write a value the way a figure was written: the same 万, the same decimals, the same unit."""
    step = figure.step / figure.scale if figure.step else Decimal(1)
    number = value / figure.scale
    rounded = number.quantize(step, "ROUND_HALF_UP")
    if abs(rounded - number) > 0 and figure.step * _HALF < abs(rounded * figure.scale - value):
        rounded = number
    digits = f"{rounded:,f}" if "," in figure.text or "，" in figure.text else f"{rounded:f}"
    if figure.unit and not figure.text[-1:].isdigit():
        scale = {10_000: "万", 100_000_000: "亿"}.get(figure.scale, "")
        return f"{digits}{scale}{figure.name}"
    return digits if figure.step else grouped(value)


def _likely(figure: Figure, better: Decimal) -> bool:
    return slip_between(figure.value, better, figure.step) in {Slip.DIGIT, Slip.SWAP, Slip.SCALE}
