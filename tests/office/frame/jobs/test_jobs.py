"""Jobs: committed chunks under a lease, cancelled and resumed between them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

import pytest
from django.db import OperationalError

from mingxi.office.frame.clock import now
from mingxi.office.frame.jobs import Chunk, JobFailedError, job_kind, services
from mingxi.office.frame.jobs.kinds import UnknownKindError
from mingxi.office.frame.jobs.models import Job, Owner, State
from mingxi.office.frame.jobs.running import run
from mingxi.office.frame.jobs.services import ATTEMPTS_MAX, cancel, claim, queue, resume
from mingxi.office.frame.refusals import RefusedError

BY = Owner("101", "李明")
PARTS = [0, 1, 2, 3, 4]


@dataclass
class Work:
    """What the counting job does, and what shall happen to it between two chunks."""

    effects: list[int] = field(default_factory=list)
    before: dict[int, object] = field(default_factory=dict)


work = Work()


@pytest.fixture(autouse=True)
def fresh_work() -> None:
    work.effects, work.before = [], {}


@job_kind("test.count", name="计数")
def count(job: Job) -> Iterator[Chunk]:
    for number in range(job.cursor or 0, len(PARTS)):
        if number in work.before:
            work.before.pop(number)()
        yield Chunk(number + 1, number + 1, len(PARTS), partial(work.effects.append, number))


def queued(**more) -> Job:
    return queue("test.count", arguments={"year": 2026}, by=BY, **more)


def claimed(holder: str = "first") -> Job:
    job = claim(holder)
    assert job is not None
    return job


def raising(error: Exception):
    def act() -> None:
        raise error

    return act


def test_a_job_runs_chunk_by_chunk_to_its_end():
    job = queued()
    assert (job.state, job.title, job.owner) == (State.QUEUED, "计数", BY)
    run(claimed())
    job.refresh_from_db()
    assert (job.state, job.done, job.total, job.percent) == (State.DONE, 5, 5, 100)
    assert work.effects == PARTS
    assert job.lease_holder == ""


def test_the_same_key_is_the_same_job():
    first = queued(key="year 2026")
    assert queued(key="year 2026") == first
    assert queued(key="year 2027") != first
    assert queued() != queued()


def test_a_kind_that_nobody_declares_cannot_be_queued():
    with pytest.raises(UnknownKindError):
        queue("test.undeclared", arguments={}, by=BY)


def test_a_kind_that_is_gone_fails_its_jobs_with_a_reason():
    job = queued()
    Job.objects.filter(pk=job.pk).update(kind="test.gone")
    run(claimed())
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert "test.gone" in job.error


def test_of_two_workers_one_gets_the_job():
    queued()
    assert claim("first") is not None
    assert claim("second") is None


def test_jobs_are_taken_in_the_order_they_were_queued():
    jobs = [queued(), queued(), queued()]
    assert [claimed(str(number)).pk for number in range(3)] == [job.pk for job in jobs]


def test_a_worker_that_lost_its_lease_commits_nothing():
    job = queued()

    def hand_on() -> None:
        Job.objects.filter(pk=job.pk).update(lease_holder="second")

    work.before[2] = hand_on
    run(claimed("first"))
    job.refresh_from_db()
    assert work.effects == [0, 1]
    assert (job.state, job.cursor, job.lease_holder) == (State.RUNNING, 2, "second")


def test_a_dead_lease_is_queued_again_and_goes_on_at_its_cursor():
    job = queued()
    work.before[3] = raising(OperationalError("the database is away"))
    run(claimed())
    assert services.requeue_dead() == 0
    Job.objects.update(lease_until=now() - timedelta(seconds=1))
    assert services.requeue_dead() == 1
    run(claimed("second"))
    job.refresh_from_db()
    assert job.state == State.DONE
    assert work.effects == PARTS


def died_without_progress(job: Job) -> None:
    claimed()
    Job.objects.filter(pk=job.pk).update(lease_until=now() - timedelta(seconds=1))
    services.requeue_dead()
    job.refresh_from_db()


def test_a_job_that_only_kills_its_workers_is_given_up():
    job = queued()
    for _ in range(ATTEMPTS_MAX - 1):
        died_without_progress(job)
        assert job.state == State.QUEUED
    died_without_progress(job)
    assert job.state == State.FAILED
    assert "没有进展" in job.error


def test_progress_forgives_earlier_attempts():
    job = queued()
    for number in range(len(PARTS)):
        work.before[number] = raising(OperationalError("the database is away"))
    for _ in range(len(PARTS)):
        run(claimed())
        Job.objects.update(lease_until=now() - timedelta(seconds=1))
        services.requeue_dead()
    run(claimed())
    job.refresh_from_db()
    assert job.state == State.DONE
    assert work.effects == PARTS


def test_a_waiting_job_is_cancelled_at_once():
    job = cancel(queued())
    assert job.state == State.CANCELLED
    assert claim("first") is None


def test_a_running_job_is_cancelled_between_chunks_and_resumed_where_it_stopped():
    job = queued()
    work.before[2] = partial(cancel, job)
    run(claimed())
    job.refresh_from_db()
    assert (job.state, job.done, job.cancel_wished) == (State.CANCELLED, 2, False)
    assert work.effects == [0, 1]
    resume(job)
    run(claimed())
    job.refresh_from_db()
    assert job.state == State.DONE
    assert work.effects == PARTS


def test_a_wish_to_cancel_can_be_taken_back_while_the_job_runs():
    job = queued()
    work.before[2] = lambda: resume(cancel(job))
    run(claimed())
    job.refresh_from_db()
    assert job.state == State.DONE


def test_a_job_whose_worker_died_after_the_wish_is_cancelled():
    job = queued()
    claimed()
    cancel(job)
    Job.objects.update(lease_until=now() - timedelta(seconds=1))
    assert services.requeue_dead() == 1
    job.refresh_from_db()
    assert job.state == State.CANCELLED


def test_what_has_ended_is_neither_cancelled_nor_resumed():
    job = queued()
    with pytest.raises(RefusedError, match="没有停下"):
        resume(job)
    run(claimed())
    job.refresh_from_db()
    with pytest.raises(RefusedError, match="已经结束"):
        cancel(job)
    with pytest.raises(RefusedError, match="没有停下"):
        resume(job)


def test_what_the_work_says_is_wrong_is_told_to_the_owner():
    job = queued()
    work.before[1] = raising(JobFailedError("第3行没有金额，请补上后重新上传。"))
    run(claimed())
    job.refresh_from_db()
    assert (job.state, job.error) == (State.FAILED, "第3行没有金额，请补上后重新上传。")
    assert work.effects == [0]


def test_a_bug_fails_the_job_and_keeps_its_message_to_itself(caplog):
    personal = "11010519491231002X"
    job = queued()
    work.before[1] = raising(ValueError(personal))
    run(claimed())
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert "ValueError" in job.error
    assert personal not in job.error
    resume(job)
    run(claimed())
    job.refresh_from_db()
    assert job.state == State.DONE
    assert work.effects == PARTS


def test_an_effect_that_fails_leaves_the_cursor_where_it_was():
    job = queued()

    def broken() -> None:
        raise ValueError

    class Breaking(list):
        def append(self, number) -> None:
            if number == 2:
                broken()
            super().append(number)

    work.effects = Breaking()
    run(claimed())
    job.refresh_from_db()
    assert (job.state, job.cursor, job.done) == (State.FAILED, 2, 2)


def test_a_worker_that_stops_gives_the_job_back_for_the_next():
    job = queued()
    run(claimed(), stopping=lambda: len(work.effects) == 3)
    job.refresh_from_db()
    assert (job.state, job.done) == (State.QUEUED, 3)
    run(claimed("second"))
    job.refresh_from_db()
    assert job.state == State.DONE
    assert work.effects == PARTS
