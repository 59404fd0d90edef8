import pytest

from mingxi.projects.stated_amounts import Cue, Statement, statements_in
from mingxi.prose.amounts import figures_in


def _statements(text: str) -> list[Statement]:
    return list(statements_in(text, figures_in(text), 0, len(text)))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("县财政安排5万元", Cue.GIVEN),
        ("按5万元列入预算", Cue.GIVEN),
        ("四项合计5万元", Cue.TOTAL),
        ("2025年预算5万元", Cue.TOTAL),
        ("需5万元", Cue.RESULT),
        ("人×天=5万元", Cue.RESULT),
        ("灯具5万元", Cue.NONE),
        ("合计三项，灯具5万元", Cue.NONE),
    ],
)
def test_the_words_of_its_own_clause_weigh_an_amount(text: str, cue: Cue) -> None:
    assert [statement.cue for statement in _statements(text)] == [cue]


def test_what_qizhong_governs_is_a_part_to_the_end_of_the_sentence() -> None:
    text = "需9万元，其中灯具4万元；电费5万元。另需1万元。"
    assert [s.part for s in _statements(text)] == [False, True, True, False]


def test_qizhong_in_brackets_governs_the_brackets_alone() -> None:
    text = "需9万元（其中灯具4万元），需1万元。"
    assert [s.part for s in _statements(text)] == [False, True, False]


def test_standards_and_factors_are_left_out() -> None:
    text = "每人每月2,000元，3人×500元=1,500元，每盏600元～750元。"
    assert [s.figure.text for s in _statements(text)] == ["1,500元"]


def test_a_comma_inside_a_number_parts_no_clause() -> None:
    text = "共需,1,500元,另支2,500元"
    first, second = _statements(text)
    assert text[first.clause.start : first.clause.end] == "1,500元"
    assert text[second.clause.start : second.clause.end] == "另支2,500元"


@pytest.mark.parametrize(
    "text",
    ["同口径补贴5万元", "较2030年的5万元", "比上年的5万元", "本年增加5万元", "比2030年减少了5万元"],
)
def test_what_is_but_compared_stands_aside(text: str) -> None:
    assert [statement.aside for statement in _statements(text)] == [True]


@pytest.mark.parametrize("text", ["按比例安排5万元", "技能比赛经费5万元", "增加预算安排5万元"])
def test_words_that_look_like_a_comparison_are_none(text: str) -> None:
    assert [statement.aside for statement in _statements(text)] == [False]
