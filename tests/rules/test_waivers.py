"""Waivers are read strictly, and cover what they name."""

from datetime import date

import pytest

from mingxi.languages import render
from mingxi.places import Span
from mingxi.rules.waivers import Waiver, WaiversError, waivers_from

TEXT = "两项合计12万元，其中管护5万元。"
AMOUNT = Span(4, 8)
WHOLE = """
[[waiver]]
rule = "sum-mismatch"
text = "合计12万元"
reason = "县长办公会同意"
by = "预算股"
until = 2026-12-31

[[waiver]]
rule = "ar105"
reason = "统一口径"
"""


def test_a_rule_may_be_named_by_code_or_name() -> None:
    assert waivers_from(WHOLE.encode()) == (
        Waiver("AR102", "县长办公会同意", "合计12万元", "预算股", date(2026, 12, 31)),
        Waiver("AR105", "统一口径"),
    )


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf# nothing\n"])
def test_a_file_without_entries_waives_nothing(content: bytes) -> None:
    assert waivers_from(content) == ()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[[waiver]", "不是正确的TOML"),
        ("rule = 'AR101'\n", "不能有“rule”"),
        ("waiver = 3\n", "不能有“waiver”"),
        ("waiver = [3]\n", "第1条有误：应当写成 [[waiver]] 表"),
        ("[[waiver]]\nrule = 'AR101'\n", "第1条有误：必须写明规则（rule）和理由（reason）"),
        ("[[waiver]]\nreason = '同意'\n", "第1条有误：必须写明规则（rule）和理由（reason）"),
        ("[[waiver]]\nrule = 'AR101'\nreason = ' '\n", "reason 应当是不为空的文字"),
        ("[[waiver]]\nrule = 'AR101'\nreason = '可'\ntext = ''\n", "text 应当是不为空的文字"),
        ("[[waiver]]\nrule = 'AR101'\nreason = '可'\nwhy = '同意'\n", "没有“why”这一项"),
        ("[[waiver]]\nrule = 'AR101'\nreason = '可'\nuntil = '明年'\n", "until 应当是日期"),
        (
            "[[waiver]]\nrule = 'AR101'\nreason = '可'\nuntil = 2026-12-31T08:00:00\n",
            "until 应当是日期",
        ),
        (
            "[[waiver]]\nrule = 'AR101'\nreason = '可'\n[[waiver]]\nrule = 'AR99'\nreason = '可'\n",
            "第2条有误：没有“AR99”这条规则",
        ),
    ],
)
def test_what_cannot_be_followed_is_told_with_place_and_mend(content: str, told: str) -> None:
    with pytest.raises(WaiversError) as refused:
        waivers_from(content.encode())
    assert told in render(refused.value.message, "zh")


def test_another_encoding_is_told() -> None:
    with pytest.raises(WaiversError) as refused:
        waivers_from(WHOLE.encode("gb18030"))
    assert "UTF-8" in render(refused.value.message, "zh")


@pytest.mark.parametrize(
    "text", [None, "12万元", "2万", "合计12万元", "两项合计12万元，其中", "计1"]
)
def test_a_waiver_covers_what_shares_a_character_with_its_passage(text: str | None) -> None:
    waiver = Waiver("AR102", "同意", text)
    assert waiver.covers("AR102", AMOUNT, TEXT)
    assert not waiver.covers("AR101", AMOUNT, TEXT)


@pytest.mark.parametrize("text", ["两项合计", "，其中", "5万元", "合计12万元整"])
def test_a_passage_beside_the_finding_or_nowhere_covers_nothing(text: str) -> None:
    assert not Waiver("AR102", "同意", text).covers("AR102", AMOUNT, TEXT)


def test_a_waiver_holds_through_its_last_day() -> None:
    waiver = Waiver("AR102", "同意", until=date(2026, 12, 31))
    assert not waiver.has_expired(date(2026, 12, 31))
    assert waiver.has_expired(date(2027, 1, 1))
    assert not Waiver("AR102", "同意").has_expired(date(2099, 1, 1))
