"""What one of something costs (unit_prices)."""

from mingxi.documents import read_document
from mingxi.projects.understanding import understand


def prices(text: str) -> list[tuple[str, frozenset[str]]]:
    reading = understand(read_document("prices.txt", text.encode()))
    return [(price.figure.text, price.per) for price in reading.unit_prices]


def test_a_standard_says_itself_what_it_is_for() -> None:
    assert prices("每人每天300元。") == [("300元", frozenset({"人", "天"}))]
    assert prices("300元/人·天。") == [("300元", frozenset({"人", "天"}))]


def test_a_price_in_a_product_is_for_one_of_the_other_factors() -> None:
    assert prices("200人×3天×300元=18万元。") == [("300元", frozenset({"人", "天"}))]


def test_visits_count_as_people() -> None:
    assert prices("每人次60元。") == [("60元", frozenset({"人"}))]


def test_an_amount_for_the_whole_is_no_price() -> None:
    assert prices("全年安排18万元。") == []


def test_a_price_for_a_hundred_is_no_price_for_one() -> None:
    assert prices("每百公里80元。") == []
