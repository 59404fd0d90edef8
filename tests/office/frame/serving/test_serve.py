"""``mingxi serve`` in real processes."""

import os
import signal
import stat
from datetime import timedelta

import pytest

from mingxi.office.frame.clock import today


def test_the_address_answers_and_all_is_well_when_all_processes_have_shown_themselves(
    office, until
):
    office.start()
    until(lambda: office.open("health/")[0] == 200)
    status, told = office.open("health/")
    assert told["status"] == "ok"
    assert set(told["checks"].values()) == {"ok"}


@pytest.mark.parametrize("role", ["web-1", "worker", "clock"])
def test_a_process_that_dies_is_started_again(office, until, role):
    office.start()
    first = office.process(role)
    os.kill(first, signal.SIGKILL)
    until(lambda: office.process(role) != first)
    until(lambda: office.open("health/")[0] == 200)


def test_a_second_server_on_the_same_port_is_refused_and_harms_nothing(office, until):
    office.start()
    port = office.address.strip("/").rpartition(":")[2]
    second = office.command("serve", "--port", port)
    out, err = second.communicate(timeout=60)
    assert second.returncode == 2
    assert out == ""
    assert f"无法监听 127.0.0.1:{port}" in err
    until(lambda: office.open("health/")[0] == 200)


def test_a_database_of_a_newer_version_is_left_alone(office):
    office.start()
    office.end()
    office.run(
        "from django.db import connection\n"
        "from django.db.migrations.recorder import MigrationRecorder\n"
        "MigrationRecorder(connection).record_applied('jobs', '9999_from_the_future')"
    )
    refused = office.command("serve", "--port", "0")
    out, err = refused.communicate(timeout=60)
    assert refused.returncode == 2
    assert out == ""
    assert "jobs.9999_from_the_future" in err


def test_two_clocks_start_each_duty_once_and_make_up_for_every_missed_date(office, until):
    office.run("from django.core.management import call_command\ncall_command('migrate')")
    begun = today() - timedelta(days=5)
    office.run(
        "from datetime import datetime\n"
        "from mingxi.office.frame.configuration import TIME_ZONE\n"
        "from mingxi.office.frame.jobs.models import Duty\n"
        f"due = datetime({begun.year}, {begun.month}, {begun.day}, 0, 5, tzinfo=TIME_ZONE)\n"
        "Duty.objects.create(code='counting.daily', next_due=due)"
    )
    office.start()
    office.start()
    clocks = "SELECT count(*) FROM jobs_process WHERE role = 'clock'"
    until(lambda: office.ask(clocks)[0][0] == 2)
    dates = [(begun + timedelta(days=number)).isoformat() for number in range(5)]
    until(lambda: len(office.counted("daily")) >= 5)
    assert office.counted("daily")[:5] == dates
    assert office.counted("rarely") == [""]


def test_what_is_written_is_for_this_account_alone(office, until):
    office.start()
    until(lambda: office.open("health/")[0] == 200)
    open_to_others = [
        path
        for path in (office.data / "logs", *office.data.rglob("*"))
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    ]
    assert open_to_others == []


def test_a_request_is_logged_by_its_route_without_what_was_typed(office, until):
    office.start()
    office.open("health/?identity=11010519491231002X")

    def requests():
        return [line for line in office.log("web-1") if line["event"] == "request"]

    until(requests)
    assert requests()[-1]["route"] == "health/"
    logs = "".join(path.read_text(encoding="utf-8") for path in office.data.glob("logs/*"))
    assert "11010519491231002X" not in logs
    assert "127.0.0.1" not in "".join(str(line) for line in requests())
