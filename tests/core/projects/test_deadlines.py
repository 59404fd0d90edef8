"""Dates by which work is to be done are told from dates that tell of the past."""

import pytest

from mingxi.documents.document import Document
from mingxi.projects.deadlines import deadlines_in
from mingxi.projects.reading import Reading
from mingxi.prose.dates import dates_in

TITLE = "柳坝县2024年河道保洁工作计划\n"


def deadlines(sentence: str) -> list[str]:
    text = TITLE + sentence
    reading = Reading(Document("case.txt", "", text), (), dates_in(text), (), (), (), (), ())
    return [deadline.mark.text for deadline in deadlines_in(reading)]


@pytest.mark.parametrize(
    "sentence", ["清淤于2023年10月底前完成。", "全部资金于2025年3月31日前付清。"]
)
def test_a_date_before_which_work_is_done_is_a_deadline(sentence: str) -> None:
    assert len(deadlines(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "截至2023年12月底前，清淤12公里。",
        "该河段原计划于2022年12月底前完工。",
        "2023年共清淤12公里。",
        "清淤于10月底前完成。",
    ],
)
def test_what_was_or_bears_no_year_is_none(sentence: str) -> None:
    assert not deadlines(sentence)


def test_a_deadline_knows_its_year_and_the_budget_year() -> None:
    text = TITLE + "清淤于2023年10月底前完成。"
    reading = Reading(Document("case.txt", "", text), (), dates_in(text), (), (), (), (), ())
    (deadline,) = deadlines_in(reading)
    assert (deadline.last_year, deadline.year) == (2023, 2024)
