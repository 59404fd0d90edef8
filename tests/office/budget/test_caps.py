"""Caps on meetings, training, reception and the three public expenses."""

from typing import Any

import pytest

from mingxi.office.budget.models import Arrangement
from mingxi.office.budget.reckoning.caps import CapKind, CodedAmount, exceeded
from mingxi.office.budget.reckoning.rounds import BudgetRound, GrowthRule
from mingxi.office.budget.selectors.arrangements import details_of
from mingxi.office.budget.selectors.caps import caps_for
from mingxi.office.budget.services.caps import set_cap
from mingxi.office.budget.services.spreading import checked_spread, hand_in_spread, save_details
from mingxi.office.budget.services.years import open_fiscal_year, set_growth_rule
from mingxi.office.frame.clock import today
from mingxi.office.frame.refusals import RefusedError


def cap(rounds: Any, kind: CapKind, fen: int, **more: Any) -> Any:
    return set_cap(
        year=rounds.year, unit=rounds.unit("一中"), kind=kind, cap_fen=fen, by=rounds.office, **more
    )


def test_three_public_expenses_are_capped_together() -> None:
    caps = {CapKind.RECEPTION: 50, CapKind.THREE_PUBLIC: 100}
    used = {"30212": 30, "30215": 900}
    lines = [CodedAmount("30217", 40), CodedAmount("31013", 31, "购车"), CodedAmount("30215", 9)]
    over = exceeded(caps, used, lines)
    assert over is not None
    assert (over.kind, over.line.label, over.used_fen, over.asked_fen, over.over_fen) == (
        CapKind.THREE_PUBLIC,
        "购车",
        30,
        71,
        1,
    )
    assert exceeded(caps, used, [CodedAmount("30217", 40), CodedAmount("30231", 30)]) is None


def test_going_over_a_cap_is_refused_with_the_line_named(rounds: Any, issued: Arrangement) -> None:
    cap(rounds, CapKind.MEETINGS, 149_999_999)
    prepared = checked_spread(issued, rounds.clerk)
    with pytest.raises(RefusedError) as refusal:
        hand_in_spread(arrangement=issued, prepared=prepared, by=rounds.clerk)
    assert refusal.value.code == "cap-exceeded"
    assert refusal.value.message == (
        "第2行“秋季会议”（30215，100万元）使蘅川县第一中学的会议费超过总控："
        "总控149.999999万元，其他项目已列0万元，本项目150万元，超出0.000001万元。"
    )
    cap(rounds, CapKind.MEETINGS, 150_000_000)
    hand_in_spread(arrangement=issued, prepared=prepared, by=rounds.clerk)
    [standing] = caps_for(rounds.clerk, rounds.year)
    assert (standing.used_fen, standing.remaining_fen, standing.grows) == (150_000_000, 0, False)


def test_what_other_projects_have_handed_in_counts(rounds: Any, handed_in: Arrangement) -> None:
    with pytest.raises(RefusedError, match=r"已列150万元，总控不能低于它"):
        cap(rounds, CapKind.MEETINGS, 149_999_999)
    assert cap(rounds, CapKind.MEETINGS, 150_000_000).cap_fen == 150_000_000


def test_a_second_project_goes_over_what_the_first_left(rounds: Any) -> None:
    ceiling = rounds.cap_all(2_000)
    for _ in range(2):
        rounds.declare(900)
    cap(rounds, CapKind.MEETINGS, 1_000)
    rounds.to(BudgetRound.FIRST_DOWN)
    from mingxi.office.declaration.models import Declaration  # noqa: PLC0415

    for declaration in Declaration.objects.all():
        rounds.control(declaration, ceiling, 900)
    rounds.issue()
    rounds.to(BudgetRound.SECOND_UP)
    first, second = Arrangement.objects.order_by("pk")
    prepared = checked_spread(first, rounds.clerk)
    hand_in_spread(arrangement=first, prepared=prepared, by=rounds.clerk)
    prepared = checked_spread(second, rounds.clerk)
    told = r"其他项目已列0\.0009万元，本项目0\.0009万元，超出0\.0008万元"
    with pytest.raises(RefusedError, match=told):
        hand_in_spread(arrangement=second, prepared=prepared, by=rounds.clerk)
    lines = [line._replace(dept_econ_code="30201") for line in details_of(second)]
    save_details(arrangement=second, details=lines, by=rounds.clerk)
    hand_in_spread(arrangement=second, prepared=prepared, by=rounds.clerk)


def test_caps_only_fall_or_stay(rounds: Any) -> None:
    told = r"本年0\.001001万元超过上年0\.001万元，多0\.000001万元：只减不增"
    with pytest.raises(RefusedError, match=told):
        cap(rounds, CapKind.RECEPTION, 1_001, last_year_fen=1_000)
    assert cap(rounds, CapKind.RECEPTION, 1_000, last_year_fen=1_000).growth_fen == 0
    with pytest.raises(RefusedError, match="总控不能小于零"):
        cap(rounds, CapKind.RECEPTION, -1)


def test_where_the_year_only_warns_a_cap_may_grow_and_shows_it(rounds: Any) -> None:
    set_growth_rule(year=rounds.year, rule=GrowthRule.WARN, by=rounds.office)
    cap(rounds, CapKind.RECEPTION, 1_001, last_year_fen=1_000)
    [standing] = caps_for(rounds.clerk, rounds.year)
    assert standing.grows


def test_what_the_system_knows_of_last_year_goes_before_what_is_said(rounds: Any) -> None:
    cap(rounds, CapKind.TRAINING, 500)
    rounds.year = open_fiscal_year(year=2028, began_on=today(), by=rounds.office)
    with pytest.raises(RefusedError, match=r"超过上年0\.0005万元"):
        cap(rounds, CapKind.TRAINING, 600, last_year_fen=900)
    assert cap(rounds, CapKind.TRAINING, 400, last_year_fen=900).last_year_fen == 500
