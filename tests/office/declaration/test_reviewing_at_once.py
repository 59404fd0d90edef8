"""Two who decide the same step at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from mingxi.office.declaration.models import Declaration, ReviewTask
from mingxi.office.declaration.reckoning.routes import StepKind, TaskState, Verdict
from mingxi.office.declaration.services.reviewing import decide
from mingxi.office.events.models import Event
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.clock import today
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.services import appoint_person, register_person

VERDICTS = (Verdict.AGREE, Verdict.RETURN)


def another_head(county: Any) -> Person:
    """Give a second person who holds the role of the section head in the same unit."""
    second = register_person(number="A902", name="杜若蘅", sign_in_name="A902", by=SYSTEM)
    appoint_person(
        person=second,
        role=Role.SECTION_HEAD,
        unit=county.units["一中"],
        begins=today(),
        by=SYSTEM,
    )
    return second


@pytest.mark.usefixtures("transactional_db")
def test_one_decides_and_the_other_is_told(
    found_county: Callable[[], Any], desk_of: Callable[[Any], Any]
) -> None:
    county = found_county()
    desk = desk_of(county)
    persons = [county[Role.SECTION_HEAD], another_head(county)]
    review = desk.send(desk.begin())
    task = desk.open_step(review, StepKind.SECTION_HEAD)
    ready = Barrier(len(persons))

    def try_it(person: Person, verdict: Verdict) -> str:
        try:
            own = ReviewTask.objects.get(pk=task.pk)
            ready.wait()
            decide(task=own, verdict=verdict, reason="见批注。", by=person)
        except RefusedError as refusal:
            return refusal.code
        finally:
            connection.close()
        return "decided"

    with ThreadPoolExecutor(len(persons)) as threads:
        told = sorted(threads.map(try_it, persons, VERDICTS))
    assert told in (["decided", "review-task-decided"], ["decided", "review-task-closed"])
    task.refresh_from_db()
    assert task.state == TaskState.DECIDED
    # What the one decided is all that happened.
    state = {"agree": "in_review", "return": "returned"}[task.verdict]
    assert Declaration.objects.get().state == state
    assert Event.objects.filter(kind="review_task.decided").count() == 1
