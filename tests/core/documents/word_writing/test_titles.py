import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.documents.word_writing.titles import CHARACTERS, title_lines


@pytest.mark.parametrize(
    "lines",
    [
        ["蘅川县水务局2025年项目文本"],
        ["蘅川县水务局2025年预算", "重点领域财政项目文本公开"],
        ["中共蘅川县委组织部蘅川县", "人力资源和社会保障局2025年", "预算重点领域财政项目文本公开"],
    ],
)
def test_a_title_is_parted_evenly_between_words(lines: list[str]) -> None:
    assert title_lines("".join(lines)) == lines


@given(st.text("县局年项目文本公开20", min_size=1, max_size=150))
def test_no_line_is_too_long_and_nothing_is_lost(title: str) -> None:
    lines = title_lines(title)
    assert "".join(lines) == title
    assert all(0 < len(line) <= CHARACTERS for line in lines)
    assert len(lines) <= -(-len(title) // CHARACTERS) + 1


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_year_is_not_torn(before: int, after: int) -> None:
    lines = title_lines("川" * before + "2025年" + "川" * after)
    assert any("2025年" in line for line in lines)
