"""The target table beside last year's."""

import pytest

from mingxi.languages import render
from mingxi.projects.comparison.difference import Topic

from .invented import project, told

TABLE = """\
九、项目绩效目标表
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t聘请保洁员人数\t≥8人
产出指标\t数量指标\t整治河道条数\t≥12条
产出指标\t时效指标\t投诉办结时间\t≤5天
效益指标\t生态效益指标\t河道保洁率\t≥95%
满意度指标\t服务对象满意度指标\t群众满意度\t≥90%
"""
HIRED = "聘请保洁员8人开展日常保洁。"


def _said(new_table: str, new_content: str = HIRED) -> list[tuple[str, str, str]]:
    """Give what is told where this year's text has another table or other words."""
    old = project(2024, HIRED) + TABLE
    found = told(old, project(2025, new_content) + new_table, Topic.INDICATOR)
    return [(told.subject, told.change.value, told.weight.value) for told in found]


@pytest.mark.parametrize(
    ("written", "rewritten", "said"),
    [
        ("≥95%", "≥93%", ("河道保洁率", "fell", "look")),
        ("≥95%", "≥96%", ("河道保洁率", "grew", "info")),
        ("≤5天", "≤7天", ("投诉办结时间", "grew", "look")),
        ("≤5天", "≤3天", ("投诉办结时间", "fell", "info")),
        ("≥12条", "全部河道", ("整治河道条数", "changed", "info")),
    ],
)
def test_lowered_targets_are_looked_at_and_others_told(
    written: str, rewritten: str, said: tuple[str, str, str]
) -> None:
    assert _said(TABLE.replace(written, rewritten)) == [said]


def test_a_dropped_target_is_looked_at_and_a_new_one_told() -> None:
    row = "效益指标\t生态效益指标\t河道保洁率\t≥95%\n"
    assert _said(TABLE.replace(row, "")) == [("河道保洁率", "dropped", "look")]
    added = row + "效益指标\t社会效益指标\t沿河受益村庄\t≥6个\n"
    assert _said(TABLE.replace(row, added)) == [("沿河受益村庄", "added", "info")]


def test_targets_kept_while_nothing_else_changed_are_no_remark() -> None:
    assert not _said(TABLE)


def test_a_table_copied_whole_while_people_changed_is_told_with_the_target_left_behind() -> None:
    found = _said(TABLE, HIRED.replace("8人", "10人"))
    assert found == [("", "copied", "look"), ("聘请保洁员人数", "copied", "look")]


def test_a_table_that_moved_with_the_text_is_left_alone() -> None:
    moved = TABLE.replace("≥8人", "≥10人")
    assert _said(moved, HIRED.replace("8人", "10人")) == [("聘请保洁员人数", "grew", "info")]


def test_a_deadline_that_moved_on_with_its_year_is_the_same_target() -> None:
    row = "产出指标\t时效指标\t整治完成时间\t2024年10月底前\n"
    old = project(2024, HIRED) + TABLE + row
    assert not told(old, project(2025, HIRED) + TABLE + row.replace("2024", "2025"))


def test_a_small_number_of_something_else_is_no_target_left_behind() -> None:
    table = TABLE.replace("聘请保洁员人数\t≥8人", "评审专家\t≥8人").replace("≥95%", "≥96%")
    old = project(2024, HIRED) + table.replace("≥96%", "≥95%")
    new = project(2025, HIRED.replace("8人", "10人")) + table
    found = told(old, new, Topic.INDICATOR)
    assert [difference.subject for difference in found] == ["河道保洁率"]


def test_the_message_tells_what_the_text_says_now() -> None:
    old, new = project(2024, HIRED) + TABLE, project(2025, HIRED.replace("8人", "10人")) + TABLE
    messages = [render(found.message, "zh") for found in told(old, new, Topic.INDICATOR)]
    assert any("仍为“≥8人”" in said and "8人 → 10人" in said for said in messages)
