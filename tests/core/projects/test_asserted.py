"""What a text says of its own project, and what it only speaks of (asserted)."""

import re

import pytest

from mingxi.documents import read_document
from mingxi.places import Span
from mingxi.projects.asserted import asserted, clause_end, clause_start, is_asserted
from mingxi.projects.understanding import understand

WORDS = re.compile("垫资")


def said(text: str) -> list[str]:
    reading = understand(read_document("said.txt", text.encode()))
    return [match[0] for match in asserted(reading, WORDS)]


@pytest.mark.parametrize(
    "text",
    [
        "由承接企业先行垫资。",
        "为防止洪水，由承接企业垫资。",
        "资金不能按时到位，由承接企业垫资。",
        "严禁拖欠；由承接企业垫资。",
        "《柳坝县清淤办法》印发以后，由承接企业垫资。",
        "未来三年由承接企业垫资。",
    ],
)
def test_what_is_done_is_asserted(text: str) -> None:
    assert said(text) == ["垫资"]


@pytest.mark.parametrize(
    "text",
    [
        "不得由承接企业垫资。",
        "严禁拖欠工程款，由企业垫资。",
        "不得纳入的事项有：融资、垫资。",
        "不再由承接企业垫资。",
        "防止承接企业垫资。",
        "根据《关于制止垫资施工的通知》要求。",
        "查找存在的垫资问题。",
        "以往由承接企业垫资。",
        "下列事项不得纳入购买服务：（一）货物；（二）垫资。",
        "承接企业垫资的，不予支付。".replace("的，", ""),
    ],
)
def test_what_is_banned_denied_cited_or_past_is_not(text: str) -> None:
    assert said(text) == []


def test_a_clause_reaches_from_stop_to_stop() -> None:
    text = "按月考核，由企业垫资（分三年）。"
    place = text.index("垫资")
    assert text[clause_start(text, place) : clause_end(text, place)] == "由企业垫资"


def test_a_ban_holds_to_the_end_of_its_sentence_only() -> None:
    text = "不得挪用。由企业垫资。"
    assert is_asserted(text, Span(text.index("垫资"), text.index("垫资") + 2))
