"""What fee a unit price belongs to, in the categories of the expenditure standards.

The words nearest before a price decide: 接待费 in an item on a meeting is a reception. A price for
food or lodging alone is a part of its fee and is told apart.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import clause_start
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import paragraph_at, sentence_at
from mingxi.projects.unit_prices import UnitPrice
from mingxi.prose.marks import Figure
from mingxi.regulations.expenditure_standards import StandardItem
from mingxi.regulations.fees import Fee

# Every way of writing begins with a character, for one search of them all leaps from one such
# character to the next; what may not stand before a word is therefore asked behind it.
_WORDS = {
    "LECTURE": "讲课|授课|师资费|课酬|课时费|讲座费|讲师费",
    "TRAINING": "培训(?!中心|基地|学校|机构|学院)|研修|轮训|进修|集训"
    "|主体班|专题班|中青班|示范班|学习班|训练班|读书班",
    "MEETING": "会议(?!纪要|精神|研究|室|决定|审议|服务)"
    "|座谈会|工作会|推进会|现场会|动员会|研讨会|年会",
    "RECEPTION": "公务接待|接待[费餐]|工作餐|接待(?=上级|来宾|考察|检查|督[查导]|调研|客人)",
    "TRAVEL": "差旅|出差",
    "OTHER": "补[助贴](?<!伙食..)(?<!交通..)(?<!培训..)(?<!会议..)(?<!用餐..)"
    "|工资|报酬|慰问|劳务费|误工|评审|咨询费|租[车赁]|保险|体检|采购|购置|教材|资料费|印[刷制]|学费"
    "|报名费|鉴定|取证|考证|工作服|校服",
}
# The title of a circular names fees without spending on them, so it is passed over as a whole.
_FEE = pattern_of(f"{'|'.join(_WORDS.values())}|《[^《》\n]{{0,80}}》")
_GROUP = pattern_of("|".join(f"(?P<{group}>{words})" for group, words in _WORDS.items()))
_TRAVEL = "TRAVEL"
_TRAVEL_PARTS = {
    Fee.TRAVEL_MEALS: pattern_of("伙食|餐"),
    Fee.LOCAL_TRANSPORT: pattern_of("交通"),
}
_PART = pattern_of(
    r"住宿|食宿|伙食|餐|交通|场地|资料|教材|证书|房费|市内|车费|补助|补贴|保险|服装|讲义"
)
_REACH = 160
_BEHIND = 16
_STOPS = pattern_of("[，,。；;：:、\n]")


class PricedFee(NamedTuple):
    """A unit price and the fee it is spent on; ``part`` for one component (food, lodging) of it."""

    price: UnitPrice
    fee: Fee
    part: bool

    @property
    def figure(self) -> Figure:
        """The amount with its place."""
        return self.price.figure


def priced_fees(reading: Reading, *fees: Fee) -> Iterator[PricedFee]:
    """Give the unit prices that are spent on one of ``fees``, in text order."""
    text, named = reading.text, reading.derived(_named_fees)
    groups = {_TRAVEL if fee in _TRAVEL_PARTS else fee.name for fee in fees}
    if groups.isdisjoint(group for _, group in named):
        return
    for price in reading.unit_prices:
        start = price.figure.start
        group = _group_before(text, named, start) or _group_behind(text, named, price.figure.end)
        if group not in groups:
            continue
        clause = text[clause_start(text, start) : start]
        fee = _travel_part(clause) if group == _TRAVEL else Fee[group]
        if fee in fees:
            yield PricedFee(price, fee, _PART.search(clause) is not None)


def _named_fees(reading: Reading) -> Sequence[tuple[int, str]]:
    """Give the places that name a fee in paragraphs with prices, with its group, in order."""
    return [
        (match.start(), group.lastgroup or "")
        for paragraph in _priced_paragraphs(reading)
        for match in _FEE.finditer(reading.text, *paragraph)
        if (group := _GROUP.match(reading.text, match.start()))
    ]


def _priced_paragraphs(reading: Reading) -> Iterator[Span]:
    end = -1
    for price in reading.unit_prices:
        if price.figure.start > end:
            paragraph = paragraph_at(reading.text, price.figure.start)
            end = paragraph.end
            yield paragraph


def _group_before(text: str, named: Sequence[tuple[int, str]], place: int) -> str:
    """Give the group of the fee named last before a place in its paragraph, or an empty text."""
    following = bisect_left(named, (place,))
    if not following:
        return ""
    start, group = named[following - 1]
    return "" if place - start > _REACH or text.find("\n", start, place) >= 0 else group


def _group_behind(text: str, named: Sequence[tuple[int, str]], place: int) -> str:
    """Give the group of a fee named right behind a price: 每学时1,800元的授课费."""
    following = bisect_left(named, (place,))
    if following == len(named) or named[following][0] - place > _BEHIND:
        return ""
    start, group = named[following]
    return "" if _STOPS.search(text, place, start) else group


def _travel_part(clause: str) -> Fee | None:
    return next((fee for fee, words in _TRAVEL_PARTS.items() if words.search(clause)), None)


def class_named(
    text: str, figure: Figure, standards: Sequence[StandardItem]
) -> StandardItem | None:
    """Give the class, rank or thing that the words beside a figure name, or None.

    The last one before it in its sentence counts, else the first right behind it (in brackets).
    """
    by_word = {word: item for item in standards for word in item.words}
    words = pattern_of("|".join(sorted(map(re.escape, by_word), key=len, reverse=True)))
    before = words.findall(text, sentence_at(text, figure.start).start, figure.start)
    behind = words.search(text, figure.end, figure.end + _BEHIND)
    if before:
        return by_word[before[-1]]
    return by_word[behind[0]] if behind else None
