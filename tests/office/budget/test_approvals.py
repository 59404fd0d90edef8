"""Decisions, replies with their deadlines, and what approval leaves in the ledger."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from mingxi.office.budget.models import (
    Arrangement,
    ControlFigure,
    DetailLine,
    Line,
    Voucher,
)
from mingxi.office.budget.reckoning.deadlines import of_department, of_finance
from mingxi.office.budget.reckoning.rounds import BudgetRound, DecisionKind
from mingxi.office.budget.selectors.approvals import (
    replies_of_departments,
    replies_of_finance,
)
from mingxi.office.budget.selectors.proof import differences
from mingxi.office.budget.selectors.standing import standing_of
from mingxi.office.budget.services.approvals import (
    approve_arrangements,
    record_decision,
    reply_to_department,
    reply_to_unit,
)
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.events.models import Event
from mingxi.office.frame.clock import now, today
from mingxi.office.frame.jobs.models import Job, State
from mingxi.office.frame.refusals import RefusedError

DOWN_AGAIN = BudgetRound.SECOND_DOWN


def decide(rounds: Any, *kinds: DecisionKind, on: date | None = None) -> None:
    for kind in kinds or DecisionKind:
        record_decision(
            year=rounds.year,
            kind=kind,
            decided_on=on or today(),
            document="蘅政纪〔2026〕9号",
            by=rounds.office,
        )


def reply(rounds: Any, on: date | None = None, unit: str = "教育局") -> Any:
    return reply_to_department(
        year=rounds.year,
        department=rounds.unit(unit),
        replied_on=on or today(),
        document="蘅财预〔2026〕3号",
        by=rounds.office,
    )


def pass_on(rounds: Any, on: date | None = None) -> Any:
    return reply_to_unit(
        year=rounds.year,
        unit=rounds.unit("一中"),
        replied_on=on or today(),
        document="蘅教财〔2026〕1号",
        by=rounds.office,
    )


def test_deadlines_count_calendar_days_from_the_day_after() -> None:
    # 2026-02-28 is a Saturday: the law knows days, not working days.
    finance = of_finance(date(2026, 2, 8))
    assert finance.last_day == date(2026, 2, 28)
    assert finance.told(date(2026, 2, 25)) == "还有3天"
    assert finance.is_soon(date(2026, 2, 25))
    assert not finance.is_overdue(date(2026, 2, 28))
    assert finance.told(date(2026, 3, 1)) == "已超期1天"
    assert of_finance(date(2026, 2, 8), date(2026, 3, 2)).told(date(2027, 1, 1)) == "超期2天"
    assert of_department(date(2026, 2, 28), date(2026, 3, 15)).told(date(2027, 1, 1)) == "按期"
    assert of_department(date(2026, 2, 28)).last_day == date(2026, 3, 15)


def test_decisions_are_recorded_in_their_order(rounds: Any, handed_in: Arrangement) -> None:
    with pytest.raises(RefusedError, match="登记审定、批准和批复只在“二下”阶段办理"):
        decide(rounds, DecisionKind.GOVERNMENT)
    rounds.to(DOWN_AGAIN)
    with pytest.raises(RefusedError, match="还没有登记“政府常务会议审定”"):
        decide(rounds, DecisionKind.CONGRESS)
    decide(rounds, DecisionKind.GOVERNMENT)
    with pytest.raises(RefusedError, match="“政府常务会议审定”已登记为"):
        decide(rounds, DecisionKind.GOVERNMENT)
    with pytest.raises(RefusedError, match="早于上一项决定"):
        decide(rounds, DecisionKind.PARTY, on=today() - timedelta(1))
    decide(rounds, DecisionKind.PARTY, DecisionKind.CONGRESS)
    with pytest.raises(RefusedError, match=r"已登记“政府常务会议审定”.*不能退回上一阶段"):
        rounds.to(BudgetRound.SECOND_UP)


def test_a_document_is_named_and_names_no_person(rounds: Any, handed_in: Arrangement) -> None:
    rounds.to(DOWN_AGAIN)
    wish = {"year": rounds.year, "kind": DecisionKind.GOVERNMENT, "by": rounds.office}
    for document, told in (("  ", "请写明"), ("电话13800138000", "不能写手机号码")):
        with pytest.raises(RefusedError, match=told):
            record_decision(decided_on=today(), document=document, **wish)
    record_decision(decided_on=today(), document="蘅政纪〔2026〕9号", **wish)


def test_finance_replies_after_the_congress_and_the_ledger_is_posted(
    rounds: Any, handed_in: Arrangement
) -> None:
    rounds.to(DOWN_AGAIN)
    with pytest.raises(RefusedError, match="人民代表大会还没有批准预算"):
        reply(rounds)
    decide(rounds)
    approval = reply(rounds)
    assert approval.total_fen == 150_000_000
    with pytest.raises(RefusedError, match="没有可以批复的项目"):
        reply(rounds, unit="民政局")
    rounds.work()
    handed_in.refresh_from_db()
    assert handed_in.state == "approved"
    assert handed_in.declaration.state == DeclarationState.APPROVED
    assert handed_in.declaration.project.state == "approved"
    lines = {line.sub_item_code: standing_of(line) for line in Line.objects.all()}
    assert {key: one.unissued_fen for key, one in lines.items()} == {
        "a": 50_000_000,
        "b": 100_000_000,
    }
    assert Voucher.objects.get().document == "蘅财预〔2026〕3号"
    assert not list(differences())


def test_a_reply_is_given_once_and_posted_once(rounds: Any, handed_in: Arrangement) -> None:
    rounds.to(DOWN_AGAIN)
    decide(rounds)
    approval = reply(rounds)
    with pytest.raises(RefusedError, match=r"已于.*批复"):
        reply(rounds)
    rounds.work()
    # A worker that comes back from the dead finds the arrangement approved.
    stale = Arrangement.objects.get()
    with pytest.raises(RefusedError, match="现为“已批复”"):
        approve_arrangements(approval=approval, arrangements=[stale], by=rounds.office)
    assert Voucher.objects.count() == 1
    Job.objects.filter(pk=approval.job_id).update(state=State.QUEUED)
    rounds.work()
    assert Job.objects.get(pk=approval.job_id).state == State.DONE
    assert Voucher.objects.count() == 1
    assert Event.objects.filter(kind="arrangement.approved").count() == 1


def test_departments_reply_to_their_units_within_their_own_days(
    rounds: Any, handed_in: Arrangement
) -> None:
    rounds.to(DOWN_AGAIN)
    decide(rounds)
    with pytest.raises(RefusedError, match="还没有收到财政批复"):
        pass_on(rounds)
    [finance] = replies_of_finance(rounds.office, rounds.year)
    [school] = replies_of_departments(rounds.office, rounds.year)
    assert finance.is_due
    assert finance.deadline is not None
    assert finance.deadline.last_day == today() + timedelta(20)
    assert not school.is_due
    approval = reply(rounds)
    [school] = replies_of_departments(rounds.office, rounds.year)
    assert school.deadline is not None
    assert school.deadline.last_day == today() + timedelta(15)
    passed_on = pass_on(rounds)
    assert (passed_on.rests_on, passed_on.total_fen) == (approval, 150_000_000)
    [school] = replies_of_departments(rounds.clerk, rounds.year)
    assert not school.is_due
    # The department is none of the clerk's rows.
    assert replies_of_finance(rounds.clerk, rounds.year) == []


def test_approved_figures_change_no_more_past_all_services(
    rounds: Any, handed_in: Arrangement
) -> None:
    rows: list[Any] = [
        ControlFigure.objects.filter(arrangement=handed_in),
        DetailLine.objects.filter(arrangement=handed_in),
    ]
    for row in rows:  # before approval nothing is in the way
        with transaction.atomic():
            row.update(amount_fen=1)
            transaction.set_rollback(True)
    rounds.to(DOWN_AGAIN)
    decide(rounds)
    reply(rounds)
    rounds.work()
    for row in rows:
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(amount_fen=1)
    for table in ("budget_detailline", "budget_arrangement"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608
    with pytest.raises(IntegrityError), transaction.atomic():
        Arrangement.objects.update(control_fen=1)


def test_no_line_is_moved_into_an_approved_arrangement(rounds: Any, handed_in: Arrangement) -> None:
    ceiling = rounds.year.ceilings.get()
    other = Arrangement.objects.create(
        declaration=rounds.declare(1_000),
        fiscal_year=rounds.year,
        unit=handed_in.unit,
        department=handed_in.department,
        proposed_by=rounds.office,
        proposed_at=now(),
    )
    control = other.controls.create(ceiling=ceiling, amount_fen=1_000)
    line = other.lines.create(place=1, control=control, amount_fen=1_000)
    Arrangement.objects.filter(pk=handed_in.pk).update(state="approved")
    for row in (control, line):
        row.arrangement = handed_in
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
