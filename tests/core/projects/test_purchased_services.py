"""Where a text buys services (purchased_services)."""

import pytest

from mingxi.documents import read_document
from mingxi.projects.purchased_services import purchases_in
from mingxi.projects.understanding import understand


def bought(text: str) -> list[tuple[str, bool]]:
    """Give the words that buy and whether they name a purchase of services."""
    reading = understand(read_document("bought.txt", text.encode()))
    return [(text[slice(*found.words)], found.named) for found in purchases_in(reading)]


@pytest.mark.parametrize(
    ("text", "words", "named"),
    [
        ("河道保洁以政府购买服务方式实施。", "购买服务", True),
        ("购买社会工作服务，按考核付款。", "购买社会工作服务", True),
        ("后勤实行服务外包。", "服务外包", False),
        ("委托第三方承担馆舍保洁。", "委托第三方", False),
        ("委托蘅川清源公司承担保洁。", "委托蘅川清源公司", False),
    ],
)
def test_a_purchase_is_told_by_its_words(text: str, words: str, named: bool) -> None:
    assert bought(text) == [(words, named)]


@pytest.mark.parametrize(
    "text", ["购买服务器3台。", "不得以购买服务名义用工。", "为群众提供办事服务。", "委托代建。"]
)
def test_other_words_buy_no_service(text: str) -> None:
    assert bought(text) == []


def test_a_sentence_is_one_purchase() -> None:
    text = "购买保洁服务和购买安保服务。购买绿化服务。"
    assert [words for words, _ in bought(text)] == ["购买保洁服务", "购买绿化服务"]
