"""The performance targets beside last year's: lowered, dropped, added, and copied ones."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from mingxi.languages import Message, say
from mingxi.patterns import pattern_of
from mingxi.projects.card import unblanked
from mingxi.projects.comparison.alignment import Layer, Pair, aligned
from mingxi.projects.comparison.difference import (
    Change,
    Difference,
    Places,
    Stated,
    Topic,
    Weight,
)
from mingxi.projects.comparison.figures import counts_people
from mingxi.projects.comparison.wording import by_how_much, direction
from mingxi.projects.project_text import Indicator
from mingxi.projects.target_figures import shares_a_noun
from mingxi.prose.marks import YUAN
from mingxi.quantities import canonical_unit
from mingxi.quantities.money import Money, grouped, plain_number

_YEAR = pattern_of(r"(?:19|20)\d\d")
_AT_MOST = frozenset({"≤", "<"})
_NOT_MOVED = frozenset({Topic.QUANTITY, Topic.OLD_YEAR, Topic.INDICATOR})
_TABLE_MIN = 3
_AROUND = 20
# A number of so many digits is not met again by chance.
_TELLING_DIGITS_MIN = 3
_SCALES = {"元": 1, "千元": 1_000, "万元": 10_000, "亿元": 100_000_000}


class Moved(NamedTuple):
    """A figure that changed, money in 元, and the words around it in the new text."""

    topic: Topic
    unit: str
    old: Decimal
    new: Decimal
    around: str

    @property
    def asks_for_others(self) -> bool:
        """Tell whether targets should move with it: the money of the project, or its people."""
        return self.topic is Topic.ARRANGED or (
            self.topic is Topic.COUNT and counts_people(self.unit)
        )


def moved_figures(differences: Sequence[Difference], text: str) -> list[Moved]:
    """Give the amounts, standards and counts that changed; ``text`` is the new one."""
    found = []
    for told in differences:
        if told.topic in _NOT_MOVED or not told.difference or told.places.new is None:
            continue
        assert told.old is not None
        assert told.new is not None
        assert told.old.value is not None
        assert told.new.value is not None
        start, end = told.places.new
        around = text[max(0, start - _AROUND) : end + _AROUND]
        found.append(Moved(told.topic, told.unit, told.old.value, told.new.value, around))
    return found


def changed_targets(
    old: Sequence[Indicator], new: Sequence[Indicator], moved: Sequence[Moved]
) -> Iterator[Difference]:
    """Tell what differs in the target tables, and what should but does not.

    ``moved`` are the figures that changed in the texts.
    """
    pairs = {pair.new: pair.old for pair in _paired(old, new)}
    kept: list[tuple[Indicator, Indicator]] = []
    found: list[Difference] = []
    for place, row in enumerate(new):
        if place not in pairs:
            found.append(_came(row))
        elif _is_same(old[pairs[place]], row):
            kept.append((old[pairs[place]], row))
        elif _yearless(old[pairs[place]]) != _yearless(row):
            found.append(_changed(old[pairs[place]], row))
    known = set(pairs.values())
    found += [_went(row) for place, row in enumerate(old) if place not in known]
    stale = [told for was, now in kept if (told := _stale(was, now, moved)) is not None]
    if not found and len(kept) >= _TABLE_MIN and any(figure.asks_for_others for figure in moved):
        yield _copied_whole(kept)
    yield from stale
    yield from found


def _paired(old: Sequence[Indicator], new: Sequence[Indicator]) -> list[Pair]:
    return aligned(
        [
            Layer([_row(row) for row in old], [_row(row) for row in new]),
            Layer([_known(row) for row in old], [_known(row) for row in new]),
        ],
        ([_named(row) for row in old], [_named(row) for row in new]),
    )


def _row(row: Indicator) -> tuple[str, ...]:
    return (*_known(row), unblanked(row.target))


def _known(row: Indicator) -> tuple[str, ...]:
    """Give what an indicator is known by from year to year."""
    return unblanked(row.level3), row.horizon.value


def _named(row: Indicator) -> str:
    return f"{unblanked(row.level3)} {row.horizon.value}"


def _is_same(old: Indicator, new: Indicator) -> bool:
    """Tell whether the target stands as it was, years of a date included."""
    return unblanked(old.target) == unblanked(new.target) and old.operator == new.operator


def _yearless(row: Indicator) -> str:
    """Give a target without its years: a deadline that moved on with them is no other target."""
    return row.operator + _YEAR.sub("", unblanked(row.target))


def _changed(old: Indicator, new: Indicator) -> Difference:
    """Tell a target that was raised, lowered or written otherwise."""
    places = Places(old.span, new.span)
    words = {"indicator": new.level3, "old": old.target, "new": new.target}
    unit = _unit(new)
    if unit != _unit(old) or None in (old.value, new.value) or _value(old) == _value(new):
        message = say("指标“{indicator}”改写：“{old}” → “{new}”。", **words)
        stated = Stated(old.target), Stated(new.target)
        return _difference(Change.CHANGED, Weight.INFO, message, places, stated, new.level3)
    before, after = _value(old), _value(new)
    stated = Stated(old.target, before), Stated(new.target, after)
    change = direction(before, after)
    by = by_how_much(*stated, unit)
    if _is_easier(new, change):
        message = say(
            "指标“{indicator}”放宽：“{old}” → “{new}”（{by}）。请核对降低目标的理由。",
            **words,
            by=by,
        )
        return _difference(change, Weight.LOOK, message, places, stated, new.level3, unit)
    message = say("指标“{indicator}”调整：“{old}” → “{new}”（{by}）。", **words, by=by)
    return _difference(change, Weight.INFO, message, places, stated, new.level3, unit)


def _is_easier(row: Indicator, change: Change) -> bool:
    """Tell whether a target asks for less; a cost moves with the money, which is told elsewhere."""
    if "成本" in row.level1 or "成本" in row.level2 or row.unit in _SCALES:
        return False
    return change is (Change.GREW if row.operator in _AT_MOST else Change.FELL)


def _value(row: Indicator) -> Decimal:
    """Give the value of a target, money in 元."""
    assert row.value is not None
    return Decimal(row.value) * _SCALES.get(row.unit, 1)


def _unit(row: Indicator) -> str:
    return YUAN if row.unit in _SCALES else canonical_unit(row.unit)


def _came(row: Indicator) -> Difference:
    message = say("新增指标“{indicator}”：{new}。", indicator=row.level3, new=row.target)
    places, stated = Places(None, row.span), (None, Stated(row.target))
    return _difference(Change.ADDED, Weight.INFO, message, places, stated, row.level3)


def _went(row: Indicator) -> Difference:
    message = say(
        "不再有指标“{indicator}”（原为“{old}”）。请核对取消的理由。",
        indicator=row.level3,
        old=row.target,
    )
    places, stated = Places(row.span, None), (Stated(row.target), None)
    return _difference(Change.DROPPED, Weight.LOOK, message, places, stated, row.level3)


def _stale(old: Indicator, new: Indicator, moved: Sequence[Moved]) -> Difference | None:
    """Tell a target that still is the figure which the text has moved on from."""
    if new.value is None:
        return None
    value, unit = _value(new), _unit(new)
    for figure in moved:
        if figure.unit == unit and figure.old == value != figure.new and _is_about(figure, new):
            message = say(
                "指标“{indicator}”仍为“{target}”，而正文中这个数已变："
                "{old} → {new}。请核对指标是否漏改。",
                indicator=new.level3,
                target=new.target,
                old=_written(figure.old, unit),
                new=_written(figure.new, unit),
            )
            places = Places(old.span, new.span)
            stated = Stated(old.target, value), Stated(new.target, value)
            return _difference(
                Change.COPIED, Weight.LOOK, message, places, stated, new.level3, unit
            )
    return None


def _is_about(figure: Moved, row: Indicator) -> bool:
    """Tell whether a figure and a target are of one thing: by their words, or a telling number."""
    digits = len(plain_number(figure.old).replace(".", "").strip("0"))
    if figure.unit == YUAN or digits >= _TELLING_DIGITS_MIN:
        return True
    return shares_a_noun(figure.around, row.level3)


def _written(value: Decimal, unit: str) -> str:
    return Money.from_yuan(value).legible() if unit == YUAN else f"{grouped(value)}{unit}"


def _copied_whole(kept: Sequence[tuple[Indicator, Indicator]]) -> Difference:
    """Tell a table copied word for word although money or people have changed."""
    message = say(
        "绩效指标与旧文本逐项相同（{count}项），而安排总额或人数已变。请核对指标值是否按新的任务测算。",
        count=len(kept),
    )
    first, last = kept[0], kept[-1]
    places = Places(first[0].span.cover(last[0].span), first[1].span.cover(last[1].span))
    return _difference(Change.COPIED, Weight.LOOK, message, places, (None, None), "")


def _difference(  # noqa: PLR0913, PLR0917 - what a difference has
    change: Change,
    weight: Weight,
    message: Message,
    places: Places,
    stated: tuple[Stated | None, Stated | None],
    indicator: str,
    unit: str = "",
) -> Difference:
    return Difference(Topic.INDICATOR, change, weight, message, places, *stated, unit, indicator)
