"""The money as both texts arrange it: the total, the shares of the levels, the items."""

from collections.abc import Iterator, Sequence

from mingxi.languages import Message, say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.comparison.alignment import aligned_words
from mingxi.projects.comparison.amounts import from_to, legible, maybe_legible, of_money
from mingxi.projects.comparison.difference import Difference, Places, Stated, Topic
from mingxi.projects.project_text import Item, Level, ProjectText
from mingxi.projects.scopes import opening
from mingxi.quantities.money import Money

_DIGITS = pattern_of(r"[\d.,]+")
_LEVELS = {
    Level.CENTRAL: say("中央"),
    Level.PROVINCIAL: say("省级"),
    Level.MUNICIPAL: say("市级"),
    Level.COUNTY: say("县级"),
    Level.TOWNSHIP: say("乡级"),
    Level.OTHER: say("其他来源"),
}


class Side:
    """A project and the text it stands in."""

    def __init__(self, project: ProjectText, text: str) -> None:
        self.project = project
        self.text = text
        self.items = list(_flat(project.items))

    def place(self, item: Item) -> Span:
        """Give the opening sentence of an item."""
        return opening(self.text, item.start, item.end)


def _flat(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _flat(item.items)


def changed_arrangements(old: Side, new: Side) -> Iterator[Difference]:
    """Tell what differs in the money that two projects arrange, the total first."""
    yield from _total(old, new)
    yield from _shares(old.project, new.project)
    yield from _items(old, new)


def _total(old: Side, new: Side) -> Iterator[Difference]:
    before, after = old.project, new.project
    if before.arranged is None or after.arranged is None or before.arranged == after.arranged:
        return
    stated = (
        _written(old.text, before.arranged_span, before.arranged),
        _written(new.text, after.arranged_span, after.arranged),
    )
    words = from_to(*stated)
    grew = after.arranged > before.arranged
    message = (
        say("安排总额增加：{old} → {new}（{by}）。请核对增加的依据。", **words)
        if grew
        else say("安排总额减少：{old} → {new}（{by}）。", **words)
    )
    places = Places(before.arranged_span, after.arranged_span)
    yield of_money(Topic.ARRANGED, message, places, stated, looked_at=grew)


def _written(text: str, span: Span | None, fen: int) -> Stated:
    """State an amount as its text does, where the place is known."""
    return legible(fen) if span is None else Stated(text[slice(*span)], Money(fen).yuan)


def _shares(old: ProjectText, new: ProjectText) -> Iterator[Difference]:
    """Tell the shares of the levels that changed, came or went; the first of each level counts."""
    before = {share.level: share for share in reversed(old.funding)}
    after = {share.level: share for share in reversed(new.funding)}
    for level in Level:
        was, now = before.get(level), after.get(level)
        if (was and was.amount) == (now and now.amount):
            continue
        stated = maybe_legible(was and was.amount), maybe_legible(now and now.amount)
        places = Places(was and was.span, now and now.span)
        message = _share_message(_LEVELS[level], *stated)
        yield of_money(Topic.FUNDING, message, places, stated, subject=level.value)


def _share_message(level: Message, old: Stated | None, new: Stated | None) -> Message:
    if old is not None and new is not None:
        return say("{level}资金：{old} → {new}（{by}）。", level=level, **from_to(old, new))
    if old is not None:
        return say("不再有{level}资金（原为{old}）。", level=level, old=old.text)
    assert new is not None
    return say("新增{level}资金{new}。", level=level, new=new.text)


def _items(old: Side, new: Side) -> Iterator[Difference]:
    """Tell the priced items whose amount changed, that came or went, in the new text's order."""
    labels = (
        [_DIGITS.sub("", i.label) for i in old.items],
        [_DIGITS.sub("", i.label) for i in new.items],
    )
    pairs = {pair.new: pair.old for pair in aligned_words(*labels)}
    for place, item in enumerate(new.items):
        if place in pairs:
            yield from _item_changed(old, old.items[pairs[place]], new, item)
        elif item.label and item.amount is not None:
            message = say(
                "新增“{item}”{new}。请核对新增的依据。",
                item=item.label,
                new=legible(item.amount).text,
            )
            places = Places(None, new.place(item))
            stated = None, legible(item.amount)
            yield of_money(Topic.ITEM, message, places, stated, looked_at=True, subject=item.label)
    kept = set(pairs.values())
    for place, item in enumerate(old.items):
        if place not in kept and item.label and item.amount is not None:
            message = say(
                "不再有“{item}”（原为{old}）。", item=item.label, old=legible(item.amount).text
            )
            places = Places(old.place(item), None)
            yield of_money(
                Topic.ITEM, message, places, (legible(item.amount), None), subject=item.label
            )


def _item_changed(old: Side, before: Item, new: Side, after: Item) -> Iterator[Difference]:
    if before.amount is None or after.amount is None or before.amount == after.amount:
        return
    stated = legible(before.amount), legible(after.amount)
    grew = after.amount > before.amount
    words = from_to(*stated)
    message = (
        say("“{item}”增加：{old} → {new}（{by}）。请核对增加的依据。", item=after.label, **words)
        if grew
        else say("“{item}”减少：{old} → {new}（{by}）。", item=after.label, **words)
    )
    places = Places(old.place(before), new.place(after))
    yield of_money(Topic.ITEM, message, places, stated, looked_at=grew, subject=after.label)
