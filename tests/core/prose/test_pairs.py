"""Half pairs of quotation marks, parentheses and title marks."""

import pytest

from mingxi.prose.pairs import lone_marks_in


def lone(text: str) -> list[tuple[int, str, bool]]:
    return [tuple(mark) for mark in lone_marks_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增强“发展的本领。", (2, "“", True)),
        ("增强发展”的本领。", (4, "”", False)),
        ("办法（试行的通知", (2, "（", True)),
        ("办法试行）的通知", (4, "）", False)),
        ("办法(试行的通知", (2, "（", True)),
        ("根据《办法的规定", (2, "《", True)),
        ("（一项（二项）共三项", (0, "（", True)),
    ],
)
def test_half_a_pair_is_found(text: str, expected: tuple[int, str, bool]) -> None:
    assert lone(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "落实“属地管理、分级负责”“谁主管、谁负责”的原则",
        "办法（试行)的通知",
        "（其中（一）至（三）项）",
        "1）清漂；2）清淤；一）管护",
        "《关于印发〈办法〉的通知》",
        "全文（第一行\n第二行）到此",
        "",
    ],
)
def test_pairs_are_left_alone(text: str) -> None:
    assert not lone(text)


def test_a_quotation_may_open_every_paragraph_and_close_once() -> None:
    assert not lone("他说：“第一段。\n第二段。”")
    assert not lone("他说：“第一段。\n“第二段。\n　　“第三段。”")
    assert lone("他说：“第一段。\n又说：“第二段。”") == [(3, "“", True)]


def test_marks_that_face_the_same_way_are_both_alone() -> None:
    assert [mark for _, mark, _ in lone("建立”刚性”制度")] == ["”", "”"]


def test_halves_far_apart_are_no_pair() -> None:
    assert len(lone("甲（乙\n" + "丙" * 500 + "\n丁）")) == 2
