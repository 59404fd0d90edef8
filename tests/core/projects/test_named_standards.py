"""What a standard is paid for is read from the words behind it, else from those before it."""

import pytest

from mingxi.documents.document import Document
from mingxi.places import Span
from mingxi.projects.named_standards import named_standards
from mingxi.projects.reading import Reading
from mingxi.prose.amounts import figures_in


def names(text: str) -> list[tuple[str, set[str]]]:
    reading = Reading(Document("case.txt", "", text), figures_in(text), (), (), (), (), (), ())
    return [(s.name, set(s.periods)) for s in named_standards(reading, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "巡河员岗位补贴每人每月300元，全年3.6万元。",
        "每人每月300元的巡河员岗位补贴按月发放。",
        "落实巡河员岗位补贴，按照每人每月300元的标准执行。",
    ],
)
def test_one_standard_keeps_its_name_wherever_the_name_stands(text: str) -> None:
    assert names(text) == [("巡河员岗位", {"月"})]


def test_a_calculation_in_brackets_bears_the_name_before_the_brackets() -> None:
    assert names("党员教育培训经费6.4万元（1280人×50元/年＝6.4万元）") == [("党员教育培训", {"年"})]


def test_a_standard_of_nothing_named_is_left_out() -> None:
    assert not names("每人每月300元。")
