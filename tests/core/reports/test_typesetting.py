"""Text is broken into rows as Chinese print does it."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mingxi.reports.terminal.typesetting import rows

PROSE = st.text(alphabet="全年共需，。《》（）12.5万元 abc-×=\u0301\u200b\u3000\t", max_size=80)


def broken(text: str, cells: int) -> list[str]:
    return [text[row.start : row.end] for row in rows(text, cells)]


def test_han_characters_take_two_cells() -> None:
    assert broken("一二三四五六", 8) == ["一二三四", "五六"]


def test_no_row_begins_with_a_closing_mark() -> None:
    assert broken("一二三四，五六", 8) == ["一二三", "四，五六"]


def test_no_row_ends_with_an_opening_mark() -> None:
    assert broken("一二三《四五》", 8) == ["一二三", "《四五》"]


def test_a_number_stays_whole_and_with_its_unit() -> None:
    assert broken("全年共12,345.6万元整", 16) == ["全年共", "12,345.6万元整"]


def test_a_word_wider_than_the_row_is_torn_all_the_same() -> None:
    assert broken("abcdefgh", 3) == ["abc", "def", "gh"]


@given(PROSE, st.integers(2, 40))
def test_rows_keep_the_width_and_lose_nothing_but_blanks(text: str, cells: int) -> None:
    parts = broken(text, cells)
    assert all(cell_len(part) <= cells for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
