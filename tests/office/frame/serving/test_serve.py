"""``mingxi serve`` in real processes."""

import os
import signal
import stat
from datetime import timedelta
from http.client import HTTPConnection
from urllib.parse import urlsplit

from mingxi.office.frame.clock import today
from mingxi.office.frame.files.limits import REQUEST_BYTES_MAX


def well(office):
    """Ask for the health; on a busy machine a process may show itself late, for a moment."""
    status, told = office.open("health/")
    return told if status == 200 else None


def test_all_is_well_as_soon_as_all_processes_have_shown_themselves(running_office, until):
    told = until(lambda: well(running_office))
    assert told["status"] == "ok"
    assert set(told["checks"].values()) == {"ok"}


def test_a_second_server_on_the_same_port_is_refused_and_harms_nothing(running_office, until):
    port = running_office.address.strip("/").rpartition(":")[2]
    second = running_office.command("serve", "--port", port)
    out, err = second.communicate(timeout=600)
    assert second.returncode == 2
    assert out == ""
    assert f"无法监听 127.0.0.1:{port}" in err
    assert until(lambda: well(running_office))


def test_what_is_far_too_large_is_refused_before_it_is_read(running_office):
    connection = HTTPConnection(urlsplit(running_office.address).netloc, timeout=600)
    connection.putrequest("POST", "/sign-in/")
    connection.putheader("Content-Length", str(3 * REQUEST_BYTES_MAX))
    connection.endheaders()
    answer = connection.getresponse()
    connection.close()
    assert answer.status == 413


def test_the_static_files_are_served_without_having_been_gathered(running_office):
    status, body = running_office.answer("GET", "static/frame/frame.css")
    assert status == 200
    assert b"@layer" in body or b"@import" in body


def test_what_is_written_is_for_this_account_alone(running_office):
    open_to_others = [
        path
        for path in (running_office.data, *running_office.data.rglob("*"))
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    ]
    assert open_to_others == []


def test_a_request_is_logged_by_its_route_without_what_was_typed(running_office, until):
    typed = "11010519491231002X"

    def requests():
        return [line for line in running_office.log("web-1") if line["event"] == "request"]

    before = len(requests())
    running_office.answer("GET", f"health/?identity={typed}")
    running_office.answer("GET", f"nowhere/{typed}/")
    until(lambda: len(requests()) == before + 2)
    assert [line["route"] for line in requests()[-2:]] == ["health/", None]
    assert requests()[-1]["status"] == 404
    logs = "".join(path.read_text("utf-8") for path in running_office.data.glob("logs/*"))
    assert typed not in logs
    assert "127.0.0.1" not in logs


def test_processes_that_die_are_started_again(office, until):
    office.start()
    roles = ("web-1", "worker", "clock")
    first = {role: office.process(role) for role in roles}
    for number in first.values():
        os.kill(number, signal.SIGKILL)
    until(lambda: all(office.process(role) != first[role] for role in roles))
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
    out, err = refused.communicate(timeout=600)
    assert refused.returncode == 2
    assert out == ""
    assert "jobs.9999_from_the_future" in err


def test_two_clocks_start_each_duty_once_and_make_up_for_every_missed_date(office, until):
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
    until(lambda: len(office.counted("daily")) >= 5 and office.counted("rarely"))
    assert office.counted("daily")[:5] == dates
    assert office.counted("rarely") == [""]
