"""What one of the things costs that a text buys, however its noun, count and price are ordered.

购置电脑12台，每台6,500元 and 单价6,500元的电脑12台 say it themselves; of 2辆共44万元 a half is the
price of one. What is rented or kept up has no such price.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import clause_start
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figures_within, sentence_at
from mingxi.projects.unit_prices import UnitPrice
from mingxi.prose.marks import Figure

# One thing, whatever it is counted in; a price for a year or a page is no price of the thing.
_OF_ONE = frozenset({"台", "套", "部", "*", "个", "辆", "架"})
_ANOTHER_PRICE = pattern_of(
    r"租|维[修护]|运[行维]|耗材|配件|保险|年检|加油|燃油|原值|安装费|服务费|残值|报废|评估|灯泡|硒鼓|墨盒"
)
_ANOTHER_THING = pattern_of(r"[、和及与等]|以及|连同")
_BRACKETED = pattern_of(r"（[^（）\n]{0,40}）")
_REACH = 60
_HEAD = 14


def _start_of(price: UnitPrice) -> int:
    return price.figure.start


class ThingPrice(NamedTuple):
    """A price as written, and what one thing costs by it, in fen."""

    figure: Figure
    fen: int


def price_of_one(reading: Reading, thing: Span) -> ThingPrice | None:
    """Give what one of the things whose noun stands at ``thing`` costs, or None."""
    near = figures_within(reading, Span(max(0, thing.start - _REACH), thing.end + _REACH))
    if not any(figure.is_money for figure in near):
        return None
    return _price_behind(reading, thing) or _price_before(reading, thing)


def _price_behind(reading: Reading, thing: Span) -> ThingPrice | None:
    text = reading.text
    end = min(sentence_at(text, thing.end).end, thing.end + _REACH)
    # What brackets add (排量2.0升，含购置税、保险) parts nothing and prices nothing.
    words = _BRACKETED.sub(_blank, text[thing.end : end])
    listed = words.find("、")
    figures = figures_within(reading, Span(thing.end, thing.end + listed if listed >= 0 else end))
    counts = [figure for figure in figures if figure.unit in _OF_ONE and not figure.is_money]
    for figure in figures:
        if not figure.is_money:
            continue
        between = words[: figure.start - thing.end]
        counted = [count for count in counts if count.start < figure.start]
        named = words[: (counted[0] if counted else figure).start - thing.end]
        # Another thing counted before the price makes it the price of both, or of the other.
        if len(counted) > 1 or len(named.replace(" ", "")) > _HEAD:
            return None
        if _ANOTHER_PRICE.search(between) or _ANOTHER_THING.search(named):
            return None
        count = counted[0] if counted else _count_beside(reading, thing, figure)
        return _priced(reading, figure, count)
    return None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _price_before(reading: Reading, thing: Span) -> ThingPrice | None:
    """Give a price that stands before its thing: 单价9,800元的笔记本电脑, 以每台5,900元购置电脑."""
    text = reading.text
    start = clause_start(text, thing.start)
    prices = [f for f in figures_within(reading, Span(start, thing.start)) if f.is_money and f.per]
    if not prices or _ANOTHER_PRICE.search(text, start, thing.start):
        return None
    between = text[prices[-1].end : thing.start]
    return None if "、" in between or len(between) > _HEAD else _priced(reading, prices[-1], None)


def _count_beside(reading: Reading, thing: Span, price: Figure) -> Figure | None:
    """Give the count right before a noun (2辆公务用车) or behind its price (28万元（1辆）)."""
    near = figures_within(reading, Span(thing.start - _HEAD, thing.start))
    before = [f for f in near if f.unit in _OF_ONE and thing.start - f.end <= 2 and not f.per]
    behind = figures_within(reading, Span(price.end, price.end + 2))
    counts = [*before[-1:], *(f for f in behind if f.unit in _OF_ONE and not f.per)]
    return counts[0] if counts else None


def _priced(reading: Reading, figure: Figure, count: Figure | None) -> ThingPrice | None:
    following = bisect_left(reading.unit_prices, figure.start, key=_start_of)
    price = next(iter(reading.unit_prices[following : following + 1]), None)
    if price is not None and price.figure is figure:
        return ThingPrice(figure, figure.fen) if price.per <= _OF_ONE else None
    if figure.per:
        return None
    if count is None or count.value < 1:
        return None
    return ThingPrice(figure, int(figure.fen // count.value))
