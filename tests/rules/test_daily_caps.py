"""Prices per person and day against the national standards (daily_caps)."""

import pytest

from mingxi.documents import read_document
from mingxi.projects.understanding import understand
from mingxi.regulations import Fee
from mingxi.rules import Severity
from mingxi.rules.daily_caps import above_daily_cap


def severities(text: str) -> list[Severity | None]:
    reading = understand(read_document("caps.txt", text.encode()))
    return [finding.severity for finding in above_daily_cap(reading, Fee.TRAINING)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("举办培训班，每人每天760元。", [Severity.INFO]),
        ("举办培训班，每人每天761元。", [Severity.WARNING]),
        ("举办科级干部培训班，每人每天600元。", [Severity.WARNING]),
        ("举办科级干部培训班，每人每天550元。", []),
        ("举办厅级干部培训班，每人每天650元。", []),
        ("举办培训班，每人每天600元。", [Severity.INFO]),
        ("举办培训班，每人每天550元。", []),
        ("举办培训班，住宿费每人每天600元。", []),
        ("举办培训班，食宿费每人每天800元。", [Severity.WARNING]),
        ("举办培训班，每人800元。", []),
    ],
)
def test_a_price_is_judged_by_the_class_that_the_text_names(
    text: str, expected: list[Severity]
) -> None:
    assert severities(text) == expected


def test_before_the_standard_was_in_force_nothing_is_said() -> None:
    assert severities("2016年培训计划\n举办培训班，每人每天800元。") == []
    assert severities("2017年培训计划\n举办培训班，每人每天800元。") == [Severity.WARNING]
