"""Issuing: once, however often it is asked for, and only while the round allows it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingxi.office.budget.models import Arrangement, Ceiling
from mingxi.office.budget.reckoning.rounds import BudgetRound
from mingxi.office.budget.services.controls import RefusedFigureError, set_control_figures
from mingxi.office.budget.services.issuing import issue_controls, leave_rest_unfunded
from mingxi.office.declaration.models import Declaration
from mingxi.office.events.models import Event
from mingxi.office.frame.jobs.models import Job, State
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person

WAN = 1_000_000


@pytest.fixture
def ceiling(rounds: Any) -> Ceiling:
    """A ceiling of 20 万元; two projects ask 15 and 9, and the year is in 一下."""
    ceiling: Ceiling = rounds.cap_all(20 * WAN)
    rounds.declare(15 * WAN)
    rounds.declare(9 * WAN)
    rounds.to(BudgetRound.FIRST_DOWN)
    return ceiling


@pytest.fixture
def first(rounds: Any, ceiling: Ceiling) -> Declaration:
    """The first project, with 10 万元 proposed."""
    declaration = Declaration.objects.earliest("pk")
    rounds.control(declaration, ceiling, 10 * WAN)
    return declaration


def issue(rounds: Any) -> Job:
    return issue_controls(year=rounds.year, department=rounds.unit("教育局"), by=rounds.office)


def leave_rest(rounds: Any) -> Job:
    return leave_rest_unfunded(year=rounds.year, department=rounds.unit("教育局"), by=rounds.office)


def as_(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.usefixtures("first")
def test_what_is_under_way_is_not_begun_again(rounds: Any) -> None:
    assert issue(rounds) == issue(rounds)
    assert leave_rest(rounds) == leave_rest(rounds)
    assert Event.objects.filter(kind="control_figures.issue_begun").count() == 1
    assert Event.objects.filter(kind="control_figures.rest_left").count() == 1
    rounds.work()
    assert set(Job.objects.values_list("state", flat=True)) == {State.DONE}
    assert set(Declaration.objects.values_list("state", flat=True)) == {"spreading", "unfunded"}


def test_what_was_issued_before_keeps_nothing_from_being_issued(
    rounds: Any, first: Declaration, ceiling: Ceiling
) -> None:
    before = issue(rounds)
    rounds.work()
    with pytest.raises(RefusedError, match="没有等待下达的控制数"):
        issue(rounds)
    rounds.control(Declaration.objects.exclude(pk=first.pk).get(), ceiling, 9 * WAN)
    assert issue(rounds) != before


@pytest.mark.usefixtures("first")
def test_the_table_tells_what_is_under_way_and_offers_it_no_more(rounds: Any) -> None:
    office, table = as_(rounds.office), reverse("control-figures", args=[2027])
    where = {"fiscal_year": 2027, "unit_code": "201"}
    offered = reverse("issue-controls", kwargs=where)
    assert offered in office.get(table).content.decode()
    for _ in range(2):
        answer = office.post(offered)
    job = Job.objects.get()
    assert answer["Location"] == reverse("job", args=[job.pk])
    told = office.get(table).content.decode()
    assert "正在办理" in told
    assert job.title in told
    assert offered not in told


@pytest.mark.usefixtures("first")
def test_a_job_of_another_leads_back_to_the_table(rounds: Any) -> None:
    job = issue(rounds)
    Job.objects.update(owner_number="别人", owner_name="别人")
    where = {"fiscal_year": 2027, "unit_code": "201"}
    answer = as_(rounds.office).post(reverse("issue-controls", kwargs=where), follow=True)
    assert f"“{job.title}”已由别人发起，正在办理" in answer.content.decode()


@pytest.mark.usefixtures("first")
def test_in_other_rounds_the_table_is_only_shown(rounds: Any) -> None:
    rounds.to(BudgetRound.FIRST_UP)
    told = as_(rounds.office).get(reverse("control-figures", args=[2027])).content.decode()
    assert "只在“一下”阶段拟定和下达，现在只能查看" in told
    assert "readonly" in told
    assert 'value="save"' not in told
    assert "其余列为未安排" not in told


@pytest.mark.parametrize("asked", [issue, leave_rest])
def test_a_job_does_nothing_once_the_round_has_gone_back(
    rounds: Any, first: Declaration, asked: Any
) -> None:
    job = asked(rounds)
    rounds.to(BudgetRound.FIRST_UP)
    rounds.work()
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert "下达控制数只在“一下”阶段办理" in job.error
    first.refresh_from_db()
    assert first.state == "admitted"


def test_what_is_lowered_to_nothing_meanwhile_is_not_issued(
    rounds: Any, first: Declaration, ceiling: Ceiling
) -> None:
    from mingxi.office.budget.selectors.arrangements import newest_forms  # noqa: PLC0415
    from mingxi.office.budget.services.issuing import issue_arrangement  # noqa: PLC0415

    arrangement = rounds.control(first, ceiling, 10 * WAN)
    rounds.control(first, ceiling, 0)
    form = newest_forms([first])[first.pk]
    issue_arrangement(arrangement=arrangement, form=form, by=rounds.office)
    assert Arrangement.objects.get(pk=arrangement.pk).state == "proposed"


# --- what is refused is told in the unit of the cells, with row and column ---


def test_going_over_a_ceiling_names_column_and_rows_in_the_unit_of_the_cells(
    rounds: Any, first: Declaration, ceiling: Ceiling
) -> None:
    second = Declaration.objects.exclude(pk=first.pk).get()
    figures = {first.pk: {ceiling.pk: 10 * WAN}, second.pk: {ceiling.pk: 10 * WAN + 1}}
    second.admitted_fen = 11 * WAN
    second.save()
    with pytest.raises(RefusedFigureError) as refusal:
        set_control_figures(year=rounds.year, figures=figures, by=rounds.office)
    assert "限额20万元，已安排10万元，本次增加10.000001万元，超出0.000001万元" in (
        refusal.value.message
    )
    assert refusal.value.mend == (
        "请在“一般公共预算资金·县（市、区）级”一列调减0.000001万元"
        f"（本次增加的是“{second.project.name}”），或由预算股调整限额。"
    )
    assert refusal.value.cells == {(second.pk, ceiling.pk)}


def test_the_cells_that_a_refusal_is_about_are_marked(
    rounds: Any, first: Declaration, ceiling: Ceiling
) -> None:
    second = Declaration.objects.exclude(pk=first.pk).get()
    sent = {"action": "save"}
    for declaration, revision, amount in ((first, 1, "10"), (second, 0, "9.5")):
        sent[f"r-{declaration.pk}"] = str(revision)
        sent[f"c-{declaration.pk}-{ceiling.pk}"] = amount
    told = as_(rounds.office).post(reverse("control-figures", args=[2027]), sent).content.decode()
    assert "控制数9.5万元超过审定数9万元，多0.5万元。请在这一行调减0.5万元" in told
    [marked] = [part for part in told.split("<input")[1:] if 'aria-invalid="true"' in part]
    assert f'name="c-{second.pk}-{ceiling.pk}"' in marked
