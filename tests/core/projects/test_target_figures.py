"""Targets are held against the figures of the text for the same thing."""

import pytest

from mingxi.documents import read_document
from mingxi.projects.target_figures import contradicted_targets
from mingxi.projects.understanding import understand

TEXT = """一、项目名称
乡村道路养护经费
二、立项依据
《柳坝县乡村道路养护办法》（柳政办发〔2018〕9号）。
五、项目实施内容
配备洒水车14辆，每辆每年2万元，共28.5万元。养护道路36公里，开展巡查12次。
六、资金安排情况
县级财政安排28.5万元。
七、项目实施计划
按季度拨付。
九、项目绩效目标表
	一级指标	二级指标	三级指标	指标值
	产出指标	数量指标	{target}
	满意度指标	服务对象满意度指标	群众满意度	≥90%
"""


def contradicted(target: str) -> list[str]:
    reading = understand(read_document("case.txt", TEXT.format(target=target).encode()))
    return [
        f"{found.written} {found.figure.text}"
        for project in reading.projects
        for found in contradicted_targets(reading, project)
    ]


SLIPS = TEXT.replace(
    "开展巡查12次。", "补助沿线农户12,460户、护路员326人。每场宣讲补助5,000元，人均月补助420元。"
)


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("受补助农户数\t12640户", "12640户 12,460户"),
        ("受补助农户数\t=12461户", "12461户 12,460户"),
        ("沿线护路人员\t=362人", "362人 326人"),
        ("每场宣讲补助\t≤500元", "500元 5,000元"),
    ],
)
def test_a_miswritten_figure_is_known_by_what_it_counts(target: str, found: str) -> None:
    reading = understand(read_document("case.txt", SLIPS.format(target=target).encode()))
    (contradicted,) = contradicted_targets(reading, reading.projects[0])
    assert f"{contradicted.written} {contradicted.figure.text}" == found


@pytest.mark.parametrize(
    "target",
    [
        "受补助农户数\t≥12400户",
        "培训学员\t=362人",
        "沿线护路人员\t=328人",
        "每场宣讲补助\t≤5000元",
        "人均年补助\t≤4200元",
    ],
)
def test_rounder_limits_and_other_things_are_no_slips(target: str) -> None:
    reading = understand(read_document("case.txt", SLIPS.format(target=target).encode()))
    assert not [*contradicted_targets(reading, reading.projects[0])]


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("配备洒水车数量\t=12辆", "12辆 14辆"),
        ("养护道路里程\t≥63公里", "63公里 36公里"),
        ("项目总成本\t≤25.8万元", "25.8万元 28.5万元"),
    ],
)
def test_another_figure_for_the_same_thing_contradicts_a_target(target: str, found: str) -> None:
    assert contradicted(target) == [found]


@pytest.mark.parametrize(
    "target",
    [
        "配备洒水车数量\t=14辆",
        "配备保洁车数量\t=6辆",
        "道路完好率\t≥95%",
        "项目总成本\t≤28.5万元",
        "每公里成本\t≤0.8万元",
    ],
)
def test_the_same_figure_or_another_thing_is_no_contradiction(target: str) -> None:
    assert not contradicted(target)


def test_a_target_that_a_calculation_of_the_text_gives_is_no_contradiction() -> None:
    text = TEXT.replace("开展巡查12次。", "在26所学校各开展宣讲4场，全年共104场。")
    reading = understand(read_document("x.txt", text.format(target="宣讲\t≥104场").encode()))
    assert not list(contradicted_targets(reading, reading.projects[0]))
