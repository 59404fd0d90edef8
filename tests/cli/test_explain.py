"""``mingxi explain`` shows one rule's page, or which rules are written alike."""

from typing import Any

import pytest


def test_a_rule_is_found_by_code_in_any_case_and_by_name(call: Any) -> None:
    pages = {call("explain", word).stdout for word in ("AR102", "ar102", "sum-mismatch")}
    assert len(pages) == 1
    page = pages.pop()
    for part in ("为什么", "依据", "会被指出的写法", "没有问题的写法"):
        assert f"\n  {part}\n" in page


def test_the_page_is_in_english_where_asked_for(call: Any) -> None:
    assert (
        "A total differs from the sum of its parts."
        in call("explain", "AR102", "--lang", "en").stdout
    )


def test_a_rule_across_documents_says_what_parts_its_documents(call: Any) -> None:
    page = call("explain", "XD101").stdout
    assert "\n    =====\n" in page
    assert "“=====”分开先后两份文件" in page
    assert "=====" not in call("explain", "AR101").stdout


@pytest.mark.parametrize(
    ("word", "near"),
    [("AR999", "AR1"), ("AR12", "AR102"), ("sum-mismach", "sum-mismatch"), ("RA101", "AR101")],
)
def test_an_unknown_rule_is_answered_with_those_written_alike(
    call: Any, word: str, near: str
) -> None:
    result = call("explain", word)
    assert result.exit_code == 2
    assert f"没有“{word}”这条规则" in result.stderr
    assert near in result.stderr


def test_what_resembles_no_rule_is_sent_to_the_list(call: Any) -> None:
    assert "没有“？？”这条规则；全部规则见 mingxi rules。" in call("explain", "？？").stderr
