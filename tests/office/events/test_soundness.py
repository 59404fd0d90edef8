"""Health page and doctor see whether the log is guarded and sealed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection

from mingxi.office.events.services import seal_events, soundness
from mingxi.office.frame.clock import now
from mingxi.office.frame.serving.soundness import Grade

Some = Callable[[int], None]


def test_entries_that_are_not_sealed_in_time_are_seen(
    recorded: Some, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(2)
    assert soundness.seals().grade is Grade.OK
    later = now() + timedelta(minutes=2)
    monkeypatch.setattr(soundness, "now", lambda: later)
    assert soundness.seals().grade is Grade.BAD
    seal_events()
    assert soundness.seals().grade is Grade.OK


def test_a_guard_that_was_taken_away_is_seen() -> None:
    assert soundness.log().grade is Grade.OK
    with connection.cursor() as cursor:
        on = "" if connection.vendor == "sqlite" else " ON events_seal"
        cursor.execute(f"DROP TRIGGER events_seal_no_delete{on}")
    condition = soundness.log()
    assert condition.grade is Grade.BAD
    assert "events_seal_no_delete" in str(condition.said)
