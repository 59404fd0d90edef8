"""Sentences copied over with last year in them, and those that tell of it with good reason."""

import pytest

from mingxi.projects.comparison.difference import Topic

from .invented import project, told


def _loud(old: str, new: str) -> list[str]:
    found = told(old, new, Topic.OLD_YEAR)
    return [difference.new.text for difference in found if difference.new]


def _kept(section: str, sentence: str) -> list[str]:
    """Give what is told where next year's text keeps a sentence as it is."""
    return _loud(project(2024, **{section: sentence}), project(2025, **{section: sentence}))


@pytest.mark.parametrize(
    ("section", "sentence", "written"),
    [
        ("plan", "2024年1月至12月按月支付保洁员报酬。", "2024年1月至12月"),
        ("plan", "河道清淤于2024年10月底前完成。", "2024年10月底前"),
        ("plan", "2024年6月完成验收并支付。", "2024年6月"),
        ("content", "2024年聘请保洁员8人开展日常保洁。", "2024年"),
        ("content", "2024年度对12条河道开展集中整治。", "2024年度"),
        ("overview", "2024年计划整治河道12条。", "2024年"),
        ("overview", "本项目2024年需资金12万元。", "2024年"),
    ],
)
def test_a_plan_that_kept_last_year_is_told(section: str, sentence: str, written: str) -> None:
    assert _kept(section, sentence) == [written]


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("overview", "截至2024年底，全县有河道12条。"),
        ("overview", "2024年全县河道水质达标率为92%。"),
        ("overview", "2024年完成河道清淤12公里。"),
        ("overview", "自2024年起由县级财政承担保洁费用。"),
        ("content", "2024年完成清淤12公里。"),
        ("content", "按2024年底在册保洁员8人测算。"),
        ("content", "整治里程比2024年增加3公里。"),
        ("content", "根据2024年3月5日县政府第8次常务会议研究意见开展整治。"),
        ("content", "执行2024年6月签订的保洁合同。"),
        ("content", "落实《柳坝县2024年河道整治方案》要求。"),
        ("content", "落实（柳政办发〔2024〕3号）要求。"),
        ("content", "按照2024—2026年三年整治规划实施。"),
        ("plan", "2024年结转资金优先支付。"),
        ("plan", "支付2024年所欠保洁费用。"),
        ("plan", "2024年3月开工建设，2025年9月底前完成支付。"),
        ("plan", "2024年：整治东河。\n2025年：整治西河。\n2026年：整治南河。"),
    ],
)
def test_last_year_told_with_good_reason_is_left_alone(section: str, sentence: str) -> None:
    assert not _kept(section, sentence)


def test_a_year_that_moved_on_is_left_alone() -> None:
    old = project(2024, plan="2024年1月至12月按月支付。")
    assert not _loud(old, project(2025, plan="2025年1月至12月按月支付。"))


def test_one_of_two_years_forgotten_is_told() -> None:
    old = project(2024, plan="2024年3月启动招标，2024年9月底前支付尾款。")
    new = project(2025, plan="2025年3月启动招标，2024年9月底前支付尾款。")
    assert _loud(old, new) == ["2024年9月底前"]


def test_last_year_beside_what_is_new_this_year_is_left_alone() -> None:
    old = project(2024, content="2024年新建保洁站5个。")
    new = project(2025, content="2024年新建保洁站5个，2025年再建3个。")
    assert not _loud(old, new)


def test_a_year_before_the_old_text_is_history_in_both() -> None:
    sentence = "2022年起聘请保洁员，2023年计划扩面。"
    assert not _kept("content", sentence)


def test_a_new_sentence_on_last_year_is_not_copied() -> None:
    new = project(2025, plan="2024年10月底前完成河道清淤。")
    assert not _loud(project(2024, plan="按季度考核保洁公司。"), new)


def test_texts_of_one_year_have_no_old_year() -> None:
    sentence = "2024年1月至12月按月支付。"
    assert not _loud(project(2024, plan=sentence), project(2024, plan=sentence + "另行考核。"))


UNTITLED = project(2024).partition("\n")[2]


def _untitled(*sentences: str) -> str:
    return UNTITLED.replace("按考核结果支付。", "".join(sentences))


def test_the_dates_that_moved_on_tell_the_year_of_a_text_without_a_title() -> None:
    old = ["2024年3月招标。", "2024年6月支付6万元。", "2024年12月底前支付6万元。"]
    new = [old[0].replace("2024", "2025"), old[1].replace("2024", "2025"), old[2]]
    assert _loud(_untitled(*old), _untitled(*new)) == ["2024年12月底前"]


def test_one_date_that_moved_on_makes_no_other_year() -> None:
    old = ["2024年3月招标。", "2024年6月支付6万元。", "2024年12月底前支付6万元。"]
    new = [old[0], old[1], old[2].replace("2024年12月", "2025年1月")]
    assert not _loud(_untitled(*old), _untitled(*new))
