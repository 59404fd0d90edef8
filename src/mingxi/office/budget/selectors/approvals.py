"""Decisions, replies and the deadlines that run from them."""

from datetime import date
from typing import NamedTuple

from django.db.models import Count, F, QuerySet, Sum

from mingxi.office.budget.models import (
    Arrangement,
    BudgetApproval,
    BudgetDecision,
    FiscalYear,
)
from mingxi.office.budget.reckoning.deadlines import Deadline, of_department, of_finance
from mingxi.office.budget.reckoning.rounds import ArrangementState, DecisionKind, ReplyKind
from mingxi.office.people.models import Person
from mingxi.office.people.selectors import units_for

_TO_APPROVE = (ArrangementState.HANDED_IN.value, ArrangementState.APPROVED.value)


class Reply(NamedTuple):
    """A reply that is due or done: to whom, what it is about, and until when."""

    unit_code: str
    unit_name: str
    project_count: int
    total_fen: int
    deadline: Deadline | None
    approval: BudgetApproval | None

    @property
    def is_due(self) -> bool:
        """Whether it may be given now."""
        return self.approval is None and self.deadline is not None


def decisions_of(year: FiscalYear) -> dict[DecisionKind, BudgetDecision]:
    """Give the decisions that are recorded, by kind."""
    return {DecisionKind(one.kind): one for one in year.decisions.all()}


def approvals_for(person: Person, year: FiscalYear) -> QuerySet[BudgetApproval]:
    """Give the replies of a year to units that the person may see."""
    rows = year.approvals.filter(unit__in=units_for(person).values("pk"))
    return rows.select_related("unit", "job", "rests_on__unit")


def replies_of_finance(person: Person, year: FiscalYear) -> list[Reply]:
    """Give what finance replies to each department that the person may see (财政批复)."""
    congress = decisions_of(year).get(DecisionKind.CONGRESS)
    done = _given(person, year, ReplyKind.FINANCE)
    rows = (
        _to_approve(person, year)
        .filter(department__in=units_for(person).values("pk"))
        .values("department", code=F("department__code"), name=F("department__name"))
        .annotate(project_count=Count("pk"), total=Sum("control_fen"))
        .order_by("department__code")
    )
    replies = []
    for row in rows:
        approval = done.get(row["department"])
        deadline = of_finance(congress.decided_on, _day(approval)) if congress else None
        replies.append(
            Reply(row["code"], row["name"], row["project_count"], row["total"], deadline, approval)
        )
    return replies


def replies_of_departments(person: Person, year: FiscalYear) -> list[Reply]:
    """Give what departments reply to their units that the person may see (部门批复)."""
    finance = {one.unit_id: one for one in year.approvals.filter(kind=ReplyKind.FINANCE.value)}
    done = _given(person, year, ReplyKind.DEPARTMENT)
    rows = (
        _to_approve(person, year)
        .exclude(unit=F("department"))
        .values("unit", "department", code=F("unit__code"), name=F("unit__name"))
        .annotate(project_count=Count("pk"), total=Sum("control_fen"))
        .order_by("unit__code")
    )
    replies = []
    for row in rows:
        above, approval = finance.get(row["department"]), done.get(row["unit"])
        deadline = of_department(above.replied_on, _day(approval)) if above else None
        replies.append(
            Reply(row["code"], row["name"], row["project_count"], row["total"], deadline, approval)
        )
    return replies


def _to_approve(person: Person, year: FiscalYear) -> QuerySet[Arrangement]:
    return Arrangement.objects.filter(
        fiscal_year=year, state__in=_TO_APPROVE, unit__in=units_for(person).values("pk")
    )


def _given(person: Person, year: FiscalYear, kind: ReplyKind) -> dict[int, BudgetApproval]:
    return {one.unit_id: one for one in approvals_for(person, year).filter(kind=kind.value)}


def _day(approval: BudgetApproval | None) -> date | None:
    return approval.replied_on if approval else None
