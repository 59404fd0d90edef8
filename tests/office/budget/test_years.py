"""A fiscal year and its rounds: what each allows, and the dates that stay."""

from datetime import timedelta
from typing import Any

import pytest

from mingxi.office.budget.reckoning.rounds import BudgetRound, GrowthRule
from mingxi.office.budget.selectors.years import needs_by_unit, steps_of, total_need, years_for
from mingxi.office.budget.services.years import (
    move_to_round,
    open_fiscal_year,
    set_growth_rule,
)
from mingxi.office.events.models import Event
from mingxi.office.frame.clock import today
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.reckoning.roles import Role

UP, DOWN = BudgetRound.FIRST_UP, BudgetRound.FIRST_DOWN
UP_AGAIN, DOWN_AGAIN = BudgetRound.SECOND_UP, BudgetRound.SECOND_DOWN


def test_a_year_is_opened_once_and_begins_with_the_first_round(rounds: Any) -> None:
    assert rounds.year.round is UP
    assert list(years_for(rounds.clerk)) == [rounds.year]
    with pytest.raises(RefusedError, match="2027年预算已经开启，现处“一上”阶段"):
        open_fiscal_year(year=2027, began_on=today(), by=rounds.office)
    with pytest.raises(RefusedError, match="应在2000—2099之间"):
        open_fiscal_year(year=27, began_on=today(), by=rounds.office)


def test_rounds_follow_each_other_and_their_days_are_kept(rounds: Any) -> None:
    rounds.to(DOWN, UP_AGAIN, DOWN, UP_AGAIN, DOWN_AGAIN)
    began = rounds.year.beginnings.values_list("stage", flat=True)
    assert list(began) == [UP, DOWN, UP_AGAIN, DOWN, UP_AGAIN, DOWN_AGAIN]
    assert [step.is_over for step in steps_of(rounds.year)] == [True, True, True, False]
    assert Event.objects.filter(kind="fiscal_year.moved").count() == 5


def test_no_round_is_left_out(rounds: Any) -> None:
    with pytest.raises(RefusedError, match="不能直接转入“二上”"):
        rounds.to(UP_AGAIN)
    rounds.to(DOWN, UP_AGAIN)
    assert rounds.year.round is UP_AGAIN


@pytest.mark.parametrize(
    ("days", "told"), [(1, "还没有到"), (-1, "早于“一上”开始的日期")], ids=["to-come", "too-early"]
)
def test_a_round_begins_on_a_day_that_can_be(rounds: Any, days: int, told: str) -> None:
    day = today() + timedelta(days)
    with pytest.raises(RefusedError, match=told):
        move_to_round(year=rounds.year, to=DOWN, began_on=day, by=rounds.office)
    rounds.to(DOWN)


def test_what_is_proposed_is_issued_before_the_units_begin(rounds: Any) -> None:
    ceiling = rounds.cap_all(1_000)
    declaration = rounds.declare(900)
    rounds.to(DOWN)
    rounds.control(declaration, ceiling, 900)
    with pytest.raises(RefusedError, match="还有1个项目的控制数已拟定、尚未下达"):
        rounds.to(UP_AGAIN)
    rounds.issue()
    rounds.to(UP_AGAIN)
    with pytest.raises(RefusedError, match="还有1个项目的单位还没有上报二上"):
        rounds.to(DOWN_AGAIN)


def test_a_year_is_looked_at_whole_by_those_who_see_its_units(rounds: Any) -> None:
    ceiling = rounds.cap_all(1_000)
    first, _ = rounds.declare(900), rounds.declare(100, admitted_fen=60)
    rounds.declare(50, unit="民政局")
    rounds.to(DOWN)
    rounds.control(first, ceiling, 700)
    school, civil = needs_by_unit(rounds.office, rounds.year)
    assert (school.project_count, school.arranged_count, school.figures[:4]) == (
        2,
        1,
        (1_000, 960, 700, 0),
    )
    assert (civil.name, civil.figures.arranged_fen) == ("蘅川县民政局", None)
    assert total_need([school, civil]).unfunded_fen == 260
    assert [one.code for one in needs_by_unit(rounds.clerk, rounds.year)] == ["201001"]
    assert needs_by_unit(rounds.county[Role.TOWNSHIP_FINANCE_OFFICE], rounds.year) == []


def test_the_rule_of_growth_is_a_setting_of_the_year(rounds: Any) -> None:
    assert rounds.year.growth_rule == GrowthRule.REFUSE
    set_growth_rule(year=rounds.year, rule=GrowthRule.WARN, by=rounds.office)
    rounds.year.refresh_from_db()
    assert rounds.year.growth_rule == GrowthRule.WARN
