"""What waits for a person in the rounds of the budget."""

from collections.abc import Iterator

from django.urls import reverse

from mingxi.office.budget.models import FiscalYear
from mingxi.office.budget.ports import (
    MANAGE_ROUNDS,
    PROPOSE_CONTROLS,
    REPLY_TO_UNITS,
    SPREAD_CONTROLS,
)
from mingxi.office.budget.reckoning.rounds import ArrangementState, BudgetRound, DecisionKind
from mingxi.office.budget.selectors.approvals import (
    Reply,
    decisions_of,
    replies_of_departments,
    replies_of_finance,
)
from mingxi.office.budget.selectors.arrangements import issued_for, open_for_control
from mingxi.office.frame.access import holds
from mingxi.office.frame.clock import today
from mingxi.office.frame.todos import ToDo
from mingxi.office.people.models import Person

# Budgets of more years than these are not made at once.
YEARS_MAX = 2


def todos(person: Person) -> Iterator[ToDo]:
    """Give control figures to be proposed or spread, and replies with their deadlines."""
    for year in FiscalYear.objects.order_by("-year")[:YEARS_MAX]:
        match year.round:
            case BudgetRound.FIRST_DOWN if holds(person, PROPOSE_CONTROLS):
                yield ToDo(
                    f"待安排控制数的项目（{year.year}年）",
                    open_for_control(person, year).count(),
                    reverse("control-figures", args=[year.year]),
                    order=210,
                )
            case BudgetRound.SECOND_UP if holds(person, SPREAD_CONTROLS):
                waiting = issued_for(person, year).filter(state=ArrangementState.ISSUED.value)
                yield ToDo(
                    f"待分解的控制数（{year.year}年）",
                    waiting.count(),
                    reverse("arrangements", args=[year.year]),
                    order=211,
                    urgent=True,
                )
            case BudgetRound.SECOND_DOWN:
                yield from _replies(person, year)


def _replies(person: Person, year: FiscalYear) -> Iterator[ToDo]:
    address = reverse("approvals", args=[year.year])
    if holds(person, MANAGE_ROUNDS):
        yield from _decisions(year, address)
        yield _due("待批复的部门", replies_of_finance(person, year), address, 212)
    if holds(person, REPLY_TO_UNITS):
        yield _due("待批复的所属单位", replies_of_departments(person, year), address, 213)


def _decisions(year: FiscalYear, address: str) -> Iterator[ToDo]:
    """Give the decision that is to be recorded next, once there is a budget to decide on."""
    made = decisions_of(year)
    coming = next((kind for kind in DecisionKind if kind not in made), None)
    handed_in = year.arrangements.filter(state=ArrangementState.HANDED_IN.value)
    if coming is not None and handed_in.exists():
        yield ToDo(f"待登记“{coming.label}”（{year.year}年）", 1, address, order=212)


def _due(label: str, replies: list[Reply], address: str, order: int) -> ToDo:
    """Tell how many replies are due; one that is overdue or nearly so makes all urgent."""
    deadlines = [one.deadline for one in replies if one.is_due and one.deadline is not None]
    overdue = sum(one.is_overdue(today()) for one in deadlines)
    if overdue:
        label = f"{label}（{overdue}个已超期）"
    urgent = bool(overdue) or any(one.is_soon(today()) for one in deadlines)
    return ToDo(label, len(deadlines), address, order, urgent)
