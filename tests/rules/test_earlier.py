"""The index of earlier documents finds what is asked for, and keeps a bounded number of tellers."""

from mingxi.places import Span
from mingxi.projects.card import Card, CitedNumber, LongSection, ProjectCard
from mingxi.rules.earlier import Earlier

SECTION = LongSection(Span(0, 4), b"digest", frozenset())
PROJECT = ProjectCard("养护费", "柳坝县水务局", 2024, Span(0, 3), 1, None, (SECTION,), (), True)


def card(source: str, *numbers: str) -> Card:
    cited = tuple(CitedNumber("办法", "办法", number, Span(0, 2)) for number in numbers)
    return Card(source, f"hash of {source}", Span(0, 3), (PROJECT,), cited)


def test_nothing_is_known_at_first() -> None:
    earlier = Earlier()
    assert earlier.same_file("hash") is None
    assert not earlier.same_project(PROJECT.key)
    assert not earlier.same_section(b"digest")
    assert not earlier.numbers_of("办法")


def test_the_first_teller_is_found() -> None:
    earlier = Earlier()
    for source in ("甲", "乙"):
        earlier.add(card(source))
    assert earlier.same_file("hash of 甲") == "甲"
    assert [found.source for found in earlier.same_project(PROJECT.key)] == ["甲", "乙"]
    assert [found.source for found in earlier.same_section(b"digest")] == ["甲", "乙"]


def test_a_project_without_key_is_like_no_other() -> None:
    earlier = Earlier()
    unnamed = PROJECT._replace(name=None)
    earlier.add(card("甲")._replace(projects=(unnamed,)))
    assert not earlier.same_project(unnamed.key)


def test_numbers_are_counted_by_document() -> None:
    earlier = Earlier()
    for source, number in (("甲", "6号"), ("乙", "16号"), ("丙", "16号")):
        earlier.add(card(source, number))
    numbers = earlier.numbers_of("办法")
    assert {number: cited.documents for number, cited in numbers.items()} == {"6号": 1, "16号": 2}
    assert numbers["16号"].source == "乙"


def test_only_the_first_few_tellers_of_one_thing_are_kept() -> None:
    earlier = Earlier()
    for ordinal in range(100):
        earlier.add(card(str(ordinal), f"{ordinal}号"))
    kept = (
        earlier.same_project(PROJECT.key),
        earlier.same_section(b"digest"),
        earlier.numbers_of("办法"),
    )
    assert [len(tellers) for tellers in kept] == [8, 8, 8]
