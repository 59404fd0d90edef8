"""The national expenditure standards of the library (expenditure_standards)."""

import pytest

from mingxi.quantities import Money
from mingxi.regulations import Confidence, Fee
from mingxi.regulations.expenditure_standards import (
    StandardItem,
    national_standards,
    standards_of,
)

EVERY = list(national_standards().values())


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item.code)
def test_every_standard_has_a_cap_a_unit_and_a_source_that_is_not_doubtful(
    item: StandardItem,
) -> None:
    assert item.cap > Money(0)
    assert item.per
    assert item.source.confidence is not Confidence.DOUBTFUL


@pytest.mark.parametrize(
    "item", [item for item in EVERY if item.components], ids=lambda item: item.code
)
def test_components_add_up_to_the_cap(item: StandardItem) -> None:
    assert sum(part.fen for part in item.components.values()) == item.cap.fen


def test_the_standards_of_a_fee_come_lowest_first() -> None:
    assert [item.cap for item in standards_of(Fee.TRAINING)] == [
        Money(55_000),
        Money(65_000),
        Money(76_000),
    ]


def test_a_standard_holds_from_the_year_its_instrument_does() -> None:
    assert standards_of(Fee.TRAINING, 2017)
    assert not standards_of(Fee.TRAINING, 2016)


def test_a_word_names_one_class_of_its_fee_only() -> None:
    for fee in Fee:
        words = [word for item in standards_of(fee) for word in item.words]
        assert len(set(words)) == len(words)
