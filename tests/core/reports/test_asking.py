"""Which rules are asked of a document."""

import pytest

from mingxi.reports.asking import EVERYTHING, Asking


@pytest.mark.parametrize(
    ("asking", "asked"),
    [
        (EVERYTHING, {"AR101", "CI101"}),
        (Asking(frozenset({"AR101", "XD101"})), {"AR101"}),
        (Asking(frozenset({"AR101", "XD101"}), with_card=True), {"AR101", "XD101"}),
        (Asking(with_card=True), {"AR101", "CI101", "XD101"}),
    ],
)
def test_chosen_rules_are_asked_and_those_across_documents_where_there_are_others(
    asking: Asking, asked: set[str]
) -> None:
    assert {code for code in ("AR101", "CI101", "XD101") if asking.asks(code)} == asked
