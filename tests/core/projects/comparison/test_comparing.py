"""Whole texts beside last year's; what was planted in them is found, and no more."""

import pytest

from mingxi.languages import render
from mingxi.projects.comparison.difference import Topic, Weight

from .invented import (
    LIBRARY_2024,
    LIBRARY_2025,
    RESCUE_2024,
    RESCUE_2025,
    compared,
    project,
    told,
)


def test_what_was_planted_in_a_text_is_found() -> None:
    found = told(RESCUE_2024, RESCUE_2025)
    assert [
        (d.topic.value, d.change.value, d.subject) for d in found if d.weight is Weight.LOOK
    ] == [
        ("old-year", "copied", ""),
        ("old-year", "copied", ""),
        ("old-year", "copied", ""),
        ("arranged", "grew", ""),
        ("item", "grew", "巡查员补助"),
        ("item", "grew", "装备购置"),
        ("item", "added", "监测设备维护"),
        ("standard", "grew", ""),
        ("count", "grew", ""),
        ("count", "grew", ""),
        ("indicator", "copied", "补助巡查员人数"),
        ("indicator", "fell", "群众满意度"),
    ]


def test_the_growth_of_the_total_is_explained_to_the_fen() -> None:
    (total,) = told(RESCUE_2024, RESCUE_2025, Topic.ARRANGED)
    assert total.effect == 7_980_000


def test_a_total_that_factors_do_not_explain_has_no_effect() -> None:
    (total,) = told(RESCUE_2024, RESCUE_2025.replace("40.38万元", "41万元"), Topic.ARRANGED)
    assert total.effect is None


@pytest.mark.parametrize("text", [RESCUE_2024, LIBRARY_2025, project(2024)])
def test_a_text_is_no_different_from_itself(text: str) -> None:
    assert compared(text, text).identical
    almost = compared(text, text + "\n")
    assert not almost.identical
    assert not [told for part in almost.parts for told in part.differences]
    assert not almost.to_look_at


@pytest.mark.parametrize("text", [RESCUE_2024, LIBRARY_2024])
def test_a_text_that_moved_on_by_a_year_has_no_difference(text: str) -> None:
    years = {"2025": "2026", "2024": "2025", "2023": "2024", "2022": "2023"}
    new = text
    for year, following in years.items():
        new = new.replace(f"{year}年", f"{following}年")
    assert not told(text, new)


def test_years_the_wrong_way_round_are_a_notice_and_no_reason_to_stop() -> None:
    found = compared(RESCUE_2025, RESCUE_2024)
    (notice,) = found.notices
    assert "次序可能写反" in render(notice, "zh")
    assert [d.change.value for d in told(RESCUE_2025, RESCUE_2024, Topic.ARRANGED)] == ["fell"]


def test_one_year_twice_is_fine() -> None:
    assert not compared(project(2024), project(2024, "聘请保洁员8人。")).notices


def test_texts_of_other_projects_are_not_held_against_each_other() -> None:
    found = compared(LIBRARY_2024, RESCUE_2025)
    (notice,) = found.notices
    assert "没有可以对应" in render(notice, "zh")
    assert not found.parts
    assert len(found.gone) == 2
    assert found.to_look_at == len(found.arrived) == 1


def test_texts_without_projects_are_compared_as_wholes() -> None:
    old = "2024年部门预算编制说明。全局在职人员30人，公用经费每人每年8,000元。"
    new = "2025年部门预算编制说明。全局在职人员32人，公用经费每人每年8,000元。"
    (part,) = compared(old, new).parts
    assert [difference.topic for difference in part.differences] == [Topic.COUNT]


def test_only_one_text_with_projects_is_a_notice() -> None:
    text = project(2024, "聘请保洁员8人开展日常保洁。")
    found = compared("聘请保洁员6人开展日常保洁。\n", text)
    assert any("全文逐句" in render(notice, "zh") for notice in found.notices)


def test_a_text_without_a_sentence_in_common_is_a_notice() -> None:
    found = compared("会议纪要。", "值班安排。")
    assert any("没有可以对应" in render(notice, "zh") for notice in found.notices)
