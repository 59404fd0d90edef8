from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.office.declaration.reckoning.cost import (
    amount_of,
    computed_fen,
    cost_fen,
    explained,
    line_fen,
    occasions,
    paid_fen,
    total_of,
)
from mingxi.office.declaration.reckoning.project_form import (
    CostLine,
    FormFunding,
    FormInstalment,
    FormItem,
    ProjectForm,
)
from mingxi.office.declaration.reckoning.states import Manner
from mingxi.projects.project_text import Level

NUMBERS = st.decimals(0, 10**6, places=6)
LINES = st.recursive(
    st.builds(CostLine, quantity=NUMBERS, standard_fen=st.integers(0, 10**12), periods=NUMBERS),
    lambda below: st.builds(
        CostLine,
        quantity=NUMBERS,
        periods=NUMBERS,
        parts=st.lists(below, min_size=1, max_size=3).map(tuple),
    ),
    max_leaves=6,
)
STAFF = CostLine(
    quantity=Decimal(6),
    quantity_unit="人",
    standard_fen=2_550_00,
    periods=Decimal(12),
    period_unit="个月",
)
SPEAKERS = CostLine(quantity=Decimal(3), quantity_unit="人", standard_fen=1_000_00)
ROOM = CostLine(quantity=Decimal(2), quantity_unit="天", standard_fen=500_00)
COURSE = CostLine(periods=Decimal(2), period_unit="期", parts=(SPEAKERS, ROOM))


def exactly(line: CostLine) -> Fraction:
    each = sum(map(exactly, line.parts), Fraction(0)) if line.parts else line.standard_fen
    return each * Fraction(line.quantity) * Fraction(line.periods)


@given(LINES)
def test_a_line_is_exact_and_rounded_half_up_once(line: CostLine) -> None:
    assert line_fen(line) == int(exactly(line) + Fraction(1, 2))


@given(LINES)
def test_a_line_around_a_line_is_the_line(line: CostLine) -> None:
    assert line_fen(CostLine(parts=(line,))) == line_fen(line)


@given(st.lists(LINES, max_size=4))
def test_lines_together_are_the_sum_of_what_is_shown(lines: list[CostLine]) -> None:
    assert cost_fen(lines) == sum(map(line_fen, lines))


@given(LINES, st.integers(0, 1000))
def test_more_of_the_same_costs_as_much_more(line: CostLine, times: int) -> None:
    whole = CostLine(quantity=Decimal(times), parts=(line,))
    assert abs(line_fen(whole) - times * line_fen(line)) * 2 <= times + 1


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (STAFF, "6人×2,550元/(人·月)×12个月=183,600元"),
        (SPEAKERS, "3人×1,000元/人=3,000元"),
        (COURSE, "(3人×1,000元/人+2天×500元/天)×2期=8,000元"),
        (CostLine(standard_fen=500_00), "500元"),
        (CostLine(quantity=Decimal("0.5"), standard_fen=1), "0.5×0.01元=0.01元"),
        (CostLine(quantity=Decimal(1), quantity_unit="项", standard_fen=5), "1项×0.05元/项=0.05元"),
    ],
)
def test_a_line_is_written_as_a_clerk_does(line: CostLine, words: str) -> None:
    assert explained(line) == words


def test_an_amount_that_is_not_stated_is_that_of_the_cost_then_of_the_items_below() -> None:
    below = (
        FormItem(key="b", label="乙", amount_fen=3),
        FormItem(key="c", label="丙", cost=(ROOM,)),
    )
    assert amount_of(FormItem(key="a", label="甲", items=below)) == 3 + 1_000_00
    assert amount_of(FormItem(key="a", label="甲", cost=(SPEAKERS,), items=below)) == 3_000_00
    assert amount_of(FormItem(key="a", label="甲", amount_fen=7, cost=(SPEAKERS,))) == 7
    unknown = (*below, FormItem(key="d", label="丁"))
    assert computed_fen(FormItem(key="a", label="甲", items=unknown)) is None


def test_a_total_that_is_not_stated_is_that_of_the_items_then_of_the_funding(
    form: ProjectForm,
) -> None:
    assert total_of(form) == 200_000_00
    assert total_of(form.model_copy(update={"total_fen": 5})) == 5
    bare = form.model_copy(update={"items": ()})
    assert total_of(bare) == 200_000_00
    assert total_of(bare.model_copy(update={"funding": ()})) is None
    one = bare.model_copy(update={"funding": (FormFunding(level=Level.COUNTY, amount_fen=0),)})
    assert total_of(one) == 0


@pytest.mark.parametrize(
    ("manner", "more", "fen"),
    [
        (Manner.ONCE, {}, 100),
        (Manner.MONTHLY, {}, 1200),
        (Manner.MONTHLY, {"first": "2026-03", "last": "2026-10"}, 800),
        (Manner.MONTHLY, {"first": "2026-11", "last": "2027-02"}, 400),
        (Manner.QUARTERLY, {}, 400),
        (Manner.QUARTERLY, {"first": "2026-04", "last": "2026-09"}, 200),
        (Manner.FESTIVAL, {"occasion": "春节"}, 100),
        (Manner.FESTIVAL, {"occasion": "春节、端午和中秋"}, 300),
        (Manner.ON_ACCEPTANCE, {}, 100),
        (Manner.AS_INCURRED, {"ceiling_fen": 900}, 900),
        (Manner.OTHER, {}, None),
        (Manner.ONCE, {"amount_fen": None}, None),
    ],
)
def test_a_line_of_the_plan_pays_as_often_as_it_says(
    manner: Manner, more: dict[str, object], fen: int | None
) -> None:
    paid = FormInstalment.model_validate(
        {"what": "慰问", "manner": manner, "amount_fen": 100, **more}
    )
    assert paid_fen(paid) == fen


def test_festivals_are_told_one_by_one() -> None:
    paid = FormInstalment(what="慰问", manner=Manner.FESTIVAL, occasion=" 春节、端午节， 中秋节及")
    assert occasions(paid) == ("春节", "端午节", "中秋节")
