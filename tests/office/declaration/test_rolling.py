"""The library rolls: what goes on, what leaves and why, and all of it once."""

from collections.abc import Callable
from typing import Any

import pytest

from mingxi.office.declaration.models import (
    BudgetProject,
    Declaration,
    ProjectYear,
    RollOver,
)
from mingxi.office.declaration.reckoning.project_form import form_of_json
from mingxi.office.declaration.reckoning.states import (
    Continuity,
    DeclarationState,
    ProjectState,
    Rolling,
)
from mingxi.office.declaration.selectors.rolling import preview_of_rolling
from mingxi.office.declaration.services.rolling import roll_over
from mingxi.office.events.models import Event
from mingxi.office.frame.jobs.kinds import kind_of
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role


@pytest.fixture
def office(county: Any) -> Person:
    return county[Role.BUDGET_OFFICE]


@pytest.fixture
def library(admit: Any, county: Any) -> dict[Rolling, Declaration]:
    """Give a project for each thing that can become of one in 2026."""
    school, clerk = county.units["一中"], county[Role.CLERK]
    made = {what: admit(school, clerk, name=what.label) for what in Rolling}

    def be(what: Rolling, **values: Any) -> None:
        Declaration.objects.filter(pk=made[what].pk).update(**values)

    def project(what: Rolling, **values: Any) -> None:
        BudgetProject.objects.filter(pk=made[what].project_id).update(**values)

    def other_year(what: Rolling, year: int, state: DeclarationState) -> None:
        here = Declaration.objects.get(pk=made[what].pk)
        here.pk, here.fiscal_year, here.state = None, year, state
        here.save()

    project(Rolling.EXPIRED, last_year=2026)
    be(Rolling.TWICE_UNFUNDED, state=DeclarationState.UNFUNDED)
    other_year(Rolling.TWICE_UNFUNDED, 2025, DeclarationState.UNFUNDED)
    other_year(Rolling.ALREADY, 2027, DeclarationState.DRAFTING)
    project(Rolling.SUSPENDED, state=ProjectState.SUSPENDED)
    be(Rolling.NOT_ADMITTED, state=DeclarationState.REJECTED)
    return made


def test_the_preview_tells_what_would_happen_and_changes_nothing(
    library: dict[Rolling, Declaration], office: Person, county: Any
) -> None:
    before = Declaration.objects.count()
    parts = preview_of_rolling(office, 2026)
    assert [(part.what, [line.name for line in part.some]) for part in parts] == [
        (what, [what.label]) for what in Rolling
    ]
    assert Declaration.objects.count() == before
    assert preview_of_rolling(county[Role.CLERK], 2026) == []


def test_what_goes_on_is_written_anew_for_the_next_year(
    library: dict[Rolling, Declaration], office: Person, check_all: Callable[[], None]
) -> None:
    rolled = roll_over(year=2026, by=office)
    check_all()
    carried = Declaration.objects.get(rolled_from=library[Rolling.CARRIED])
    assert (carried.fiscal_year, carried.state) == (2027, DeclarationState.DRAFTING)
    assert carried.begun_by == library[Rolling.CARRIED].begun_by
    form = form_of_json(carried.draft.content)
    assert (form.fiscal_year, form.continuity) == (2027, Continuity.CONTINUING)
    assert (form.next_year_fen, form.year_after_fen) == (300, 0)
    assert form.instalments[0].first == "2027-03"
    assert carried.project.continuity == Continuity.CONTINUING
    rolled.refresh_from_db()
    assert (rolled.carried, rolled.left) == (1, 2)


def test_what_expired_or_got_nothing_twice_leaves_with_the_reason(
    library: dict[Rolling, Declaration], office: Person, check_all: Callable[[], None]
) -> None:
    roll_over(year=2026, by=office)
    check_all()
    left = dict(BudgetProject.objects.exclude(left_at=None).values_list("name", "left_because"))
    assert left == {
        Rolling.EXPIRED.label: "执行期满（至2026年）",
        Rolling.TWICE_UNFUNDED.label: "2025年、2026年连续两年未安排预算",
    }
    assert set(BudgetProject.objects.exclude(left_at=None).values_list("state", flat=True)) == {
        ProjectState.TERMINATED
    }


def test_what_money_is_still_spent_on_leaves_without_ending(
    library: dict[Rolling, Declaration], office: Person, check_all: Callable[[], None]
) -> None:
    project = library[Rolling.EXPIRED].project
    BudgetProject.objects.filter(pk=project.pk).update(state=ProjectState.EXECUTING)
    roll_over(year=2026, by=office)
    check_all()
    project.refresh_from_db()
    assert project.left_at is not None
    assert project.state == ProjectState.EXECUTING


def test_rolling_twice_carries_once(
    library: dict[Rolling, Declaration], office: Person, check_all: Callable[[], None]
) -> None:
    for _ in range(2):
        roll_over(year=2026, by=office)
        check_all()
    assert Declaration.objects.filter(rolled_from=library[Rolling.CARRIED]).count() == 1
    assert list(RollOver.objects.order_by("pk").values_list("carried", "left")) == [(1, 2), (0, 0)]
    assert Event.objects.filter(kind="project.left_library").count() == 2


def test_a_run_that_was_killed_goes_on_where_it_was(
    admit: Any, county: Any, office: Person, check_all: Callable[[], None], monkeypatch: Any
) -> None:
    from mingxi.office.declaration.tasks import rolling  # noqa: PLC0415

    monkeypatch.setattr(rolling, "_TO_A_CHUNK", 2)
    for _ in range(5):
        admit(county.units["一中"], county[Role.CLERK])
    rolled = roll_over(year=2026, by=office)
    first = next(iter(kind_of(rolled.job.kind).work(rolled.job)))
    first.apply()
    rolled.job.cursor, rolled.job.done = first.cursor, first.done
    rolled.job.save()
    check_all()
    rolled.refresh_from_db()
    assert rolled.carried == 5
    assert ProjectYear.objects.filter(fiscal_year=2027).count() == 5


def test_what_changed_since_the_run_read_it_is_left_as_it_stands(
    library: dict[Rolling, Declaration], office: Person
) -> None:
    job = roll_over(year=2026, by=office).job
    chunk = next(kind_of(job.kind).work(job))
    # Before the chunk is committed, a term is made longer and a project is held back.
    terms = BudgetProject.objects.filter(pk=library[Rolling.EXPIRED].project_id)
    terms.update(last_year=2029)
    held_back = BudgetProject.objects.filter(pk=library[Rolling.CARRIED].project_id)
    held_back.update(state=ProjectState.SUSPENDED)
    chunk.apply()
    assert terms.get().left_at is None
    assert not Declaration.objects.filter(project=held_back.get(), fiscal_year=2027).exists()


def test_what_is_under_review_does_not_leave_meanwhile(
    library: dict[Rolling, Declaration], office: Person
) -> None:
    under_review = Declaration.objects.filter(pk=library[Rolling.EXPIRED].pk)
    under_review.update(state=DeclarationState.IN_REVIEW)
    parts = {part.what: part.projects for part in preview_of_rolling(office, 2026)}
    assert Rolling.EXPIRED not in parts
    assert parts[Rolling.NOT_ADMITTED] == 2
