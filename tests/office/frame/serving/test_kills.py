"""Killing the office in the midst of a job: the job ends by itself, each effect exactly once."""

import os
import random
import signal

import pytest

ROLES = ("web-1", "worker", "clock")


def comes_to(office, until, job, reached):
    until(lambda: len(office.counted(f"job {job}")) >= reached)


def goes_on(office, until, job):
    comes_to(office, until, job, len(office.counted(f"job {job}")) + 3)


def has_each_effect_once(office, until, job):
    """Let the job end: no number is missing, and none is there twice."""
    office.let_end()
    until(lambda: office.state(job) == "done")
    counted = office.counted(f"job {job}")
    assert counted == [str(number) for number in range(len(counted))]
    office.enough.unlink()


def kill_worker(office, until, alive):
    number = office.process("worker")
    os.kill(number, signal.SIGKILL)
    until(lambda: not alive(number))


def kill_supervisor(office, until, alive):
    """Kill only the supervisor, and see that the others leave without being told."""
    others = [office.process(role) for role in ROLES]
    office.servers[-1].kill()
    until(lambda: not any(alive(number) for number in others))
    office.start()


KILLS = {"worker": kill_worker, "server": kill_supervisor}


@pytest.mark.parametrize("victim", KILLS)
def test_a_job_goes_on_by_itself_after_a_kill(office, until, alive, victim):
    office.start()
    job = office.queue()
    comes_to(office, until, job, 5)
    KILLS[victim](office, until, alive)
    goes_on(office, until, job)
    has_each_effect_once(office, until, job)


@pytest.mark.full
def test_twenty_of_twenty_jobs_survive_a_kill_of_worker_and_of_server(office, until, alive):
    office.start()
    for round_ in range(20):
        job = office.queue()
        # A chunk takes some 20 ms: the kill falls anywhere in it, at computing or at committing.
        chance = random.Random(round_)  # noqa: S311  # no secret
        comes_to(office, until, job, chance.randrange(1, 20))
        kill_worker(office, until, alive)
        goes_on(office, until, job)
        kill_supervisor(office, until, alive)
        goes_on(office, until, job)
        has_each_effect_once(office, until, job)


def test_a_heartbeat_keeps_a_slow_chunk_with_its_worker(office, until):
    office.start()
    office.let_end()
    lease_seconds = 1.5
    job = office.queue(seconds=3 * lease_seconds)
    until(lambda: office.state(job) == "done")
    assert office.counted(f"job {job}") == ["0"]
    told = [line for line in office.log("worker") if line["event"] == "job_started"]
    assert [line["job"] for line in told].count(job) == 1


def test_a_stop_gives_the_job_back_and_the_next_start_goes_on(office, until, alive):
    server = office.start()
    job = office.queue()
    comes_to(office, until, job, 5)
    until(lambda: office.open("health/")[0] == 200)
    everyone = [office.process(role) for role in ROLES]
    server.send_signal(signal.SIGTERM)
    assert server.wait(timeout=600) == 0
    assert not any(alive(number) for number in everyone)
    ended = [line for line in office.log("serve") if line["event"] == "process_ended"]
    assert [line["status"] for line in ended] == [0, 0, 0]
    assert office.state(job) == "queued"
    office.start()
    goes_on(office, until, job)
    has_each_effect_once(office, until, job)
