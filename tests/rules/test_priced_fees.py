"""What fee a unit price belongs to (priced_fees)."""

import pytest

from mingxi.documents import read_document
from mingxi.projects.understanding import understand
from mingxi.regulations import Fee
from mingxi.regulations.expenditure_standards import standards_of
from mingxi.rules.priced_fees import class_named, priced_fees


def fees(text: str) -> list[tuple[Fee, bool]]:
    reading = understand(read_document("fees.txt", text.encode()))
    return [(priced.fee, priced.part) for priced in priced_fees(reading, *Fee)]


@pytest.mark.parametrize(
    ("text", "fee"),
    [
        ("举办培训班，每人每天300元。", Fee.TRAINING),
        ("召开工作会议，每人每天200元。", Fee.MEETING),
        ("培训费另计，讲课费每学时500元。", Fee.LECTURE),
        ("公务接待每人60元。", Fee.RECEPTION),
        ("差旅费：伙食补助每人每天100元。", Fee.TRAVEL_MEALS),
        ("出差市内交通补助每人每天80元。", Fee.LOCAL_TRANSPORT),
    ],
)
def test_the_words_nearest_before_a_price_name_its_fee(text: str, fee: Fee) -> None:
    assert [found for found, _ in fees(text)] == [fee]


@pytest.mark.parametrize(
    "text",
    [
        "举办培训班，学员误工补助每人每天300元。",
        "根据《柳坝县培训费办法》，巡河每人每天300元。",
        "举办培训班。\n巡河每人每天300元。",
        "培训中心大楼维护，每人每天300元。",
    ],
)
def test_other_money_is_of_no_fee(text: str) -> None:
    assert fees(text) == []


def test_a_price_for_food_is_a_part_of_its_fee() -> None:
    assert fees("培训班伙食费每人每天60元。") == [(Fee.TRAINING, True)]


@pytest.mark.parametrize(
    ("text", "applies"),
    [
        ("副教授授课每学时500元", "LF-1"),
        ("教授授课每学时800元", "LF-2"),
        ("正高授课，每学时900元", "LF-2"),
        ("授课每学时500元（副高）", "LF-1"),
        ("授课每学时500元", None),
    ],
)
def test_a_rank_is_named_before_a_price_or_right_behind_it(text: str, applies: str | None) -> None:
    reading = understand(read_document("ranks.txt", text.encode()))
    (priced,) = priced_fees(reading, Fee.LECTURE)
    named = class_named(reading.text, priced.figure, standards_of(Fee.LECTURE))
    assert (named and named.code) == applies
