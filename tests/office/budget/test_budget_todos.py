"""What waits in the rounds: shown to whom it is for, urgent where a deadline comes near."""

from datetime import timedelta
from typing import Any

from mingxi.office.budget.models import Arrangement, BudgetDecision
from mingxi.office.budget.reckoning.rounds import BudgetRound, DecisionKind
from mingxi.office.budget.selectors.todos import todos
from mingxi.office.budget.services.approvals import record_decision
from mingxi.office.frame.clock import today
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role


def waiting(person: Person) -> list[tuple[str, int, bool]]:
    return [(one.label, one.count, one.urgent) for one in todos(person) if one.count]


def test_in_the_first_round_down_projects_wait_for_their_figures(rounds: Any) -> None:
    rounds.declare(100)
    assert waiting(rounds.office) == []
    rounds.to(BudgetRound.FIRST_DOWN)
    assert waiting(rounds.office) == [("待安排控制数的项目（2027年）", 1, False)]
    assert waiting(rounds.clerk) == []


def test_in_the_second_round_up_units_spread(rounds: Any, issued: Arrangement) -> None:
    assert waiting(rounds.clerk) == [("待分解的控制数（2027年）", 1, True)]
    assert waiting(rounds.office) == []


def test_replies_become_urgent_as_their_day_comes_near(rounds: Any, handed_in: Arrangement) -> None:
    rounds.to(BudgetRound.SECOND_DOWN)
    for kind in DecisionKind:
        assert waiting(rounds.office) == [(f"待登记“{kind.label}”（2027年）", 1, False)]
        record_decision(
            year=rounds.year, kind=kind, decided_on=today(), document="一号", by=rounds.office
        )
    assert waiting(rounds.office) == [("待批复的部门", 1, False)]
    for days, told in (
        (17, ("待批复的部门", 1, True)),
        (21, ("待批复的部门（1个已超期）", 1, True)),
    ):
        BudgetDecision.objects.update(decided_on=today() - timedelta(days))
        assert waiting(rounds.office) == [told]
    assert waiting(rounds.county[Role.DEPARTMENT_REVIEWER]) == []
