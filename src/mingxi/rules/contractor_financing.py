"""Where a contractor pays first and government pays back, in a purchase of services or without one.

It is debt by another name either way; the two ways are questioned by rules of their own.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import asserted
from mingxi.projects.purchased_services import purchases_in
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import project_at, sentence_at

_ADVANCED = pattern_of(r"垫资|带资|垫付|融资|出资|投资|BT")
_PAID_BACK = pattern_of(
    r"回购|偿还|偿付|归还|还款|分[一二三四五六七八九十两\d]{1,3}(?:个)?年|分期付|分年|逐年|(?:次年|下年度?|以后年度)[^，。；\n]{0,8}(?:列入|安排|支付|归还)"
)
# Told of the past, or of money for something else than works.
_OTHER = pattern_of(r"累计|已完工|历年|工资|医疗|救治|救助|赔付")
_BEFORE = 12
_BEHIND = 6


class InPurchase(Enum):
    """How near a purchase of services stands."""

    SENTENCE = "sentence"
    PROJECT = "project"


class Financing(NamedTuple):
    """Words that finance; ``paid_back`` where the sentence tells of the payment as well."""

    span: Span
    paid_back: bool
    purchase: InPurchase | None


def financing_in(reading: Reading, words: Sequence[str]) -> Iterator[Financing]:
    """Give the places where a text says one of ``words`` of its own project, in order."""
    text = reading.text
    if not any(word in text for word in words):
        return
    purchases = [purchase for purchase in purchases_in(reading) if purchase.named]
    sentences = {purchase.sentence for purchase in purchases}
    projects = {_project_start(reading, purchase.words.start) for purchase in purchases} - {None}
    for match in asserted(reading, re.compile("|".join(words))):
        sentence = sentence_at(text, match.start())
        if _OTHER.search(text, max(sentence.start, match.start() - _BEFORE), match.end() + _BEHIND):
            continue
        purchase = (
            InPurchase.PROJECT if _project_start(reading, match.start()) in projects else None
        )
        yield Financing(
            Span(*match.span()),
            bool(_ADVANCED.search(text, *sentence) and _PAID_BACK.search(text, *sentence)),
            InPurchase.SENTENCE if sentence in sentences else purchase,
        )


def _project_start(reading: Reading, place: int) -> int | None:
    project = project_at(reading, place)
    return None if project is None else project.start
