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
    count: int
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
    done = {
        one.unit_id: one for one in approvals_for(person, year).filter(kind=ReplyKind.FINANCE.value)
    }
    return [
        Reply(
            row["code"],
            row["name"],
            row["count"],
            row["total"],
            of_finance(congress.decided_on, _day(done.get(row["unit"]))) if congress else None,
            done.get(row["unit"]),
        )
        for row in _totals(person, year, "department")
    ]


def replies_of_departments(person: Person, year: FiscalYear) -> list[Reply]:
    """Give what departments reply to their units that the person may see (部门批复)."""
    approvals = list(approvals_for(person, year))
    finance = {one.unit_id: one for one in year.approvals.filter(kind=ReplyKind.FINANCE.value)}
    done = {one.unit_id: one for one in approvals if one.kind == ReplyKind.DEPARTMENT.value}
    return [
        Reply(
            row["code"],
            row["name"],
            row["count"],
            row["total"],
            of_department(above.replied_on, _day(done.get(row["unit"]))) if above else None,
            done.get(row["unit"]),
        )
        for row in _totals(person, year, "unit")
        if row["unit"] != row["department"]
        for above in [finance.get(row["department"])]
    ]


def _totals(person: Person, year: FiscalYear, whom: str) -> QuerySet[Arrangement, dict[str, int]]:
    rows = Arrangement.objects.filter(
        fiscal_year=year, state__in=_TO_APPROVE, unit__in=units_for(person).values("pk")
    )
    grouped = {"department": ["department"], "unit": ["unit", "department"]}[whom]
    named = {"code": F(f"{whom}__code"), "name": F(f"{whom}__name")}
    if whom == "department":
        named["unit"] = F("department")
        rows = rows.filter(department__in=units_for(person).values("pk"))
        grouped = []
    return (  # type: ignore[return-value]  # rows of values
        rows.values(*grouped, **named)
        .annotate(count=Count("pk"), total=Sum("control_fen"))
        .order_by(f"{whom}__code")
    )


def _day(approval: BudgetApproval | None) -> date | None:
    return approval.replied_on if approval else None
