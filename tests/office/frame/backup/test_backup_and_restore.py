"""Backups are taken while writers write, and believed only after they were restored."""

import base64
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mingxi.office.frame.vault.keys import read_ring

FILL = """
from mingxi.office.events.services import SYSTEM, Subject, record, seal_events
from mingxi.office.frame.database import writing
from mingxi.office.frame.files.services import store
for number in range(3):
    store(b"%d" % number * 9, name=f"{number}.txt", media_type="text/plain", by_number="1")
with writing():
    record("demo.made", by=SYSTEM, on=Subject("demo", "1"))
seal_events()
"""
# Every transaction writes two entries and every file a row: no moment has only half of them. Some
# time is left between them: what is backed up is a moment, and more rows make it no more of one.
WRITE = """
import sys, threading
from mingxi.office.events.services import SYSTEM, Subject, record
from mingxi.office.frame.database import writing
from mingxi.office.frame.files.services import store
ended = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
written = 0
while not ended.wait(0.02):
    store(os.urandom(99), name="a.txt", media_type="text/plain", by_number="1")
    with writing():
        for half in "12":
            record("demo.made", by=SYSTEM, on=Subject("demo", half))
    written += 1
    print(written, flush=True)
"""
STATE = """
import json
from mingxi.office.events.models import Event, Head
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import read
files = [read(row).decode("latin-1") for row in StoredFile.objects.order_by("pk")]
events = list(Event.objects.order_by("pk").values_list("kind", "facts"))
roots = [bytes(head.root).hex() for head in Head.objects.order_by("size")]
print(json.dumps({"files": files, "events": events, "roots": roots}))
"""
COUNT = """
import sys
from mingxi.office.frame.files.models import StoredFile
for line in sys.stdin:
    print(StoredFile.objects.count(), flush=True)
"""
Install = Callable[..., Any]


@dataclass(frozen=True)
class Source:
    """An office with something in it, and its backup."""

    office: Any
    backup: Path
    answer: str

    def purposes(self) -> dict[str, str]:
        """Give what each key of the office is for, by its id."""
        listed = json.loads((self.office.keys / "ring.json").read_text())["keys"]
        return {key["id"]: key["purpose"] for key in listed}


@pytest.fixture(scope="module")
def source(installed: Install) -> Source:
    office = installed(with_tables=True)
    office.python(FILL)
    backup = office.room / "backup.tar"
    done = office.run("backup", backup)
    assert done.returncode == 0, done.stdout
    return Source(office, backup, done.stdout)


@pytest.fixture
def target(installed: Install, source: Source) -> Any:
    """Give an empty office that has the keys of the source."""
    return installed(keys=source.office.keys)


def test_a_backup_taken_while_others_write_is_of_one_moment(
    source: Source, installed: Install, target: Any
) -> None:
    office = installed(keys=source.office.keys, with_tables=True)
    writer = office.started(WRITE)
    assert writer.stdout is not None
    before = int(writer.stdout.readline())
    backup = office.room / "backup.tar"
    done = office.run("backup", backup, "--check")
    rest, _ = writer.communicate("")
    after = int(rest.split()[-1])
    assert done.returncode == 0, done.stdout
    assert "已试恢复并核对" in done.stdout
    assert target.run("restore", backup).returncode == 0
    state = target.python(STATE)
    assert state["events"].pop()[0] == "database.restored"
    assert len(state["events"]) % 2 == 0
    assert before <= len(state["files"]) < after
    assert len(state["files"]) - len(state["events"]) // 2 in (0, 1)


def test_what_is_restored_is_what_was_backed_up_and_the_log_tells_of_it(
    source: Source, target: Any
) -> None:
    done = target.run("restore", source.backup)
    assert done.returncode == 0, done.stdout
    state = target.python(STATE)
    assert state["files"] == ["0" * 9, "1" * 9, "2" * 9]
    made, restored = state["events"]
    assert made[0] == "demo.made"
    assert restored[0] == "database.restored"
    assert restored[1]["last_root"] == state["roots"][-1]


def test_a_backup_holds_no_keys_and_names_those_it_needs(source: Source) -> None:
    for key_id, purpose in source.purposes().items():
        assert (key_id in source.answer) == (purpose != "secrets")
    secret = [key.key for key in read_ring(source.office.keys).keys]
    secret += [bytes.fromhex(path.read_text()) for path in source.office.keys.glob("master-*")]
    content = source.backup.read_bytes()
    for key in secret:
        for form in (key, key.hex().encode(), base64.b64encode(key)[:40]):
            assert form not in content
    for key in json.loads((source.office.keys / "ring.json").read_text())["keys"]:
        assert key["wrapped"].encode() not in content


def test_without_its_keys_a_backup_is_refused_and_no_new_ones_are_made(
    source: Source, installed: Install
) -> None:
    office = installed()
    done = office.run("restore", source.backup)
    assert done.returncode == 1
    for key_id, purpose in source.purposes().items():
        assert (key_id in done.stdout) == (purpose != "secrets")
    assert "请先放回当时另存的密钥文件夹" in done.stdout
    assert not office.keys.exists()
    assert not list((office.room / "data").iterdir())
    shutil.copytree(source.office.keys, office.keys)
    assert office.run("restore", source.backup).returncode == 0


def test_data_that_is_there_is_replaced_on_request_under_a_running_office_and_kept(
    source: Source, target: Any
) -> None:
    target.run("restore", source.backup)
    target.python(FILL)
    running = target.started(COUNT)
    assert running.stdin is not None
    assert running.stdout is not None

    def counted() -> int:
        running.stdin.write("count\n")
        running.stdin.flush()
        return int(running.stdout.readline())

    assert counted() == 6
    done = target.run("restore", source.backup)
    assert done.returncode == 1
    assert "--replace" in done.stdout
    assert counted() == 6
    done = target.run("restore", source.backup, "--replace")
    assert done.returncode == 0, done.stdout
    assert counted() == 3
    running.communicate()
    (aside,) = (target.room / "data").glob("before_restore_*")
    assert aside.name in done.stdout
    assert len([path for path in aside.rglob("files/*/*") if path.is_file()]) == 3


def test_a_missing_file_is_named_and_the_rest_is_backed_up(source: Source, target: Any) -> None:
    target.run("restore", source.backup)
    lost = next(path for path in (target.room / "data" / "files").rglob("*") if path.is_file())
    lost.unlink()
    done = target.run("backup", target.room / "backup.tar", "--check")
    assert done.returncode == 1
    assert f"缺少文件 files/{lost.parent.name}/{lost.name}" in done.stdout
    assert "2 个文件" in done.stdout
    assert "打不开" in done.stdout


def test_a_backup_is_for_its_owner_alone_and_leaves_nothing_beside_it(source: Source) -> None:
    assert not list(source.backup.parent.glob(".unfinished-*"))
    if os.name == "posix":
        assert source.backup.stat().st_mode & 0o077 == 0
