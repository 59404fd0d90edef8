"""申报数、审定数、安排数、执行数 of units, projects and sub-items, and the gaps between them."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingxi.office.budget.models import Arrangement, Line
from mingxi.office.budget.reckoning.acts import Portion
from mingxi.office.budget.reckoning.gaps import Figures, total_of
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.reckoning.rounds import BudgetRound, DecisionKind
from mingxi.office.budget.selectors.figures import (
    item_rows,
    project_rows,
    rows_of,
)
from mingxi.office.budget.selectors.year_figures import unit_rows
from mingxi.office.budget.services import issue_allotment, reserve_payment, settle_payment
from mingxi.office.budget.services.approvals import record_decision, reply_to_department
from mingxi.office.frame.clock import today


def test_gaps_are_told_only_of_what_is_settled() -> None:
    asked = Figures(318)
    assert (asked.cut_fen, asked.unfunded_fen, asked.unspent_fen) == (None, None, None)
    spent = Figures(318, 300, 150, 40)
    assert (spent.cut_fen, spent.unfunded_fen, spent.unspent_fen) == (18, 150, 110)
    assert Figures(318, None, 150).unfunded_fen == 168
    assert total_of([asked]) == asked
    together = total_of([asked, spent])
    assert together[:4] == (636, 300, 150, 40)
    # What is still asked for and not admitted was not cut, and lacks nothing yet.
    assert (together.cut_fen, together.unfunded_fen, together.unspent_fen) == (18, 150, 110)


@pytest.fixture
def spent(rounds: Any, handed_in: Arrangement) -> Arrangement:
    """The project is approved, and 200,000 yuan of its first meeting are paid."""
    rounds.to(BudgetRound.SECOND_DOWN)
    for kind in DecisionKind:
        record_decision(
            year=rounds.year, kind=kind, decided_on=today(), document="一号", by=rounds.office
        )
    reply_to_department(
        year=rounds.year,
        department=rounds.unit("教育局"),
        replied_on=today(),
        document="二号",
        by=rounds.office,
    )
    rounds.work()
    portions = [Portion(Line.objects.get(sub_item_code="a").pk, 20_000_000)]
    issue_allotment(portions=portions, reference=Reference("i", "三号"), by=rounds.office)
    payment = reserve_payment(portions=portions, reference=Reference("r", "四号"), by=rounds.office)
    settle_payment(payment=payment, reference=Reference("s", "四号"), by=rounds.office)
    return handed_in


def test_the_four_figures_stand_by_unit_project_and_sub_item(
    rounds: Any, spent: Arrangement
) -> None:
    rounds.declare(7, unit="民政局")
    whole = Figures(318_000_000, 318_000_000, 150_000_000, 20_000_000)
    school, civil = unit_rows(rounds.office, 2027)
    assert (school.unit_code, school.figures[:4]) == ("201001", whole[:4])
    assert civil.figures[:4] == (7, 7, None, 0)
    [project] = rows_of(list(project_rows(rounds.clerk, 2027)))
    assert project.figures == whole
    assert project.arrangement == spent.pk
    first, second = rows_of(list(item_rows(rounds.clerk, 2027)))
    assert first.figures == Figures(106_000_000, 106_000_000, 50_000_000, 20_000_000)
    assert (second.item_label, second.figures.spent_fen) == ("秋季会议", 0)


@pytest.mark.parametrize("rows", [unit_rows, project_rows, item_rows])
def test_a_list_of_any_length_is_one_query(rounds: Any, rows: Any) -> None:
    def queries() -> int:
        # The first asks for the person's units, which no length changes.
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert list(rows(rounds.office, 2027))
        return len(asked)

    rounds.declare(100)
    of_one = queries()
    for _ in range(5):
        rounds.declare(100)
    assert queries() == of_one
