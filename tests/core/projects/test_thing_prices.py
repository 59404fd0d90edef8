"""What one of the things costs that a text buys (price_of_one)."""

import pytest

from mingxi.documents import read_document
from mingxi.places import Span
from mingxi.projects.thing_prices import price_of_one
from mingxi.projects.understanding import understand


def price(text: str, noun: str = "电脑") -> tuple[str, int] | None:
    """Give the price of one as it is written and in 元, for the first place of a noun."""
    reading = understand(read_document("things.txt", text.encode()))
    start = reading.text.index(noun)
    priced = price_of_one(reading, Span(start, start + len(noun)))
    return priced and (priced.figure.text, priced.fen // 100)


@pytest.mark.parametrize(
    "text",
    [
        "购置电脑12台，每台6,500元。",
        "购置电脑12台（单价6,500元），合计7.8万元。",
        "以每台6,500元的价格购置电脑12台。",
        "单价6,500元的电脑12台。",
        "电脑12台×6,500元=7.8万元。",
        "购置12台电脑，每台6,500元。",
    ],
)
def test_a_price_of_one_is_found_in_any_order(text: str) -> None:
    assert price(text) == ("6,500元", 6500)


@pytest.mark.parametrize(
    "text",
    [
        "购置电脑12台，计7.8万元。",
        "购置12台电脑，共7.8万元。",
        "购置电脑7.8万元（12台）。",
        "购置电脑（含软件、键盘）12台，7.8万元。",
    ],
)
def test_a_total_is_divided_by_the_count(text: str) -> None:
    assert price(text) == ("7.8万元", 6500)


@pytest.mark.parametrize(
    "text",
    [
        "购置电脑12台、打印机3台，共9万元。",
        "购置电脑和音响12台，每台6,500元。",
        "电脑12台，全年维护费7.8万元。",
        "租用电脑12台，每台每年6,500元。",
        "购置电脑一批，计7.8万元。",
        "购置电脑12台，打印机3台，共9万元。",
    ],
)
def test_the_price_of_several_things_or_of_their_upkeep_is_none(text: str) -> None:
    assert price(text) is None
