"""A run holds each document against those before it, and tells of the later one."""

from collections.abc import Sequence

from mingxi.corpus import Run
from mingxi.documents import read_document
from mingxi.projects.card import Card, card_of
from mingxi.projects.understanding import understand
from mingxi.rules import across_rules
from mingxi.rules.rule import parted

TEXTS = [rule.bad for rule in across_rules() if rule.code in {"XD101", "XD104"}]
FIRST, SECOND = ("".join(parts) for parts in zip(*map(parted, TEXTS), strict=True))


def card(text: str, source: str) -> Card:
    return card_of(understand(read_document(source, text.encode())))


def found(texts: Sequence[str], codes: set[str] | None = None) -> list[list[str]]:
    """Give the codes found in each document of a run."""
    run = Run(codes)
    cards = (card(text, f"{ordinal}.txt") for ordinal, text in enumerate(texts))
    return [[finding.code for finding in run.findings_on(one)] for one in cards]


def test_findings_are_of_the_later_document_in_the_order_of_its_text() -> None:
    assert found([FIRST, SECOND]) == [[], ["XD101", "XD104"]]
    assert found([SECOND, FIRST]) == [[], ["XD101", "XD104"]]


def test_only_what_is_chosen_is_asked() -> None:
    assert found([FIRST, SECOND], {"XD104", "AR101"}) == [[], ["XD104"]]
    assert Run({"XD104"}).asks
    assert not Run({"AR101"}).asks


def test_a_file_that_comes_again_is_told_once_and_nothing_else_of_it() -> None:
    assert found([FIRST, SECOND, SECOND]) == [[], ["XD101", "XD104"], ["XD106"]]


def test_a_file_named_twice_in_one_call_is_no_news() -> None:
    run = Run()
    assert [run.findings_on(card(FIRST, "甲.txt")) for _ in range(2)] == [(), ()]


def test_projects_of_one_document_are_not_held_against_each_other() -> None:
    assert found([FIRST + SECOND]) == [[]]
