"""Figures that changed in sentences and rows that both texts have: standards, counts, amounts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mingxi.languages import Message, say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.comparison.difference import (
    Change,
    Difference,
    Places,
    Stated,
    Topic,
    Weight,
)
from mingxi.projects.comparison.matched import FigurePair
from mingxi.projects.comparison.wording import by_how_much, direction
from mingxi.projects.reading import Reading
from mingxi.prose.marks import Bound, Figure
from mingxi.quantities import is_person, is_time

# A count of parts (四项合计) follows from the text; it is no head-count.
_OF_THE_TEXT = frozenset(
    ["项", "大项", "类", "大类", "条", "款", "档", "级", "方面", "点", "部分", "步", "种"]
)
_NOT_COUNTED = pattern_of(r"%|‰|倍|成|个百分点|米|里|亩|公顷|吨|斤|克|升|瓦|时|分钟|度")
_SCALES = {1: "", 1_000: "千", 10_000: "万", 100_000_000: "亿"}
_HOUSEHOLDS = frozenset({"户"})
_REPEATS = {
    Topic.FUNDING: (Topic.ARRANGED,),
    Topic.STANDARD: (Topic.STANDARD, Topic.INSTALMENT),
    Topic.COUNT: (Topic.COUNT,),
    Topic.QUANTITY: (Topic.QUANTITY, Topic.INDICATOR),
    Topic.AMOUNT: (
        Topic.ARRANGED,
        Topic.FUNDING,
        Topic.ITEM,
        Topic.INSTALMENT,
        Topic.STANDARD,
        Topic.AMOUNT,
    ),
}
"""What a change of one topic may but repeat, the likeliest first."""


def changed_figures(
    pairs: Iterable[FigurePair], standards: frozenset[Span], effects: Mapping[Places, int]
) -> Iterator[Difference]:
    """Tell every pair of figures whose values differ.

    ``standards`` are the places of unit prices in the new text, ``effects`` what each change of a
    factor adds to its calculations, in fen.
    """
    for old, new in pairs:
        if old.value == new.value or new.unit in _OF_THE_TEXT:
            continue
        places = Places(old.span, new.span)
        topic = _topic(new, standard=new.span in standards)
        yield _difference(topic, old, new, places, effects.get(places))


def standards_in(reading: Reading) -> frozenset[Span]:
    """Give the places of the unit prices of a text."""
    return frozenset(price.figure.span for price in reading.unit_prices)


def counts_people(unit: str) -> bool:
    """Tell whether a unit counts people or households."""
    return is_person(unit) or unit in _HOUSEHOLDS


def _topic(figure: Figure, *, standard: bool) -> Topic:
    if figure.is_money:
        return Topic.STANDARD if standard or figure.per else Topic.AMOUNT
    unit = figure.unit
    if is_time(unit) or _NOT_COUNTED.search(unit):
        return Topic.QUANTITY
    return Topic.COUNT


def _difference(
    topic: Topic, old: Figure, new: Figure, places: Places, effect: int | None
) -> Difference:
    stated = Stated(_with_unit(old), old.value), Stated(_with_unit(new), new.value)
    change = direction(old.value, new.value)
    words: dict[str, str | Message] = {
        "old": stated[0].text,
        "new": stated[1].text,
        "by": by_how_much(*stated, new.unit),
    }
    looked_at = _is_looked_at(topic, change, new, priced=effect is not None)
    return Difference(
        topic,
        change,
        Weight.LOOK if looked_at else Weight.INFO,
        _message(topic, change, words, new),
        places,
        *stated,
        unit=new.unit,
        effect=effect,
    )


def _with_unit(figure: Figure) -> str:
    """Give a figure as written, with the unit that the heading states for a bare number."""
    if not figure.text[-1:].isdecimal() or figure.scale not in _SCALES:
        return figure.text
    return f"{figure.text}{_SCALES[figure.scale]}{figure.name}"


def _is_looked_at(topic: Topic, change: Change, figure: Figure, *, priced: bool) -> bool:
    """Tell whether a change asks for more money, for another standard or for less result."""
    if topic is Topic.COUNT:
        return change is Change.GREW and (priced or counts_people(figure.unit))
    lowered = topic is Topic.QUANTITY and _is_promised(figure) and change is Change.FELL
    return topic is Topic.STANDARD or lowered


def _is_promised(figure: Figure) -> bool:
    """Tell whether a text promises no less than a figure (不低于90%)."""
    return figure.bound in (Bound.AT_LEAST, Bound.MORE_THAN)


def _message(
    topic: Topic, change: Change, words: Mapping[str, str | Message], figure: Figure
) -> Message:
    if topic is Topic.STANDARD:
        if change is Change.GREW:
            return say("标准提高：{old} → {new}（{by}）。请核对提高标准的依据。", **words)
        return say("标准降低：{old} → {new}（{by}）。请核对标准是否按文件执行。", **words)
    if topic is Topic.COUNT:
        return _count_message(change, words, people=is_person(figure.unit))
    if topic is Topic.AMOUNT:
        return say("金额：{old} → {new}（{by}）。", **words)
    if _is_promised(figure) and change is Change.FELL:
        return say("要求降低：{old} → {new}（{by}）。请核对降低的理由。", **words)
    return say("数值：{old} → {new}（{by}）。", **words)


def _count_message(change: Change, words: Mapping[str, str | Message], *, people: bool) -> Message:
    if people and change is Change.GREW:
        return say("人数增加：{old} → {new}（{by}）。请核对名册或统计数。", **words)
    if people:
        return say("人数减少：{old} → {new}（{by}）。", **words)
    if change is Change.GREW:
        return say("数量增加：{old} → {new}（{by}）。", **words)
    return say("数量减少：{old} → {new}（{by}）。", **words)


def folded(differences: Iterable[Difference]) -> list[Difference]:
    """Tell the same change once, with its other places.

    An amount that changed like the total, an item or a standard is that figure stated again, and
    so is a value that changed like a target. What the change adds to several calculations is
    added up.
    """
    groups: list[list[Difference]] = []
    known: dict[tuple[object, ...], list[Difference]] = {}
    # A bare amount may stand before the standard that it repeats.
    for told in sorted(differences, key=lambda told: told.topic is Topic.AMOUNT):
        keys = _keys(told)
        group = next((known[key] for key in keys if key in known), None)
        if group is not None:
            group.append(told)
            continue
        groups.append([told])
        for key in _keys_for_others(told):
            known.setdefault(key, groups[-1])
    return [_together(group) for group in groups]


def _keys(told: Difference) -> list[tuple[object, ...]]:
    """Give the keys of what a difference may repeat; none where values are not known."""
    return [(topic, *_values(told)) for topic in _REPEATS.get(told.topic, ()) if told.difference]


def _keys_for_others(told: Difference) -> list[tuple[object, ...]]:
    return [(told.topic, *_values(told))] if told.difference else []


def _values(told: Difference) -> tuple[object, ...]:
    assert told.old is not None
    assert told.new is not None
    return told.unit, told.old.value, told.new.value


def _together(group: Sequence[Difference]) -> Difference:
    first, *again = group
    effects = [told.effect for told in group if told.effect is not None]
    also = [
        places
        for told in again
        for places in (told.places, *told.also)
        if not _is_inside(places, first.places)
    ]
    return first._replace(effect=sum(effects) if effects else None, also=(*first.also, *also))


def _is_inside(places: Places, outer: Places) -> bool:
    return places.new is not None and outer.new is not None and outer.new.contains(places.new)
