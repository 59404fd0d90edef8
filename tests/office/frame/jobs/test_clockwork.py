"""Duties: each is done when it is due, once, however many clocks there are."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from threading import Barrier

import pytest
from django.db import connections

from mingxi.office.frame.configuration import TIME_ZONE
from mingxi.office.frame.jobs.clockwork import due_codes, enter_duties, run_due
from mingxi.office.frame.jobs.duties import AnyDuty, DatedDuty, IntervalDuty
from mingxi.office.frame.jobs.models import Duty

MORNING = datetime(2026, 3, 9, 8, 0, tzinfo=TIME_ZONE)
CLOCKS = 4


class Recorder:
    """An act that remembers when it was called, and for which date."""

    def __init__(self) -> None:
        self.done: list[date | None] = []

    def __call__(self, day: date | None = None) -> None:
        self.done.append(day)


def failing(_day: date) -> None:
    raise ZeroDivisionError


@pytest.fixture
def duties(monkeypatch) -> Iterator[dict[str, AnyDuty]]:
    """The declared duties: none yet."""
    declared: dict[str, AnyDuty] = {}
    monkeypatch.setattr("mingxi.office.frame.jobs.duties._duties", declared)
    return declared


@pytest.fixture
def hourly(duties) -> IntervalDuty:
    duty = IntervalDuty("test.hourly", "每小时", timedelta(hours=1), Recorder())
    duties[duty.code] = duty
    return duty


@pytest.fixture
def daily(duties) -> DatedDuty:
    duty = DatedDuty("test.daily", "每日", time(0, 5), Recorder())
    duties[duty.code] = duty
    return duty


def due_at(code: str) -> datetime:
    return Duty.objects.get(code=code).next_due.astimezone(TIME_ZONE)


def test_a_duty_runs_when_it_is_due_and_not_before(hourly):
    enter_duties(MORNING)
    assert due_codes(MORNING) == [hourly.code]
    assert run_due(hourly, MORNING)
    assert not run_due(hourly, MORNING + timedelta(minutes=59))
    assert run_due(hourly, MORNING + timedelta(minutes=60))
    assert len(hourly.act.done) == 2


def test_an_interval_that_was_missed_many_times_is_made_up_for_once(hourly):
    enter_duties(MORNING)
    after_a_week = MORNING + timedelta(days=7)
    assert run_due(hourly, after_a_week)
    assert not run_due(hourly, after_a_week)
    assert due_at(hourly.code) == after_a_week + timedelta(hours=1)
    assert len(hourly.act.done) == 1


def test_every_missed_date_is_made_up_for_in_order(daily):
    enter_duties(MORNING)
    assert not run_due(daily, MORNING)
    thursday = MORNING + timedelta(days=3)
    while run_due(daily, thursday):
        pass
    assert daily.act.done == [date(2026, 3, 10), date(2026, 3, 11), date(2026, 3, 12)]
    assert due_at(daily.code) == datetime(2026, 3, 13, 0, 5, tzinfo=TIME_ZONE)


def test_a_duty_that_fails_stays_due_and_keeps_no_other_waiting(hourly, daily):
    enter_duties(MORNING)
    tomorrow = MORNING + timedelta(days=1)
    assert not run_due(replace(daily, act=failing), tomorrow)
    assert run_due(hourly, tomorrow)
    row = Duty.objects.get(code=daily.code)
    assert row.failures == 1
    assert due_codes(tomorrow) == []
    later = tomorrow + timedelta(minutes=2)
    assert due_codes(later) == [daily.code]
    assert run_due(daily, later)
    assert daily.act.done == [date(2026, 3, 10)]
    row.refresh_from_db()
    assert row.failures == 0


def test_a_duty_of_a_clock_that_died_is_taken_over_when_its_lease_ends(hourly):
    enter_duties(MORNING)
    Duty.objects.update(lease_holder="dead", lease_until=MORNING + timedelta(seconds=30))
    assert not run_due(hourly, MORNING + timedelta(seconds=29))
    assert run_due(hourly, MORNING + timedelta(seconds=31))


@pytest.mark.parametrize("kind", ["hourly", "daily"])
def test_of_many_clocks_at_the_same_moment_one_runs_the_duty(transactional_db, request, kind):
    duty = request.getfixturevalue(kind)
    enter_duties(MORNING)
    tomorrow = MORNING + timedelta(days=1)
    together = Barrier(CLOCKS)

    def clock(_number: int) -> bool:
        together.wait()
        try:
            return run_due(duty, tomorrow)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(CLOCKS) as clocks:
        ran = list(clocks.map(clock, range(CLOCKS)))
    assert ran.count(True) == 1
    assert len(duty.act.done) == 1


def test_two_clocks_that_start_at_once_enter_a_duty_once(hourly):
    enter_duties(MORNING)
    enter_duties(MORNING + timedelta(hours=3))
    assert Duty.objects.count() == 1
    assert due_at(hourly.code) == MORNING
