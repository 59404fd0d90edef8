"""A standard and those who bear it."""

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "每人每月40元，由市级每人每月承担10元、县级每人每月承担30元。",
            "split: 10元 + 30元 = 40元 ✓ 40元",
        ),
        ("每人每月40元，由市、县财政分别承担10元、30元。", "split: 10元 + 30元 = 40元 ✓ 40元"),
        (
            "每生每年1900元\n公用经费1400元/生·年\n住宿补助500元/生·年",
            "split: 1400元 + 500元 = 1,900元 ✓ 1900元",
        ),
    ],
)
def test_the_shares_of_a_standard_add_up_to_it(lines: Lines, text: str, line: str) -> None:
    assert lines(text) == [line]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "每人每月40元，由市级每人每月承担10元、县级每人每月承担20元。",
            "split: 10元 + 20元 = 30元 ✗ 40元",
        ),
        ("每人每月40元，由市、县财政分别承担10元、20元。", "split: 10元 + 20元 = 30元 ✗ 40元"),
    ],
)
def test_shares_that_do_not_add_up_are_contradicted(
    failing: Lines, mends: Lines, text: str, line: str
) -> None:
    assert failing(text) == [line]
    assert mends(text) == ["“40元”应为“30元”，或“10元”应为“20元”。"]


@pytest.mark.parametrize(
    "text",
    [
        # Two standards for different things.
        "每人每月40元，由市级承担；每人每年体检费120元，由县级承担。",
        # A standard that is raised.
        "补助标准由每人每月40元提高到每人每月50元，市级每人每月承担20元。",
        # Steps of a standard, not shares.
        "一档每人每月40元，二档每人每月30元，三档每人每月20元。",
    ],
)
def test_standards_side_by_side_are_left_in_peace(failing: Lines, text: str) -> None:
    assert failing(text) == []
