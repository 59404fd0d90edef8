"""Words as they are compared, numbers that are hidden, and excerpts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.office.frame.search.words import (
    PHRASES_MAX,
    excerpt,
    folded,
    masked,
    pair_terms,
    phrases_of,
    signs_of,
)

TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=200)


def marked(text: str, asked: str, *, whole: bool = False) -> str:
    pieces = excerpt(text, phrases_of(asked), whole=whole)
    return "".join(f"[{piece.text}]" if piece.found else piece.text for piece in pieces)


@given(TEXTS)
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_full_width_signs_and_capitals_are_compared_as_half_width_and_small() -> None:
    assert folded("ＧＢ／Ｔ ２０２６ Ａb①㎡") == "gb/t 2026 ab1㎡"


def test_a_number_with_its_decimals_is_one_sign() -> None:
    assert signs_of("共162.49万元，GB9704。") == ["共", "162.49", "万", "元", ",", "gb9704", "。"]


def test_blank_lines_part_what_stands_before_and_after() -> None:
    assert signs_of("项目\n资金") == ["项", "目", "资", "金"]
    assert signs_of("项目\n\n资金") == ["项", "目", "¶", "资", "金"]


def test_every_two_neighbours_are_a_term() -> None:
    assert pair_terms(["养", "老", "2026"]) == ["养\x1f老", "老\x1f2026"]


def test_phrases_stand_between_blanks_or_quotation_marks() -> None:
    assert phrases_of("养老 “补助 标准”　2026") == [
        ["养", "老"],
        ["补", "助", "标", "准"],
        ["2026"],
    ]


@pytest.mark.parametrize("asked", ["", "  ", "，。", "“”", "（ ）"])
def test_what_has_no_words_asks_for_nothing(asked: str) -> None:
    assert phrases_of(asked) == []


def test_so_many_phrases_are_asked_and_no_more() -> None:
    assert len(phrases_of("字 " * 50)) == PHRASES_MAX


def test_an_excerpt_begins_a_little_before_the_first_place() -> None:
    text = "前" * 100 + "补助标准为每人每月300元" + "后" * 200
    told = marked(text, "补助标准 300")
    assert told.startswith("…前")
    assert "[补助标准]为每人每月[300]元" in told
    assert told.endswith("后…")
    assert len(told) < 140


def test_an_excerpt_without_the_words_is_the_beginning() -> None:
    assert marked("居家养老上门服务", "道路") == "居家养老上门服务"


def test_a_title_is_given_whole() -> None:
    title = "甲" * 150 + "养老"
    assert marked(title, "养老", whole=True) == "甲" * 150 + "[养老]"


def test_what_a_line_break_parts_in_the_text_is_marked_all_the_same() -> None:
    assert marked("项目补助\n标准不变", "补助标准") == "项目[补助 标准]不变"


def test_a_number_is_not_marked_inside_another() -> None:
    assert marked("服务186人，其中86人", "86") == "服务186人，其中[86]人"


@given(TEXTS, st.text(alphabet="项目资金 2.a“", max_size=12))
def test_an_excerpt_shows_the_text_and_nothing_else(text: str, asked: str) -> None:
    shown = "".join(piece.text for piece in excerpt(text, phrases_of(asked)))
    assert shown.removeprefix("…").removesuffix("…") in text.replace("\n", " ") or "…" in text


def test_numbers_that_point_at_somebody_are_hidden() -> None:
    told = masked("联系人电话13800138000，身份证号110101199003070599，金额13,800元。")
    assert "13800138000" not in told
    assert "110101199003070599" not in told
    assert "金额13,800元" in told
