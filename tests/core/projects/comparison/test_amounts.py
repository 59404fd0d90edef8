"""Differences of money that a project states as a whole."""

from mingxi.languages import say
from mingxi.places import Span
from mingxi.projects.comparison.amounts import from_to, legible, maybe_legible, of_money
from mingxi.projects.comparison.difference import Change, Places, Topic, Weight

HERE, THERE = Span(0, 3), Span(7, 9)


def test_amounts_are_stated_the_way_they_are_read() -> None:
    assert legible(18_360_000).text == "18.36万元"
    assert maybe_legible(None) is None
    assert from_to(legible(1), legible(2))["new"] == "0.02元"


def test_what_became_of_an_amount_follows_from_places_and_values() -> None:
    def change(old: Span | None, new: Span | None, before: int | None, after: int | None) -> Change:
        stated = maybe_legible(before), maybe_legible(after)
        return of_money(Topic.ITEM, say("无"), Places(old, new), stated).change

    assert change(HERE, THERE, 100, 200) is Change.GREW
    assert change(HERE, THERE, 200, 100) is Change.FELL
    assert change(HERE, THERE, 200, None) is Change.CHANGED
    assert change(None, THERE, None, 200) is Change.ADDED
    assert change(HERE, None, 200, None) is Change.DROPPED


def test_only_what_is_asked_for_is_looked_at() -> None:
    stated = legible(1), legible(2)
    for looked_at, weight in ((True, Weight.LOOK), (False, Weight.INFO)):
        told = of_money(Topic.ITEM, say("无"), Places(HERE, THERE), stated, looked_at=looked_at)
        assert told.weight is weight
