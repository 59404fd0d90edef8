"""Killing the office in the midst of a job: the job ends by itself, each effect exactly once."""

import os
import random
import signal

import pytest

TOTAL = 60
WORDS = [str(number) for number in range(TOTAL)]


def in_the_midst(office, until, job, reached):
    until(lambda: len(office.counted(f"job {job}")) >= reached)
    assert len(office.counted(f"job {job}")) < TOTAL


def ends_by_itself(office, until, job):
    until(lambda: office.state(job) == "done")
    assert office.counted(f"job {job}") == WORDS


def kill_worker(office, until, alive):
    number = office.process("worker")
    os.kill(number, signal.SIGKILL)
    until(lambda: not alive(number))


def kill_supervisor(office, until, alive):
    """Kill only the supervisor, and see that the others leave without being told."""
    others = [office.process(role) for role in ("web-1", "worker", "clock")]
    office.servers[-1].kill()
    until(lambda: not any(alive(number) for number in others))
    office.start()


KILLS = {"worker": kill_worker, "server": kill_supervisor}


@pytest.mark.parametrize("victim", KILLS)
def test_a_job_ends_by_itself_after_a_kill(office, until, alive, victim):
    office.start()
    job = office.queue(total=TOTAL)
    in_the_midst(office, until, job, 5)
    KILLS[victim](office, until, alive)
    ends_by_itself(office, until, job)


@pytest.mark.full
def test_twenty_of_twenty_jobs_survive_a_kill_of_worker_and_of_server(office, until, alive):
    office.start()
    for round_ in range(20):
        job = office.queue(total=TOTAL)
        # A chunk takes some 20 ms: the kill falls anywhere in it, at computing or at committing.
        chance = random.Random(round_)  # noqa: S311  # no secret
        in_the_midst(office, until, job, chance.randrange(1, 20))
        kill_worker(office, until, alive)
        in_the_midst(office, until, job, chance.randrange(20, 40))
        kill_supervisor(office, until, alive)
        ends_by_itself(office, until, job)


def test_a_heartbeat_keeps_a_slow_chunk_with_its_worker(office, until):
    office.start()
    lease_seconds = 1.5
    job = office.queue(total=1, seconds=3 * lease_seconds)
    until(lambda: office.state(job) == "done")
    assert office.counted(f"job {job}") == ["0"]
    started = [line for line in office.log("worker") if line["event"] == "job_started"]
    assert len(started) == 1


def test_a_stop_gives_the_job_back_and_the_next_start_goes_on(office, until, alive):
    server = office.start()
    job = office.queue(total=TOTAL)
    in_the_midst(office, until, job, 5)
    everyone = [office.process(role) for role in ("web-1", "worker", "clock")]
    server.send_signal(signal.SIGTERM)
    assert server.wait(timeout=60) == 0
    assert not any(alive(number) for number in everyone)
    ended = [line for line in office.log("serve") if line["event"] == "process_ended"]
    assert [line["status"] for line in ended] == [0, 0, 0]
    assert office.state(job) == "queued"
    office.start()
    ends_by_itself(office, until, job)
