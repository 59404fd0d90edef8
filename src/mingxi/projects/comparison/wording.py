"""How a change of a value is told: from what to what, by how much and by what share."""

from decimal import Decimal

from mingxi.languages import Message, say
from mingxi.projects.comparison.difference import Change, Stated, percent_of_change
from mingxi.prose.marks import PERCENT, YUAN
from mingxi.quantities.money import Money, grouped

_WAN = "万元"


def direction(old: Decimal, new: Decimal) -> Change:
    """Tell whether a value grew or fell."""
    return Change.GREW if new > old else Change.FELL


def by_how_much(old: Stated, new: Stated, unit: str) -> Message:
    """Tell a change with its sign: ``+0.36万元，+2%``, ``-5个百分点``; both values are known."""
    assert old.value is not None
    assert new.value is not None
    difference = new.value - old.value
    if unit == PERCENT:
        return say("{difference}个百分点", difference=_signed(difference))
    in_wan = old.text.endswith(_WAN) and new.text.endswith(_WAN)
    written = (
        signed_money(difference, in_wan=in_wan) if unit == YUAN else f"{_signed(difference)}{unit}"
    )
    percent = percent_of_change(old.value, new.value)
    if percent is None:
        return say("{difference}", difference=written)
    return say("{difference}，{percent}%", difference=written, percent=_signed(percent))


def signed_money(yuan: Decimal, *, in_wan: bool = False) -> str:
    """Write an amount in 元 with its sign, in 万元 where asked or where it comes to one."""
    money = Money.from_yuan(yuan)
    sign = "+" if yuan > 0 else ""
    return f"{sign}{money.in_wan() if in_wan else money.legible()}"


def _signed(value: Decimal) -> str:
    return f"{'+' if value > 0 else ''}{grouped(value)}"
