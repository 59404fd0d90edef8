"""Unit prices beside the standards of their place (local_prices)."""

from mingxi.documents import read_document
from mingxi.projects.understanding import understand
from mingxi.regulations import locality_from
from mingxi.rules.local_prices import local_prices

SETTINGS = """
[[place.standards]]
category = "培训费"
per = ["人", "天"]
cap = 300
source = "甲"

[[place.standards]]
category = "培训费"
per = ["人", "天"]
cap = 450
applies = "省外"
source = "乙"
"""


def sources(text: str) -> list[list[str]]:
    reading = understand(read_document("local.txt", text.encode()))
    standards = locality_from(SETTINGS).standards
    return [[item.source for item in chosen] for _, chosen in local_prices(reading, standards)]


def test_a_price_meets_the_standards_of_its_fee_and_units() -> None:
    assert sources("举办培训班，每人每天280元。") == [["甲"]]
    assert sources("举办培训班，每人280元。") == []
    assert sources("召开工作会议，每人每天280元。") == []


def test_a_standard_for_what_the_sentence_names_goes_before_the_general_one() -> None:
    assert sources("赴省外举办培训班，每人每天400元。") == [["乙"]]


def test_a_place_without_standards_has_no_prices_to_compare() -> None:
    reading = understand(read_document("local.txt", "举办培训班，每人每天280元。".encode()))
    assert list(local_prices(reading, ())) == []
