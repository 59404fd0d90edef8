"""``mingxi doctor`` finds what is wrong or unsafe, and says what to do."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.db import DatabaseError

from mingxi.languages import render, say
from mingxi.office.commands.doctor import doctor
from mingxi.office.frame.clock import now
from mingxi.office.frame.configuration import configuration
from mingxi.office.frame.jobs.models import Process
from mingxi.office.frame.serving import examination, vital
from mingxi.office.frame.serving.soundness import Check, Grade, bad, well


@pytest.fixture
def place(tmp_path, monkeypatch) -> Path:
    """An installation of its own; tests change it with ``set_up``."""
    set_up(
        monkeypatch,
        configuration(
            {"MINGXI_DATA": str(tmp_path / "data"), "MINGXI_KEYS": str(tmp_path / "keys")}
        ),
    )
    (tmp_path / "data").mkdir(mode=0o700)
    return tmp_path


def set_up(monkeypatch, configured) -> None:
    monkeypatch.setattr(settings, "CONFIGURATION", configured)


def test_data_is_wanted_and_is_nobody_elses(place):
    assert examination.data().grade is Grade.OK
    (place / "data").chmod(0o755)
    assert examination.data().grade is Grade.WARN
    (place / "data").rmdir()
    assert examination.data().grade is Grade.BAD


def test_keys_lie_apart_and_are_nobody_elses(place, monkeypatch):
    assert examination.keys().grade is Grade.WARN
    (place / "keys").mkdir(mode=0o700)
    key = place / "keys" / "master-1.key"
    key.write_text("0")
    key.chmod(0o644)
    assert examination.keys().grade is Grade.BAD
    set_up(monkeypatch, replace(settings.CONFIGURATION, keys=place / "data" / "keys"))
    inside = examination.keys()
    assert inside.grade is Grade.BAD
    assert "数据文件夹之内" in render(inside.said, "zh")


@pytest.mark.parametrize(
    ("hosts", "secure", "proxy", "grade"),
    [
        (("localhost",), False, "", Grade.OK),
        (("mingxi.example",), False, "", Grade.BAD),
        (("mingxi.example",), True, "", Grade.BAD),
        (("mingxi.example",), True, "127.0.0.1", Grade.OK),
        (("*",), True, "127.0.0.1", Grade.BAD),
    ],
)
def test_who_is_served_from_outside_is_served_by_https(
    place, monkeypatch, hosts, secure, proxy, grade
):
    changed = replace(settings.CONFIGURATION, hosts=hosts, secure=secure, proxy=proxy)
    set_up(monkeypatch, changed)
    assert examination.reach().grade is grade


def test_pages_that_show_the_programs_inside_are_bad(monkeypatch):
    assert examination.debug().grade is Grade.OK
    monkeypatch.setattr(settings, "DEBUG", True)
    assert examination.debug().grade is Grade.BAD


def test_the_database_keeps_what_is_committed_and_is_of_this_version():
    assert examination.durability().grade is Grade.OK
    assert examination.migrations().grade is Grade.OK
    assert examination.time().grade is Grade.OK


def test_migrations_that_wait_or_come_from_the_future_are_bad(monkeypatch):
    monkeypatch.setattr(examination, "pending", lambda: ["jobs.0002"])
    assert examination.migrations().grade is Grade.BAD
    monkeypatch.setattr(examination, "unknown", lambda: ["jobs.9999"])
    assert "jobs.9999" in render(examination.migrations().said, "zh")


def test_a_worker_is_alive_as_long_as_it_was_heard_of_within_its_lease():
    assert vital.worker().grade is Grade.BAD
    heard = Process.objects.create(role="worker", name="worker@1", number=1, heard_at=now())
    assert vital.worker().grade is Grade.OK
    heard.heard_at = now() - 2 * settings.JOB_LEASE
    heard.save()
    assert vital.worker().grade is Grade.BAD


@pytest.mark.parametrize(("free", "grade"), [(2048, Grade.OK), (500, Grade.WARN), (50, Grade.BAD)])
def test_a_full_disk_is_told_before_it_is_full(monkeypatch, free, grade):
    usage = type("Usage", (), {"free": free * 2**20})
    monkeypatch.setattr(vital.shutil, "disk_usage", lambda _place: usage)
    assert vital.disk().grade is grade


def test_without_a_database_a_check_is_bad_and_breaks_nothing():
    def look():
        raise DatabaseError("connection refused\n\tIs the server running?")

    assert Check("database", True, look).condition().grade is Grade.BAD


def test_one_bad_thing_ends_the_command_with_1(monkeypatch):
    fine = Check("fine", False, lambda: well(say("一切正常")))
    broken = Check("broken", False, lambda: bad(say("坏了"), say("请修理。")))
    path = "mingxi.office.frame.serving.soundness.checks"
    monkeypatch.setattr(path, lambda: [fine])
    result = CliRunner().invoke(doctor, [], obj="zh")
    assert result.exit_code == 0
    monkeypatch.setattr(path, lambda: [fine, broken])
    result = CliRunner().invoke(doctor, [], obj="zh")
    assert result.exit_code == 1
    assert "✓ 一切正常\n✗ 坏了\n    → 请修理。\n" in result.output


def test_a_database_that_does_not_answer_is_told_once(monkeypatch):
    def look():
        raise DatabaseError("connection refused\n\tIs the server running?")

    asking = [Check(code, True, look) for code in ("database", "worker", "duties")]
    path = "mingxi.office.frame.serving.soundness.checks"
    monkeypatch.setattr(path, lambda: asking)
    result = CliRunner().invoke(doctor, [], obj="zh")
    assert result.exit_code == 1
    assert result.output.count("数据库无法访问") == 1
    assert "数据库无法访问：connection refused\n" in result.output
    assert "另有 2 项须由数据库回答，没有检查" in result.output


def test_a_damaged_database_is_told_in_words(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "mingxi.sqlite3").write_bytes(b"garbage" * 1000)
    places = {"MINGXI_DATA": str(tmp_path / "data"), "MINGXI_KEYS": str(tmp_path / "keys")}
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    told = subprocess.run(
        [sys.executable, "-m", "mingxi.cli", "ledger", "verify"],
        env={**environment, **places},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 2
    assert "数据库已损坏，或者不是数据库文件（file is not a database）。" in told.stderr
    assert "mingxi restore 备份.tar --replace" in told.stderr


@pytest.mark.parametrize(
    ("setting", "written", "told_as"),
    [
        ("MINGXI_LOG_LEVEL", "LOUD", "MINGXI_LOG_LEVEL 不能是“LOUD”"),
        ("DATABASE_URL", "mysql://u:secret@h/x", "DATABASE_URL 的开头不能是“mysql”"),
        ("DATABASE_URL", "office.db", "DATABASE_URL 的开头不能是“office.db”"),
        ("DATABASE_URL", "postgresql://u:secret@h:port/x", "DATABASE_URL 无法读懂"),
    ],
)
def test_a_setting_that_cannot_be_is_told_in_words(setting, written, told_as):
    environment = {**os.environ, setting: written}
    told = subprocess.run(
        [sys.executable, "-m", "mingxi.cli", "doctor"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 2
    assert told_as in told.stderr
    assert "secret" not in told.stderr
    assert "Traceback" not in told.stderr
