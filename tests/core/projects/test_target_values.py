import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.projects.target_values import QUALITATIVE, TargetValue, read_target


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("29个", ("=", "29", "个")),
        ("≥95%", ("≥", "95", "%")),
        ("≥９５％", ("≥", "95", "%")),
        (">=95%", ("≥", "95", "%")),
        ("≦ 5.22万元", ("≤", "5.22", "万元")),
        ("不低于90%", ("≥", "90", "%")),
        ("不超过3次", ("≤", "3", "次")),
        ("＞1,200户", (">", "1200", "户")),
        ("约3400人次", ("=", "3400", "人次")),
        ("90%以上", ("≥", "90", "%")),
        ("3%以内", ("≤", "3", "%")),
        ("6000元/个·年", ("=", "6000", "元/个·年")),
        ("≥1459.00(平方米)", ("≥", "1459.00", "平方米")),
        ("12", ("=", "12", "")),
    ],
)
def test_a_quantity_is_read_as_operator_number_and_unit(
    cell: str, read: tuple[str, str | None, str]
) -> None:
    assert read_target(cell) == TargetValue(*read)


@pytest.mark.parametrize(
    "cell",
    [
        "显著提升",
        "600人--700人",
        "2025年11月底",
        "2025年",
        "3月、9月各1次",
        "",
        "1次；2次",
        "优良中低差",
    ],
)
def test_a_description_a_range_or_a_date_has_no_value(cell: str) -> None:
    assert read_target(cell) == TargetValue(QUALITATIVE, None, "")


def test_the_nature_and_the_unit_of_their_own_columns_go_first() -> None:
    assert read_target("95", "≥", "%") == TargetValue("≥", "95", "%")
    assert read_target("95", " 定性 ", "%") == TargetValue(QUALITATIVE, None, "%")
    assert read_target("95分", "大于等于") == TargetValue("≥", "95", "分")
    assert read_target("尽快", "=") == TargetValue("=", None, "")


@given(
    number=st.decimals(0, 10**9, places=2),
    operator=st.sampled_from(["≥", "≤", ">", "<", "="]),
    unit=st.sampled_from(["", "%", "人", "万元", "元/人·月", "平方米", "个月"]),
)
def test_what_is_written_plainly_is_read_back(number: object, operator: str, unit: str) -> None:
    assert read_target(f"{operator}{number}{unit}") == TargetValue(operator, str(number), unit)
