"""Figures that changed: what they are, how much they weigh, and each change told once."""

import pytest

from mingxi.languages import render
from mingxi.projects.comparison.difference import Topic, Weight
from mingxi.projects.comparison.figures import counts_people

from .invented import project, told


@pytest.mark.parametrize(
    ("old", "new", "topic", "weight"),
    [
        ("每人每月补助200元。", "每人每月补助210元。", Topic.STANDARD, Weight.LOOK),
        ("每人每月补助210元。", "每人每月补助200元。", Topic.STANDARD, Weight.LOOK),
        ("补助标准为300元/人·月。", "补助标准为330元/人·月。", Topic.STANDARD, Weight.LOOK),
        ("聘请保洁员8人。", "聘请保洁员9人。", Topic.COUNT, Weight.LOOK),
        ("聘请保洁员9人。", "聘请保洁员8人。", Topic.COUNT, Weight.INFO),
        ("惠及农户300户。", "惠及农户320户。", Topic.COUNT, Weight.LOOK),
        ("集中整治4次。", "集中整治6次。", Topic.COUNT, Weight.INFO),
        ("另列工作经费2万元。", "另列工作经费3万元。", Topic.AMOUNT, Weight.INFO),
        ("巡查里程30公里。", "巡查里程32公里。", Topic.QUANTITY, Weight.INFO),
        ("达标率不低于95%。", "达标率不低于90%。", Topic.QUANTITY, Weight.LOOK),
        ("达标率不低于90%。", "达标率不低于95%。", Topic.QUANTITY, Weight.INFO),
        ("达标率为95%。", "达标率为90%。", Topic.QUANTITY, Weight.INFO),
    ],
)
def test_a_change_of_a_figure_is_exactly_one_difference(
    old: str, new: str, topic: Topic, weight: Weight
) -> None:
    (found,) = told(project(2024, old), project(2025, new))
    assert (found.topic, found.weight) == (topic, weight)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("补助资金18.36万元。", "补助资金183,600元。"),
        ("聘请保洁员8人。", "聘请保洁员8名。"),
        ("以上三项共同推进。", "以上四项共同推进。"),
        ("依据第22次会议。", "依据第23次会议。"),
    ],
)
def test_the_same_value_and_counts_of_the_text_are_no_change(old: str, new: str) -> None:
    assert not told(project(2024, old), project(2025, new))


def test_a_change_stated_three_times_is_told_once_with_its_places() -> None:
    old = "聘请保洁员8人。对8人开展培训。为8人购买保险。"
    (found,) = told(project(2024, old), project(2025, old.replace("8人", "9人")))
    assert len(found.also) == 2


def test_a_total_said_again_in_the_text_belongs_to_the_total() -> None:
    old = project(2024, "全年共需12万元。")
    (found,) = told(old, old.replace("12万元", "13万元"))
    assert found.topic is Topic.ARRANGED
    assert "12万元" in [old[slice(*places.old)] for places in found.also if places.old]


def test_a_share_of_the_growth_is_told_where_it_is_exact() -> None:
    old = "保洁员8人，每人每月500元，8人×500元×12个月=48,000元。"
    new = "保洁员9人，每人每月550元，9人×550元×12个月=59,400元。"
    found = told(project(2024, old), project(2025, new))
    effects = {difference.topic: difference.effect for difference in found}
    assert effects[Topic.COUNT] == 600_000
    assert effects[Topic.STANDARD] == 540_000


def test_a_bare_number_of_a_table_is_told_with_the_unit_of_its_heading() -> None:
    table = "村名\t人数（人）\t补助（万元）\n石盘村\t12\t2.40\n青岩村\t9\t1.80\n"
    old, new = project(2024, table), project(2025, table.replace("12\t2.40", "14\t2.80"))
    found = [(d.old.text, d.new.text) for d in told(old, new) if d.old and d.new]
    assert found == [("12人", "14人"), ("2.40万元", "2.80万元")]


def test_messages_name_both_values() -> None:
    (found,) = told(project(2024, "聘请保洁员8人。"), project(2025, "聘请保洁员9人。"))
    assert "8人 → 9人（+1人，+12.5%）" in render(found.message, "zh")


def test_households_are_people_and_machines_are_not() -> None:
    assert counts_people("户")
    assert counts_people("人")
    assert not counts_people("台")
