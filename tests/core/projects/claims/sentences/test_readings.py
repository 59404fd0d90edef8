"""A result may sum several standards, be multiplied once more, or add what stands without one."""

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]


def test_each_result_of_a_respectively_has_its_own_standard(lines: Lines) -> None:
    sentence = "按每人2000元标准，补助50人；按每人3000元标准，补助20人，分别需10万元和{}万元。"
    assert lines(sentence.format(6)) == [
        "product: 2,000元/人 × 50人 = 100,000元 ✓ 10万元",
        "product: 3,000元/人 × 20人 = 60,000元 ✓ 6万元",
    ]
    assert lines(sentence.format(7))[1] == "product: 3,000元/人 × 20人 = 60,000元 ✗ 7万元"


def test_a_wrong_result_beside_a_plain_amount_is_computed_with_it(failing: Lines) -> None:
    assert failing("1人奖励5,000元，另外6人每人2,000元，共1.8万元。") == [
        "sum: 5,000元 + 6人 × 2,000元/人 = 17,000元 ✗ 1.8万元"
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # An occasion multiplies a standard that does not ask for it.
        (
            "每人60元，60人，3次，共10,800元。",
            "product: 60元/人 × 60人 × 3次 = 10,800元 ✓ 10,800元",
        ),
        (
            "春秋两季，每户500元，30户，计3万元。",
            "product: 500元/户 × 30户 × 2季 = 30,000元 ✓ 3万元",
        ),
        # People multiply what is paid for a stretch of time.
        (
            "6人每月各发1,500元，全年10.8万元。",
            "product: 6人 × 1,500元/月 × 12个月 = 108,000元 ✓ 10.8万元",
        ),
        # A share of a product.
        (
            "参保400人，每人保费50元，财政补助60%，需12,000元。",
            "product: 400人 × 50元/人 × 60% = 12,000元 ✓ 12,000元",
        ),
        # The last standard alone, where the first has its own result elsewhere.
        (
            "每人每月800元，其中每人每月生活补助300元，40人全年14.4万元。",
            "product: 300元/(人·月) × 40人 × 12个月 = 144,000元 ✓ 14.4万元",
        ),
    ],
)
def test_one_reading_that_gives_the_result_is_enough(
    lines: Lines, failing: Lines, text: str, line: str
) -> None:
    assert line in lines(text)
    assert failing(text) == []
