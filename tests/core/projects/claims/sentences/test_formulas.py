from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "讲课费：60人×100元×2天=12,000元。",
            "product: 60人 × 100元 × 2天 = 12,000元 ✓ 12,000元",
        ),
        (
            "讲课费：60人*100元*2天＝1.2万元。",
            "product: 60人 × 100元 × 2天 = 12,000元 ✓ 1.2万元",
        ),
        (
            "讲课费：60人x100元X2天=1.2万元。",
            "product: 60人 × 100元 × 2天 = 12,000元 ✓ 1.2万元",
        ),
        (
            "通信补助：339人×10元/月×12个月=40,680元。",
            "product: 339人 × 10元/月 × 12个月 = 40,680元 ✓ 40,680元",
        ),
        (
            "讲课费1.2万元（60人×100元×2天）。",
            "product: 60人 × 100元 × 2天 = 12,000元 ✓ 1.2万元",
        ),
        (
            "水费：3.5元/吨×1200吨=4,200元。",
            "product: 3.5元/吨 × 1,200吨 = 4,200元 ✓ 4,200元",
        ),
        (
            "贴息：2,000万元×3.45%=69万元。",
            "product: 20,000,000元 × 3.45% = 690,000元 ✓ 69万元",
        ),
        ("每年：100万元÷4=25万元。", "product: 1,000,000元 ÷ 4 = 250,000元 ✓ 25万元"),
        ("两期：15000元+8000元=23000元。", "sum: 15,000元 + 8,000元 = 23,000元 ✓ 23000元"),
        (
            "所需：1.5万元+2.3万元-0.8万元=3万元。",
            "product: 15,000元 + 23,000元 - 8,000元 = 30,000元 ✓ 3万元",
        ),
    ],
)
def test_a_written_calculation_is_proven_step_by_step(lines: Lines, text: str, line: str) -> None:
    assert lines(text) == [line]


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        (
            "讲课费：60人×100元×2天=12,500元。",
            "product: 60人 × 100元 × 2天 = 12,000元 ✗ 12,500元",
            "“12,500元”应为“12,000元”。",
        ),
        (
            "讲课费1.3万元（60人×100元×2天）。",
            "product: 60人 × 100元 × 2天 = 12,000元 ✗ 1.3万元",
            "“1.3万元”应为“1.2万元”。",
        ),
        (
            "通信补助：339人×10元/月×12个月=40,860元。",
            "product: 339人 × 10元/月 × 12个月 = 40,680元 ✗ 40,860元",
            "“40,860元”应为“40,680元”。",
        ),
        (
            "两期：15000元+8000元=24000元。",
            "sum: 15,000元 + 8,000元 = 23,000元 ✗ 24000元",
            "“24000元”应为“23000元”，或“15000元”应为“16000元”。",
        ),
        (
            "讲课费：60人×100元×2天=1.2元。",
            "product: 60人 × 100元 × 2天 = 12,000元 ✗ 1.2元",
            "“1.2元”疑为“1.2万元”：漏写“万”字。",
        ),
    ],
)
def test_a_wrong_result_is_contradicted_with_the_right_one(
    failing: Lines, mends: Lines, text: str, line: str, mend: str
) -> None:
    assert failing(text) == [line]
    assert mends(text) == [mend]


def test_a_written_calculation_leaves_no_doubt(claims_of: Callable[[str], list]) -> None:
    (claim,) = claims_of("讲课费：60人×100元×2天=12,500元。")
    assert claim.certain
    assert claim.text == "60人×100元×2天=12,500元"


def test_the_result_is_judged_at_the_precision_it_was_written_to(lines: Lines) -> None:
    assert lines("租金：7间×1,234元=0.86万元。") == ["product: 7间 × 1,234元 = 8,638元 ≈ 0.86万元"]
    assert lines("租金：7间×1,234元=0.85万元。") == ["product: 7间 × 1,234元 = 8,638元 ✗ 0.85万元"]


@pytest.mark.parametrize(
    "text",
    [
        "会议室3间×2层，租期12个月，租金5万元。",
        "共48人（男30人、女18人）×2批，费用5万元。",
        "约60人×100元×2天=1.25万元。",
    ],
)
def test_signs_without_a_result_prove_nothing_and_rough_factors_refute_nothing(
    failing: Lines, text: str
) -> None:
    assert failing(text) == []


def test_the_measures_of_a_thing_give_no_number_of_things(failing: Lines) -> None:
    assert failing("规格为60×100×20厘米，共300件。") == []


def test_a_bracket_inside_a_formula_goes_first(failing: Lines) -> None:
    assert failing("差额：（300元-120元）×12个月=2,160元。") == []
    assert failing("差额：（300-120）元×12个月=2,160元。") == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "轮椅85辆×680元，助听器40台×2,600元，假肢6例×9,500元，共21.88万元。",
            "sum: 85辆 × 680元 + 40台 × 2,600元 + 6例 × 9,500元 = 218,800元 ✓ 21.88万元",
        ),
        (
            "保险费2万元、轮椅5辆×680元，共2.34万元。",
            "sum: 20,000元 + 5辆 × 680元 = 23,400元 ✓ 2.34万元",
        ),
        # What stands before may be of another kind: the last calculation alone gives the result.
        (
            "上年结余2万元，轮椅5辆×680元，共3,400元。",
            "product: 5辆 × 680元 = 3,400元 ✓ 3,400元",
        ),
    ],
)
def test_a_total_behind_a_list_of_calculations_adds_them_up(
    lines: Lines, text: str, line: str
) -> None:
    assert line in lines(text)


def test_a_wrong_total_of_a_list_of_calculations_is_contradicted(failing: Lines) -> None:
    assert failing("轮椅85辆×680元、助听器40台×2,600元，合计16.81万元。") == [
        "sum: 85辆 × 680元 + 40台 × 2,600元 = 161,800元 ✗ 16.81万元"
    ]
