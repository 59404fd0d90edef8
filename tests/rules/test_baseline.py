"""A baseline knows again what it was written from, and nothing else."""

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.languages import render
from mingxi.places import Span
from mingxi.rules.baseline import (
    BaselineError,
    Entry,
    Known,
    baseline_from,
    baseline_text,
    fingerprint,
)

TEXT = "一、管护\n聘请河道管护员5人，每人800元，共需0.5万元，按月支付。\n二、其他\n"
words = st.text("甲乙丙12 /", min_size=1, max_size=5)
entries = st.lists(st.builds(Entry, words, st.sampled_from(["AR101", "CI101"]), words))


def known(text: str, written: str) -> str:
    """Give what a passage is known by."""
    start = text.index(written)
    return fingerprint(text, Span(start, start + len(written)))


@pytest.mark.parametrize(
    "edited",
    [
        f"新的开头。\n{TEXT}新的结尾。\n",
        TEXT.replace("二、其他", "二、别的"),
        TEXT.replace("聘请", "今年新聘"),
        TEXT.replace("每人800元", "每人 800 元"),
    ],
)
def test_edits_elsewhere_leave_a_passage_known(edited: str) -> None:
    assert edited != TEXT
    assert known(edited, "0.5万元") == known(TEXT, "0.5万元")


@pytest.mark.parametrize("edited", [("0.5", "0.6"), ("共需", "约需"), ("，按月", "。按月")])
def test_another_passage_or_neighbourhood_is_new(edited: tuple[str, str]) -> None:
    other = TEXT.replace(*edited)
    start = TEXT.index("0.5万元")
    span = Span(start, start + len("0.5万元"))
    assert fingerprint(other, span) != fingerprint(TEXT, span)


@given(entries)
def test_what_is_written_is_read(given_entries: list[Entry]) -> None:
    assert baseline_from(baseline_text(given_entries)) == Counter(given_entries)


@given(entries, st.randoms())
def test_a_baseline_does_not_depend_on_the_order(
    given_entries: list[Entry], chance: object
) -> None:
    mixed = list(given_entries)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert baseline_text(mixed) == baseline_text(given_entries)


def test_one_entry_stands_on_one_line() -> None:
    text = baseline_text([Entry("乙", "AR101", "f"), Entry("甲", "AR101", "f")])
    assert len(text.splitlines()) == 4
    assert json.loads(text)["schema"] == "mingxi.baseline/1"


@given(entries)
def test_every_finding_is_known_as_often_as_it_was_there(given_entries: list[Entry]) -> None:
    book = Known(baseline_from(baseline_text(given_entries)))
    assert all(book.takes(entry) for entry in given_entries)
    assert not any(book.takes(entry) for entry in given_entries)


def test_only_documents_checked_and_rules_asked_can_have_lost_findings() -> None:
    book = Known(Counter({Entry("甲", "AR101", "f"): 2, Entry("乙", "CI101", "f"): 1}))
    assert book.takes(Entry("甲", "AR101", "f"))
    assert book.gone(["甲", "乙"], ["AR101", "CI101"]) == 2
    assert book.gone(["甲", "乙"], ["AR101"]) == 1
    assert book.gone(["丙"], ["AR101", "CI101"]) == 0


ENTRY = '{"source": "甲", "rule": "AR101", "fingerprint": "f", "count": 1}'
WRITTEN = f'{{"schema": "mingxi.baseline/1", "findings": [{ENTRY}]}}'


@pytest.mark.parametrize(
    "damage",
    [
        ("]}", ""),
        ("baseline/1", "baseline/9"),
        ('"schema"', '"form"'),
        ('"findings": [', '"findings": 3, "rest": ['),
        ('"rule": "AR101", ', ""),
        ('"f"', "7"),
        ('"count": 1', '"count": 0'),
        ('"count": 1', '"count": "1"'),
        (ENTRY, "3"),
        (WRITTEN, "[]"),
        (WRITTEN, ""),
        (WRITTEN, "[" * 100_000),
    ],
)
def test_a_damaged_baseline_is_told(damage: tuple[str, str]) -> None:
    assert baseline_from(WRITTEN).total() == 1
    with pytest.raises(BaselineError) as refused:
        baseline_from(WRITTEN.replace(*damage))
    assert "--write-baseline" in render(refused.value.message, "zh")
