from mingxi.projects.project_text import Horizon
from mingxi.projects.target_headings import Role, TargetHeading, heading_in, refined


def _heading(*labels: str) -> TargetHeading:
    heading = heading_in(dict(enumerate(labels)))
    assert heading is not None
    return heading


def test_a_heading_names_the_third_level_and_its_value() -> None:
    assert heading_in({0: "一级指标", 1: "二级指标", 2: "三级指标"}) is None
    assert heading_in({0: "指标值", 1: "完成值"}) is None
    heading = _heading("一级指标", "二级指标", "三级指标", "年度指标值")
    assert heading.level1 == 0
    (column,) = heading.columns
    assert (column.level2, column.level3, column.value) == (1, 2, 3)
    assert column.horizon is Horizon.ANNUAL


def test_of_two_groups_the_left_one_is_for_the_medium_term() -> None:
    group = ("二级指标", "三级指标", "指标值")
    heading = _heading("绩效指标", "一级指标", *group, *group)
    assert [(c.horizon, c.level2, c.level3, c.value) for c in heading.columns] == [
        (Horizon.MEDIUM, 2, 3, 4),
        (Horizon.ANNUAL, 5, 6, 7),
    ]


def test_one_name_may_have_a_value_for_each_horizon() -> None:
    heading = _heading("一级指标", "二级指标", "三级指标", "年度指标值", "实施期指标值")
    assert [(c.horizon, c.level3) for c in heading.columns] == [
        (Horizon.ANNUAL, 2),
        (Horizon.MEDIUM, 2),
    ]


def test_nature_and_unit_stand_on_either_side_of_the_value() -> None:
    heading = _heading("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重")
    assert [(c.nature, c.value, c.unit) for c in heading.columns] == [(3, 4, 5)]
    heading = _heading("一级指标", "二级指标", "三级指标", "指标值", "单位", "性质")
    assert [(c.nature, c.value, c.unit) for c in heading.columns] == [(5, 3, 4)]


def test_headings_may_speak_of_performance_throughout() -> None:
    heading = _heading(
        "一级指标", "二级指标", "三级指标", "绩效指标性质", "绩效指标值", "绩效度量单位", "权重"
    )
    assert [(c.nature, c.value, c.unit) for c in heading.columns] == [(3, 4, 5)]
    heading = _heading("一级指标", "二级指标", "三级指标", "指标值（包含数字及文字描述）")
    assert [c.value for c in heading.columns] == [3]


def test_the_value_of_the_year_before_is_no_target() -> None:
    heading = _heading("一级指标", "二级指标", "三级指标", "上年指标值", "指标值")
    assert [c.value for c in heading.columns] == [4]


def test_a_second_row_parts_a_merged_value() -> None:
    heading = _heading("一级指标", "二级指标", "三级指标", "绩效指标值", "")
    joined = refined(heading, {3: "指标性质", 4: "指标值"})
    assert joined is not None
    assert joined.roles == {
        0: Role.LEVEL1,
        1: Role.LEVEL2,
        2: Role.LEVEL3,
        3: Role.NATURE,
        4: Role.VALUE,
    }
    assert refined(heading, {0: "产出指标", 3: "3次"}) is None
