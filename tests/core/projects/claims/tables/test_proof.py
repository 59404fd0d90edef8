from decimal import Decimal

import pytest

from mingxi.projects.claims.tables.proof import rounding_slack, share_of, with_unit
from mingxi.prose.marks import Figure


def figure(text: str, unit: str, scale: int = 1, per: tuple[str, ...] = ()) -> Figure:
    number = Decimal(text.rstrip("元%万"))
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    step = Decimal(1).scaleb(exponent) * scale
    return Figure(0, len(text), text, number * scale, unit, step, unit, per, scale=scale)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (figure("34.20", "元", 10_000), "34.20万元"),
        (figure("600元", "元", per=("人", "年")), "600元/(人·年)"),
        (figure("300", "元", per=("吨",)), "300元/吨"),
        (figure("20", "台"), "20台"),
        (figure("20", ""), "20"),
        (figure("0.074", "比例"), "0.074"),
    ],
)
def test_a_number_is_shown_with_the_unit_of_its_heading(given: Figure, shown: str) -> None:
    assert with_unit(given) == shown


def test_whole_yuan_and_fen_leave_no_slack() -> None:
    assert rounding_slack([figure("300", "元"), figure("20.55", "元"), figure("20", "人")]) == 0


def test_rounded_parts_have_half_of_the_finest_step_each() -> None:
    parts = [figure("1.2", "元", 10_000), figure("0.65", "元", 10_000)]
    assert rounding_slack(parts) == 100


def test_a_share_is_computed_the_way_it_is_written() -> None:
    part, whole = figure("15", "元"), figure("60", "元")
    assert share_of(part, whole, figure("25%", "%")) == 25
    assert share_of(part, whole, figure("0.25", "比例")) == Decimal("0.25")
