"""Ceilings: no control figure goes over one, whoever asks, however many at once."""

from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from mingxi.office.budget.models import Arrangement, Ceiling, ControlFigure
from mingxi.office.budget.reckoning.proposing import COUNTY_BUDGET
from mingxi.office.budget.reckoning.rounds import BudgetRound
from mingxi.office.budget.reckoning.sources import Source
from mingxi.office.budget.selectors.ceilings import ceilings_for
from mingxi.office.budget.services.ceilings import set_ceiling
from mingxi.office.budget.services.controls import propose_by_rank, set_control_figures
from mingxi.office.declaration.reckoning.states import DeclarationState, FundKind
from mingxi.office.events.models import Event
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.reckoning.roles import Role

DOWN = BudgetRound.FIRST_DOWN


def used(ceiling: Ceiling) -> int:
    ceiling.refresh_from_db()
    return ceiling.used_fen


def test_going_over_a_ceiling_is_refused_with_all_its_figures(rounds: Any) -> None:
    ceiling = rounds.cap_all(100_000_00)
    first, second = rounds.declare(80_000_00), rounds.declare(80_000_00)
    rounds.to(DOWN)
    rounds.control(first, ceiling, 70_000_00)
    with pytest.raises(RefusedError) as refusal:
        rounds.control(second, ceiling, 30_000_01)
    assert refusal.value.code == "ceiling-exceeded"
    assert refusal.value.message == (
        "超过“蘅川县财政局 一般公共预算资金·县（市、区）级”的限额：限额10万元，"
        "已安排7万元，本次增加3.000001万元，超出0.000001万元。"
    )
    assert used(ceiling) == 70_000_00
    rounds.control(second, ceiling, 30_000_00)
    assert used(ceiling) == 100_000_00


def test_what_is_used_follows_every_change(rounds: Any) -> None:
    ceiling = rounds.cap_all(1_000)
    declaration = rounds.declare(1_000)
    rounds.to(DOWN)
    for fen in (1_000, 400, 0, 900):
        arrangement = rounds.control(declaration, ceiling, fen)
        assert (used(ceiling), arrangement.control_fen) == (fen, fen)
    assert arrangement.revision == 4
    assert Event.objects.filter(kind="control_figures.set").count() == 4


def test_moving_money_between_projects_asks_only_for_the_difference(rounds: Any) -> None:
    ceiling = rounds.cap_all(1_000)
    first, second = rounds.declare(1_000), rounds.declare(1_000)
    rounds.to(DOWN)
    rounds.control(first, ceiling, 1_000)
    figures = {first.pk: {ceiling.pk: 300}, second.pk: {ceiling.pk: 700}}
    set_control_figures(year=rounds.year, figures=figures, by=rounds.office)
    assert used(ceiling) == 1_000


def test_the_nearest_ceiling_above_a_unit_holds(rounds: Any) -> None:
    rounds.cap_all(1_000)
    near = rounds.cap_all(500, "教育局")
    rounds.declare(900)
    rounds.to(DOWN)
    [arrangement] = propose_by_rank(
        year=rounds.year, department=rounds.unit("教育局"), by=rounds.office
    )
    assert [(one.ceiling, one.amount_fen) for one in arrangement.controls.all()] == [(near, 500)]


def test_by_rank_money_goes_down_the_list_until_it_is_used_up(rounds: Any) -> None:
    ceiling = rounds.cap_all(1_000)
    last = rounds.declare(600, rank=3)
    first = rounds.declare(700, rank=1)
    second = rounds.declare(900, rank=2)
    rounds.to(DOWN)
    for _ in range(2):  # proposing anew changes nothing
        propose_by_rank(year=rounds.year, department=rounds.unit("教育局"), by=rounds.office)
        controls = dict(Arrangement.objects.values_list("declaration", "control_fen"))
        assert controls == {first.pk: 700, second.pk: 300, last.pk: 0}
        assert used(ceiling) == 1_000


def test_without_a_ceiling_nothing_is_proposed(rounds: Any) -> None:
    rounds.declare(600)
    rounds.to(DOWN)
    with pytest.raises(RefusedError, match="“蘅川县教育局”还没有限额"):
        propose_by_rank(year=rounds.year, department=rounds.unit("教育局"), by=rounds.office)


def test_a_control_figure_is_not_above_what_was_admitted(rounds: Any) -> None:
    ceiling = rounds.cap_all(1_000)
    declaration = rounds.declare(600, admitted_fen=500)
    rounds.to(DOWN)
    with pytest.raises(
        RefusedError, match=r"控制数0\.000501万元超过审定数0\.0005万元，多0\.000001万元"
    ):
        rounds.control(declaration, ceiling, 501)
    with pytest.raises(RefusedError, match="不能小于零"):
        rounds.control(declaration, ceiling, -1)
    assert rounds.control(declaration, ceiling, 500).control_fen == 500


def test_a_ceiling_of_another_unit_gives_nothing(rounds: Any) -> None:
    rounds.cap_all(1_000)
    other = rounds.cap_all(1_000, "民政局")
    declaration = rounds.declare(600)
    rounds.to(DOWN)
    with pytest.raises(RefusedError, match="没有这个来源的限额"):
        rounds.control(declaration, other, 1)


def test_figures_that_somebody_changed_meanwhile_are_not_overwritten(rounds: Any) -> None:
    ceiling = rounds.cap_all(1_000)
    declaration = rounds.declare(600)
    rounds.to(DOWN)
    wish = {"year": rounds.year, "by": rounds.office, "figures": {declaration.pk: {ceiling.pk: 5}}}
    set_control_figures(**wish, revisions={declaration.pk: 0})
    with pytest.raises(RefusedError, match="刚被别人改过"):
        set_control_figures(**wish, revisions={declaration.pk: 0})
    set_control_figures(**wish, revisions={declaration.pk: 1})


