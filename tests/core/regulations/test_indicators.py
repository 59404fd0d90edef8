"""What the framework of performance indicators says (indicators)."""

from decimal import Decimal

import pytest

from mingxi.regulations.indicators import (
    Scheme,
    first_level,
    first_levels_of,
    grade_of,
    is_approximate,
    is_range,
    is_timeless,
    is_vague,
    second_level,
    second_level_told,
    states_grades,
    trees,
    weight_schemes,
)


def test_the_newer_tree_begins_the_day_after_the_older_ends() -> None:
    older, newer = trees()
    assert (older.scheme, newer.scheme) == (Scheme.PRE2021, Scheme.POST2021)
    assert older.ends is not None
    assert newer.begins is not None
    assert (newer.begins - older.ends).days == 1
    assert newer.source.instrument.number == "财预〔2021〕101号"


def test_cost_stands_under_output_in_one_tree_and_by_itself_in_the_other() -> None:
    assert first_levels_of("成本指标") == {"产出指标"}
    assert first_levels_of("经济成本指标") == {"成本指标"}
    assert first_levels_of("社会效益指标") == {"效益指标"}
    assert not first_levels_of("不知道的指标")


@pytest.mark.parametrize("scheme", weight_schemes(), ids=lambda scheme: scheme.name)
def test_weights_and_the_use_of_the_budget_make_a_hundred(scheme: object) -> None:
    assert scheme.total + scheme.execution == 100  # type: ignore[attr-defined]


def test_levels_are_known_by_their_short_names() -> None:
    assert first_level("效果指标") == "效益指标"
    assert first_level("产出") == "产出指标"
    assert first_level("项目名称") is None
    assert second_level("群众满意度") == "服务对象满意度指标"
    assert second_level("生态环境成本") == "生态环境成本指标"
    assert second_level("生态环境") == "生态效益指标"
    assert second_level("清淤长度") is None


@pytest.mark.parametrize(
    ("score", "grade"),
    [("100", "优"), ("90", "优"), ("89.99", "良"), ("80", "良"), ("60", "中"), ("59.99", "差")],
)
def test_a_grade_holds_from_its_score_on(score: str, grade: str) -> None:
    assert grade_of(Decimal(score)) == grade


@pytest.mark.parametrize("score", ["-0.01", "100.01"])
def test_there_is_no_grade_outside_a_hundred_points(score: str) -> None:
    with pytest.raises(ValueError, match="between 0 and 100"):
        grade_of(Decimal(score))


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("补助发放及时率", "时效指标"),
        ("设备验收合格率", "质量指标"),
        ("培训期数", "数量指标"),
        ("项目总成本", "成本指标"),
        ("村民满意度", "服务对象满意度指标"),
        ("及时率考核办法", None),
        ("道路完好率", None),
    ],
)
def test_the_last_words_of_a_name_tell_its_level(name: str, level: str | None) -> None:
    assert second_level_told(name) == level


@pytest.mark.parametrize("target", ["显著提升", "较高", "更加浓厚", "基本稳定", "长期"])
def test_mere_words_cannot_be_measured(target: str) -> None:
    assert is_vague(target)


@pytest.mark.parametrize(
    "target", ["提升5个百分点", "合格", "全部达标", "每年改善一次", "优良中低差"]
)
def test_figures_and_plain_states_can_be_measured(target: str) -> None:
    assert not is_vague(target) or states_grades(target)


def test_grades_make_words_measurable() -> None:
    assert states_grades("优10分、良8分、中6分、差0分")
    assert states_grades("优良中低差")
    assert not states_grades("群众评价良好")


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("按时完成", True),
        ("尽快拨付", True),
        ("全部完成", True),
        ("汛期前完成", False),
        ("11月底前完成", False),
        ("三个工作日内", False),
        ("及时率", False),
    ],
)
def test_a_target_of_time_names_a_time(target: str, found: bool) -> None:
    assert is_timeless(target) is found


@pytest.mark.parametrize("target", ["约3万元", "大约200人", "30人左右", "1200户上下", "50余人"])
def test_an_approximate_target_is_known(target: str) -> None:
    assert is_approximate(target)


@pytest.mark.parametrize("target", ["≥3万元", "预约挂号率", "节约3万元", "剩余3个", "签约18个"])
def test_words_with_the_same_characters_are_not_approximate(target: str) -> None:
    assert not is_approximate(target)


def test_a_range_has_two_ends() -> None:
    assert is_range("600人--700人")
    assert is_range("3—5个")
    assert not is_range("2025年1月-12月")
    assert not is_range("-3%")
