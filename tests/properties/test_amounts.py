from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mingxi.prose.amounts import figures_in
from mingxi.quantities import Money

from .strategies import (
    FULL_WIDTH,
    Printed,
    Statement,
    in_capitals,
    in_chinese,
    printed_amounts,
    statements,
    wild_texts,
)


@given(printed_amounts())
def test_a_printed_amount_reads_back_with_the_same_fen_and_precision(printed: Printed) -> None:
    (figure,) = figures_in(f"安排{printed.text}。")
    assert figure.text == printed.text
    assert figure.fen == Money.from_yuan(printed.yuan).fen
    assert (figure.value, figure.step) == (printed.yuan, printed.step)


@given(st.integers(1, 10**10))
def test_an_amount_in_numerals_or_capitals_reads_back(yuan: int) -> None:
    for written in (f"{in_chinese(yuan)}元", f"{in_capitals(yuan)}元整"):
        (figure,) = figures_in(f"安排：{written}。")
        assert (figure.text, figure.fen) == (written, yuan * 100)


@given(st.one_of(wild_texts, statements.map(lambda statement: statement.text)))
def test_figures_stand_in_order_apart_and_as_they_are_written(text: str) -> None:
    figures = figures_in(text)
    for figure in figures:
        assert figure.start < figure.end
        assert text[figure.start : figure.end] == figure.text
        assert figure.value >= 0
        assert figure.step >= 0
    for left, right in pairwise(figures):
        assert left.end <= right.start


@given(statements)
def test_full_width_digits_mean_the_same(statement: Statement) -> None:
    narrow = figures_in(statement.text)
    wide = figures_in(statement.text.translate(FULL_WIDTH))
    assert [figure._replace(text="") for figure in wide] == [
        figure._replace(text="") for figure in narrow
    ]
