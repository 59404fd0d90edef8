"""Numbers of headings and lists, through their levels."""

import pytest

from mingxi.documents import read_document
from mingxi.projects.understanding import understand


def faults(text: str) -> list[tuple[str, str, str]]:
    reading = understand(read_document("case.txt", text.encode()))
    return [
        (fault.kind.value, fault.before.written, fault.mark.written) for fault in reading.numbering
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、甲\n（一）乙\n（二）丙\n二、丁\n（一）戊\n（二）己\n三、庚\n",
        "1.甲\n1.乙\n2.丙\n2.丁\n1.戊\n2.己\n3.庚\n",
        "5、甲\n1．乙\n2．丙\n6、丁\n",
        "一是甲。二是乙。三是丙。\n一是丁。二是戊。\n",
        "①甲；②乙；③丙。\n①丁；②戊。\n",
        "（七）甲\n（八）乙\n",
        "1.甲\n见第5项。\n2.乙\n",
    ],
)
def test_lists_that_go_on_by_one_are_left_alone(text: str) -> None:
    assert not faults(text)


@pytest.mark.parametrize(
    ("text", "before", "written"),
    [
        ("（一）甲\n（二）乙\n（四）丙\n", "（二）", "（四）"),
        ("1.甲\n①乙\n②丙\n3.丁\n", "1.", "3."),
        ("一是甲。二是乙。四是丙。", "二是", "四是"),
        ("1.甲\n1.乙\n2.丙\n2.丁\n4.戊\n", "2.", "4."),
    ],
)
def test_a_number_left_out_is_found(text: str, before: str, written: str) -> None:
    assert faults(text) == [("skipped", before, written)]


def test_a_number_given_twice_is_found() -> None:
    assert faults("（一）甲\n（二）乙\n（二）丙\n（三）丁\n") == [("repeated", "（二）", "（二）")]


def test_one_wrong_number_is_one_fault() -> None:
    assert faults("1.甲\n2.乙\n4.丙\n4.丁\n5.戊\n") == [("skipped", "2.", "4.")]
    assert faults("1.甲\n2.乙\n2.丙\n4.丁\n5.戊\n") == [("repeated", "2.", "2.")]


def test_another_form_in_one_list_is_told_once() -> None:
    assert faults("1.甲\n2、乙\n3.丙\n4、丁\n") == [("mixed", "1.", "2、")]


def test_another_form_in_an_inner_list_is_its_own() -> None:
    assert not faults("1、甲\n1.乙\n2.丙\n2、丁\n")


def test_a_section_heading_without_a_number_begins_afresh() -> None:
    text = (
        "项目名称\n河道保洁\n立项依据\n1.《办法》\n2.《细则》\n项目实施单位\n水务局\n"
        "项目实施内容\n2.清漂\n3.清淤\n资金安排情况\n12万元\n"
    )
    assert not faults(text)


def test_numbers_in_a_table_are_values() -> None:
    assert not faults("1.甲\n\n\t（1）\n\t清漂\n\n\t（4）\n\t清淤\n\n2.乙\n")
