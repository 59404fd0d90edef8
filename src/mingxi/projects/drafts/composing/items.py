"""项目实施内容: the sub-items with their amounts, numbered （一） 1. （1） ① (GB/T 9704-2012)."""

from collections.abc import Iterator, Sequence

from mingxi.documents.numerals import written
from mingxi.projects.drafts.draft import Content, Draft, DraftItem
from mingxi.quantities import Money

_NUMBERS = (
    ("chineseCountingThousand", "（{}）"),
    ("decimal", "{}. "),
    ("decimal", "（{}）"),
    ("decimalEnclosedCircle", "{}"),
)
LEVELS_MAX = len(_NUMBERS)
"""How deep items may be nested."""

ITEMS_MAX = (99, 99, 99, 50)
"""How many items of one level have numbers that are read as such."""


def item_words(draft: Draft) -> Content:
    """Say （一）场馆运行经费：40万元。 and so on, a paragraph to an item."""
    return tuple(_words(draft.items, 0))


def numbered(ordinal: int, level: int) -> str:
    """Write the number of an item; ``level`` 0 is （一）."""
    counting, form = _NUMBERS[level]
    return form.format(written(ordinal, counting))


def _words(items: Sequence[DraftItem], level: int) -> Iterator[str]:
    for ordinal, item in enumerate(items, start=1):
        yield numbered(ordinal, level) + item.label + _amount(item)
        yield from _words(item.items, level + 1)


def _amount(item: DraftItem) -> str:
    """Say ：40万元。 behind a label; behind 每日助餐 that would be the price of a day."""
    if item.amount is None:
        return "。"
    amount = Money(item.amount).to_the_fen()
    return f"。安排{amount}。" if "每" in item.label else f"：{amount}。"
