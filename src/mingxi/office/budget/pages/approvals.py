"""Decisions on a year's budget, the replies that follow, and until when they are due."""

from django.http import HttpResponse
from django.shortcuts import render

from mingxi.office.budget.pages.answers import year_seen
from mingxi.office.budget.pages.of_year import shown_of
from mingxi.office.budget.ports import READ_BUDGET, REPLY_TO_UNITS
from mingxi.office.budget.reckoning.rounds import DecisionKind, Doing, rounds_of
from mingxi.office.budget.selectors.approvals import (
    Reply,
    decisions_of,
    replies_of_departments,
    replies_of_finance,
)
from mingxi.office.frame.access import holds, needs
from mingxi.office.frame.clock import today
from mingxi.office.people.models import PersonRequest


@needs(READ_BUDGET)
def page(request: PersonRequest, fiscal_year: int) -> HttpResponse:
    """Show them."""
    year = year_seen(request.user, fiscal_year)
    made = decisions_of(year)
    shown = shown_of(year, "approvals", request.user) | {
        "decisions": [(kind, made.get(kind)) for kind in DecisionKind],
        "next_decision": next((kind for kind in DecisionKind if kind not in made), None),
        "finance": [_told(one) for one in replies_of_finance(request.user, year)],
        "departments": [_told(one) for one in replies_of_departments(request.user, year)],
        "is_open": year.round in rounds_of(Doing.APPROVE),
        "may_reply": holds(request.user, REPLY_TO_UNITS),
    }
    return render(request, "budget/pages/approvals.html", shown)


def _told(reply: Reply) -> tuple[Reply, str, str]:
    """Give a reply, how its deadline stands, and the tone of that."""
    if reply.deadline is None:
        return reply, "", ""
    tone = "bad" if reply.deadline.is_overdue(today()) else "quiet"
    if reply.deadline.is_soon(today()):
        tone = "warn"
    return reply, reply.deadline.told(today()), tone
