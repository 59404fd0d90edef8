"""Which rules are asked: the longest selector that fits decides, among equals the last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.languages import render
from mingxi.rules import all_rules
from mingxi.rules.selection import Choice, UnknownSelectorError, codes_chosen, selectors_in

ALL = frozenset(rule.code for rule in all_rules())


def of(beginning: str) -> frozenset[str]:
    return frozenset(code for code in ALL if code.startswith(beginning))


def chosen(select: str = "", ignore: str = "") -> frozenset[str]:
    return codes_chosen(
        [
            *(Choice(word, True) for word in selectors_in([select])),
            *(Choice(word, False) for word in selectors_in([ignore])),
        ]
    )


def test_nothing_chosen_asks_everything() -> None:
    assert chosen() == ALL == chosen("ALL")


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        ("AR", of("AR")),
        ("ar10", of("AR10")),
        ("AR102", {"AR102"}),
        ("sum-mismatch", {"AR102"}),
        ("AR102, CI", {"AR102"} | of("CI")),
        ("AR102，CI101", {"AR102", "CI101"}),
    ],
)
def test_rules_are_named_by_family_beginning_code_or_name(
    select: str, expected: frozenset[str]
) -> None:
    assert chosen(select) == expected
    assert chosen(ignore=select) == ALL - expected


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ("AR102", "AR", {"AR102"}),
        ("AR", "AR102", of("AR") - {"AR102"}),
        ("AR,AR105", "AR1", {"AR105"}),
        ("AR102", "sum-mismatch", set()),
        ("ALL", "AR", ALL - of("AR")),
        ("AR", "ALL", of("AR")),
    ],
)
def test_the_longest_selector_wins(select: str, ignore: str, expected: frozenset[str]) -> None:
    assert chosen(select, ignore) == expected


def test_among_equally_long_ones_the_last_said_wins() -> None:
    ignored, selected = Choice("AR102", False), Choice("AR102", True)
    assert "AR102" in codes_chosen([Choice("AR", True), ignored, selected])
    assert "AR102" not in codes_chosen([Choice("AR", True), selected, ignored])


@pytest.mark.parametrize(
    ("selector", "near"), [("AR999", "AR1"), ("sum-mismach", "sum-mismatch"), ("RA101", "AR101")]
)
def test_an_unknown_selector_is_answered_with_those_written_alike(selector: str, near: str) -> None:
    with pytest.raises(UnknownSelectorError) as refused:
        chosen(selector)
    said = render(refused.value.message, "zh")
    assert f"没有“{selector}”这条规则" in said
    assert near in said


def test_a_family_of_the_contract_is_known_even_before_it_has_a_rule() -> None:
    assert chosen("ALL", "PR") == ALL - of("PR")


words = st.sampled_from([*sorted(ALL), "ALL", "A", "AR", "AR1", "AR10", "CI", "BU11"])
several = st.lists(words, max_size=6)


@given(several)
def test_what_is_selected_and_what_is_ignored_alike_are_everything(selectors: list[str]) -> None:
    given_words = ",".join(selectors)
    if selectors:
        assert chosen(given_words) | chosen(ignore=given_words) == ALL
        assert not chosen(given_words) & chosen(ignore=given_words)


@given(several, several)
def test_ignoring_leaves_a_part_of_what_is_selected(select: list[str], ignore: list[str]) -> None:
    assert chosen(",".join(select), ",".join(ignore)) <= chosen(",".join(select))


@given(several, several, st.randoms())
def test_the_order_among_selected_ones_says_nothing(
    select: list[str], ignore: list[str], chance: object
) -> None:
    mixed = list(select)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert chosen(",".join(mixed), ",".join(ignore)) == chosen(",".join(select), ",".join(ignore))