def test_figures_are_proposed_in_their_round_and_for_ones_own_units(rounds: Any) -> None:
    ceiling = rounds.cap_all(1_000)
    declaration = rounds.declare(600, unit="民政局")
    with pytest.raises(RefusedError, match=r"现处“一上”阶段.*拟定控制数只在“一下”阶段办理"):
        rounds.control(declaration, ceiling, 1)
    rounds.to(DOWN)
    desk = rounds.county[Role.BUDGET_DESK]
    figures = {declaration.pk: {ceiling.pk: 1}}
    with pytest.raises(RefusedError, match="不归您办理"):
        set_control_figures(year=rounds.year, figures=figures, by=desk)
    rounds.control(declaration, ceiling, 1)


def test_a_ceiling_is_not_lowered_below_what_is_arranged(rounds: Any) -> None:
    ceiling = rounds.cap_all(1_000)
    declaration = rounds.declare(600)
    rounds.to(DOWN)
    rounds.control(declaration, ceiling, 600)
    with pytest.raises(RefusedError, match=r"限额不能设为0\.000599万元"):
        rounds.cap_all(599)
    assert rounds.cap_all(600).remaining_fen == 0
    with pytest.raises(RefusedError, match="限额应在0与"):
        rounds.cap_all(-1)


def test_ceilings_stand_by_unit_and_source_for_those_who_see_the_unit(rounds: Any) -> None:
    city = Source(FundKind.GENERAL, "city")
    rounds.cap_all(1_000)
    wish = {"year": rounds.year, "source": city, "ceiling_fen": 7, "by": rounds.office}
    set_ceiling(unit=rounds.unit("一中"), **wish)
    assert [one.source for one in ceilings_for(rounds.office, rounds.year)] == [
        COUNTY_BUDGET,
        city,
    ]
    assert [one.source for one in ceilings_for(rounds.clerk, rounds.year)] == [city]


# --- the database itself ---


def test_the_database_refuses_past_all_services(rounds: Any) -> None:
    ceiling = rounds.cap_all(1_000)
    declaration = rounds.declare(2_000)
    rounds.to(DOWN)
    arrangement = rounds.control(declaration, ceiling, 1_000)
    with pytest.raises(IntegrityError), transaction.atomic():
        ControlFigure.objects.filter(arrangement=arrangement).update(amount_fen=1_001)
    ControlFigure.objects.filter(arrangement=arrangement).update(amount_fen=1_000)
    assert used(ceiling) == 1_000


def test_of_two_officers_who_spend_the_last_of_a_ceiling_one_is_refused(
    committed_rounds: Any,
) -> None:
    rounds = committed_rounds
    ceiling = rounds.cap_all(1_000)
    declarations = [rounds.declare(800) for _ in range(2)]
    rounds.to(DOWN)
    together = Barrier(2)
    refusals: list[RefusedError] = []

    def spend(number: int) -> None:
        try:
            together.wait()
            figures = {declarations[number].pk: {ceiling.pk: 800}}
            set_control_figures(year=rounds.year, figures=figures, by=rounds.office)
        except RefusedError as refusal:
            refusals.append(refusal)
        finally:
            connection.close()

    officers = [Thread(target=spend, args=(number,)) for number in range(2)]
    for officer in officers:
        officer.start()
    for officer in officers:
        officer.join()
    assert [one.code for one in refusals] == ["ceiling-exceeded"]
    assert "已安排0.0008万元，本次增加0.0008万元，超出0.0006万元" in refusals[0].message
    assert used(ceiling) == 800


def test_of_two_who_pass_all_services_the_database_refuses_one(committed_rounds: Any) -> None:
    rounds = committed_rounds
    ceiling = rounds.cap_all(1_000)
    declarations = [rounds.declare(800) for _ in range(2)]
    rounds.to(DOWN)
    arrangements = [rounds.control(one, ceiling, 1) for one in declarations]
    together = Barrier(2)
    refused: list[Exception] = []

    def spend(number: int) -> None:
        try:
            together.wait()
            rows = ControlFigure.objects.filter(arrangement=arrangements[number])
            rows.update(amount_fen=800)
        except IntegrityError as error:
            refused.append(error)
        finally:
            connection.close()

    officers = [Thread(target=spend, args=(number,)) for number in range(2)]
    for officer in officers:
        officer.start()
    for officer in officers:
        officer.join()
    assert len(refused) == 1
    assert used(ceiling) == 801


# --- what gets no money ---


def test_what_gets_nothing_goes_back_to_the_library_with_its_need(rounds: Any) -> None:
    from mingxi.office.budget.services.issuing import leave_rest_unfunded  # noqa: PLC0415

    ceiling = rounds.cap_all(1_000)
    funded, unfunded = rounds.declare(1_000), rounds.declare(600)
    rounds.to(DOWN)
    propose_by_rank(year=rounds.year, department=rounds.unit("教育局"), by=rounds.office)
    leave_rest_unfunded(year=rounds.year, department=rounds.unit("教育局"), by=rounds.office)
    rounds.work()
    unfunded.refresh_from_db()
    assert unfunded.state == DeclarationState.UNFUNDED
    assert unfunded.project.state == "reserved"
    [part] = unfunded.unfunded_parts.all()
    assert (part.label, part.unfunded_fen) == (unfunded.project.name, 600)
    funded.refresh_from_db()
    assert funded.state == DeclarationState.ADMITTED
    assert used(ceiling) == 1_000
