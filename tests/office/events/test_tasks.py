"""The clock seals; the doctor looks whether it does."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection

from mingxi.office.events import tasks
from mingxi.office.events.services import seal_events
from mingxi.office.frame.clock import now
from mingxi.office.frame.jobs.duties import declared_duties
from mingxi.office.frame.serving.soundness import Grade

Some = Callable[[int], None]


def test_the_clock_seals_within_five_seconds() -> None:
    seal = declared_duties()["events.seal"]
    assert seal.act is seal_events
    assert seal.every < timedelta(seconds=5)


def test_the_doctor_sees_entries_that_are_not_sealed_in_time(
    recorded: Some, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(2)
    assert tasks.log().grade is Grade.OK
    later = now() + timedelta(minutes=2)
    monkeypatch.setattr(tasks, "now", lambda: later)
    assert tasks.log().grade is Grade.WARN
    seal_events()
    assert tasks.log().grade is Grade.OK


def test_the_doctor_sees_a_guard_that_was_taken_away() -> None:
    with connection.cursor() as cursor:
        on = "" if connection.vendor == "sqlite" else " ON events_seal"
        cursor.execute(f"DROP TRIGGER events_seal_no_delete{on}")
    condition = tasks.log()
    assert condition.grade is Grade.BAD
    assert "events_seal_no_delete" in str(condition.said)
