"""What each factor adds to a product: quantities before prices, to the fen or not at all."""

from mingxi.places import Span
from mingxi.projects.comparison.effects import Effect, effects_in
from mingxi.projects.comparison.matched import figures_matched, matched
from mingxi.projects.comparison.sentences import sentences_in

from .invented import reading_of


def _effects(old: str, new: str) -> list[tuple[str, int]]:
    readings = reading_of(old), reading_of(new)
    said = [sentences_in(reading, [Span(0, len(reading.text))], None) for reading in readings]
    pairs = matched(said[0], said[1], (old, new)).pairs
    figures = [two for pair in pairs for two in figures_matched(pair)]
    found: list[Effect] = effects_in(readings[0].claims, readings[1].claims, figures)
    return [(new[slice(*e.places.new)], e.fen) for e in found if e.places.new is not None]


def test_one_factor_explains_all_of_the_growth() -> None:
    assert _effects(
        "护林员120人，每人每月200元，全年共需288,000元。",
        "护林员140人，每人每月200元，全年共需336,000元。",
    ) == [("140人", 4_800_000)]


def test_two_factors_share_the_growth_and_lose_no_fen() -> None:
    found = _effects(
        "护林员120人，每人每月200元，全年共需288,000元。",
        "护林员140人，每人每月210元，全年共需352,800元。",
    )
    assert found == [("140人", 4_800_000), ("210元", 1_680_000)]
    assert sum(fen for _, fen in found) == 35_280_000 - 28_800_000


def test_a_product_that_holds_by_rounding_alone_shares_out_nothing() -> None:
    assert not _effects(
        "护林员123人，每人每月77元，全年共需11.37万元。",
        "护林员133人，每人每月77元，全年共需12.29万元。",
    )


def test_a_product_that_fails_shares_out_nothing() -> None:
    assert not _effects(
        "护林员120人，每人每月200元，全年共需288,000元。",
        "护林员140人，每人每月200元，全年共需346,000元。",
    )


def test_a_product_stated_twice_counts_once() -> None:
    old = "护林员120人，每人每月200元，全年共需288,000元。"
    new = "护林员140人，每人每月200元，全年共需336,000元。"
    assert len(_effects(old + "上述" + old, new + "上述" + new)) == 1
