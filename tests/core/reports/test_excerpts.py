"""An excerpt shows the place that is meant, and nothing in it can command a reader's screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.places import Span
from mingxi.reports.excerpts import excerpt, legible

PROSE = st.text(alphabet="全年共需，。《》（）12.5万元 abc-×=\u0301\u200b\u3000\t", max_size=80)


@given(st.text(max_size=60))
def test_legible_text_has_as_many_characters_and_no_command(text: str) -> None:
    clean = legible(text)
    assert len(clean) == len(text)
    assert not {"\x1b", "\x07", "\r", "\n", "\u202e"} & set(clean)


def test_an_excerpt_is_the_sentence_around_the_place() -> None:
    text = "第一句。购书共0.8万元，单价35元。第三句。"
    place = Span(text.index("0.8万元"), text.index("，单价"))
    shown = excerpt(text, place)
    assert shown.line == "购书共0.8万元，单价35元。"
    assert shown.line[slice(*shown.marked)] == "0.8万元"


def test_a_place_that_ends_its_sentence_takes_no_other_with_it() -> None:
    text = "第一句。共0.8万元。第三句。"
    assert excerpt(text, Span(4, 11)).line == "共0.8万元。"


def test_a_long_sentence_is_cut_around_the_place() -> None:
    text = "甲" * 500 + "0.8万元" + "乙" * 500
    shown = excerpt(text, Span(500, 505))
    assert shown.line.startswith("…甲")
    assert shown.line.endswith("乙…")
    assert shown.line[slice(*shown.marked)] == "0.8万元"
    assert len(shown.line) < 100


def test_a_long_place_is_shown_by_its_ends() -> None:
    text = "始" + "中" * 500 + "终"
    shown = excerpt(text, Span(0, len(text)))
    assert shown.line.startswith("始")
    assert shown.line.endswith("终")
    assert "…" in shown.line
    assert len(shown.line) < 100


@pytest.mark.parametrize("cell", ["\t", "\n"])
def test_a_place_over_cells_stays_on_one_line(cell: str) -> None:
    assert excerpt(f"书{cell}8000{cell}元", Span(0, 8)).line == "书 8000 元"


@given(PROSE, st.data())
def test_an_excerpt_marks_the_text_of_the_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown = excerpt(text, Span(start, end))
    marked = shown.line[slice(*shown.marked)]
    assert marked == legible(text[start:end]).strip() or "…" in marked
