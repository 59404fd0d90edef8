"""The sentences that forms of the report share tell no more than is true."""

import pytest

from mingxi.languages import render
from mingxi.reports import report
from mingxi.reports.sentences import explained_percent, named, why_idle


@pytest.mark.parametrize(
    ("explained", "percent"), [(0, "0"), (331_999, "33.1"), (999_999, "99.9"), (1_000_000, "100")]
)
def test_only_the_whole_of_the_money_is_called_all_of_it(explained: int, percent: str) -> None:
    assert explained_percent({"asked": 1_000_000, "explained": explained}) == percent


def waiver(*, expired: bool) -> report.Waiver:
    return {
        "rule": "AR101",
        "text": None,
        "reason": "已核",
        "by": None,
        "until": "2024-12-31",
        "used": False,
        "expired": expired,
    }


def test_a_waiver_that_has_expired_is_told_from_one_that_covers_nothing() -> None:
    expired, without = (render(why_idle(waiver(expired=state)), "zh") for state in (True, False))
    assert expired.startswith("对 AR101（全文）的豁免已于2024-12-31到期。")
    assert without.startswith("对 AR101（全文）的豁免没有对应的问题。")


@pytest.mark.parametrize(
    ("title", "number", "told"),
    [
        ("管理办法", "青政发〔2021〕9号", "《管理办法》（青政发〔2021〕9号）"),
        (None, "青政发〔2021〕9号", "青政发〔2021〕9号"),
        ("管理办法", None, "《管理 办法》"),
    ],
)
def test_a_citation_is_named_by_what_is_written_of_it(
    title: str | None, number: str | None, told: str
) -> None:
    citation: report.Citation = {
        "start": 0,
        "end": 8,
        "text": "《管理 \n办法》",
        "title": title,
        "number": number,
    }
    assert named(citation) == told
