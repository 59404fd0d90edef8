"""Sealing: all that waits, once, in an order that commits cannot disturb, kept outside as well."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from threading import Event as Signal
from threading import Thread

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from django.db import connection, connections

from mingxi.office.events.models import Event, Head, Node, Seal, Waiting
from mingxi.office.events.reckoning.canonical import canonical
from mingxi.office.events.reckoning.entry import body
from mingxi.office.events.reckoning.heads import head_of
from mingxi.office.events.reckoning.proofs import proves_consistency
from mingxi.office.events.selectors import consistency_path, inclusion_proof, last_head
from mingxi.office.events.services import SYSTEM, Subject, record, seal_events, sealing, verify_log
from mingxi.office.events.services.sealing import LastHeadError
from mingxi.office.events.services.signing import UnusableKeyError, signing_key
from mingxi.office.events.snapshots import entry_of
from mingxi.office.frame.database import writing

Some = Callable[[int], None]


def test_one_call_seals_all_that_waits(recorded: Some, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "BATCH", 4)
    recorded(10)
    assert seal_events() == 10
    assert list(Seal.objects.order_by("pk").values_list("pk", flat=True)) == list(range(1, 11))
    assert list(Head.objects.order_by("pk").values_list("pk", flat=True)) == [4, 8, 10]
    assert not Waiting.objects.exists()
    assert seal_events() == 0
    assert Head.objects.count() == 3


def test_nothing_waiting_costs_no_write(
    sealed: Some, django_assert_num_queries: Callable[[int], AbstractContextManager[None]]
) -> None:
    sealed(3)
    with django_assert_num_queries(2):
        assert seal_events() == 0


def test_an_installation_without_entries_has_no_heads(installation: Path) -> None:
    assert seal_events() == 0
    assert not installation.exists()
    assert verify_log().findings == []


def test_every_sealed_entry_can_be_proven_in_the_newest_head(sealed: Some) -> None:
    for count in (1, 5, 300):
        sealed(count)
    for number in (1, 2, 6, 7, 256, 257, 306):
        event = Seal.objects.get(pk=number).event
        proof = inclusion_proof(event)
        assert proof.holds
        assert (proof.leaf_number, proof.head.size) == (number, 306)
    assert Node.objects.count() == 1


def test_every_head_can_be_proven_to_have_grown_from_those_before(sealed: Some) -> None:
    for count in (1, 5, 300, 40):
        sealed(count)
    *olds, new = Head.objects.order_by("size")
    for old in olds:
        path = consistency_path(old.size, new.size)
        assert proves_consistency(old.size, bytes(old.root), new.size, bytes(new.root), path)


def test_an_entry_without_a_seal_has_no_proof_yet(sealed: Some, recorded: Some) -> None:
    sealed(3)
    recorded(1)
    event = Event.objects.latest("id")
    assert inclusion_proof(event) is None
    seal_events()
    assert inclusion_proof(event).holds


def test_heads_are_kept_outside_the_database_with_the_key_for_everyone(
    sealed: Some, installation: Path, tmp_path: Path
) -> None:
    sealed(2)
    sealed(3)
    heads = [head_of(line) for line in installation.read_bytes().splitlines()]
    assert [head.size for head in heads] == [2, 5]
    assert heads[-1] == last_head()
    published = load_pem_public_key((tmp_path / "keys" / "heads.ed25519.pub").read_bytes())
    assert {head.key for head in heads} == {published.public_bytes_raw()}
    assert all(head.is_signed_by([head.key]) for head in heads)


def test_the_key_is_for_its_owner_alone(sealed: Some, tmp_path: Path) -> None:
    sealed(1)
    key = tmp_path / "keys" / "heads.ed25519"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert signing_key().private_bytes_raw() == signing_key().private_bytes_raw()


def test_a_file_that_is_no_key_is_named(recorded: Some, tmp_path: Path) -> None:
    recorded(1)
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "heads.ed25519").write_text("nothing")
    with pytest.raises(UnusableKeyError, match=r"heads\.ed25519"):
        seal_events()


def test_heads_that_could_not_be_kept_are_made_up_for(
    recorded: Some, sealed: Some, installation: Path
) -> None:
    sealed(2)
    kept = installation.read_bytes()
    installation.unlink()
    installation.mkdir()
    recorded(3)
    with pytest.raises(OSError, match="directory"):
        seal_events()
    assert Seal.objects.count() == 5
    installation.rmdir()
    installation.write_bytes(kept)
    assert seal_events() == 0
    assert [head_of(line).size for line in installation.read_bytes().splitlines()] == [2, 5]


def test_a_line_that_was_cut_short_does_not_spoil_the_next(
    sealed: Some, installation: Path
) -> None:
    sealed(2)
    with installation.open("ab") as file:
        file.write(b'{"at":"2026-')
    sealed(1)
    lines = installation.read_bytes().splitlines()
    assert len(lines) == 3
    assert head_of(lines[-1]).size == 3
    assert verify_log().findings == []


def test_heads_go_by_their_time_even_if_the_clock_is_set_back(
    sealed: Some, monkeypatch: pytest.MonkeyPatch, installation: Path
) -> None:
    sealed(1)
    before = last_head().at
    monkeypatch.setattr(sealing, "now", lambda: before - timedelta(days=1))
    sealed(1)
    assert last_head().at > before
    assert len(installation.read_bytes().splitlines()) == 2


def test_an_altered_head_is_not_built_upon(
    sealed: Some, recorded: Some, unguarded: Callable[[], AbstractContextManager[None]]
) -> None:
    sealed(3)
    root = bytes(Head.objects.get().root)
    with unguarded():
        Head.objects.update(root=b"\0" * 32)
    recorded(2)
    with pytest.raises(LastHeadError, match="mingxi events verify"):
        seal_events()
    with unguarded():
        Head.objects.update(root=root)
    assert seal_events() == 2


def test_a_lost_key_is_owned_to_before_another_signs(
    sealed: Some, recorded: Some, tmp_path: Path
) -> None:
    sealed(3)
    lost = signing_key().public_key().public_bytes_raw().hex()
    (tmp_path / "keys" / "heads.ed25519").unlink()
    recorded(2)
    with pytest.raises(LastHeadError, match=lost):
        seal_events()
    assert not (tmp_path / "keys" / "heads.ed25519").exists()
    (tmp_path / "keys" / "heads.known").write_text(f"{lost}\n")
    assert seal_events() == 2
    assert verify_log().findings == []


def test_an_outsider_recomputes_an_entry_from_the_published_rules(
    sealed: Some, installation: Path
) -> None:
    """With no code of ours: JSON, SHA-256 and Ed25519, as the documentation tells it."""
    sealed(1)
    told = json.loads(canonical(body(entry_of(Event.objects.get()))))
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    root = sha256(b"\x00" + text.encode()).hexdigest()
    head = json.loads(installation.read_text())
    assert head["root"] == root
    signature = bytes.fromhex(head.pop("signature"))
    signed = json.dumps(head, sort_keys=True, separators=(",", ":"))
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(head["key"]))
    key.verify(signature, b"mingxi tree head\n" + signed.encode())
    assert datetime.fromisoformat(told["at"]).utcoffset() == timedelta(hours=8)


# --- with real commits --------------------------------------------------------------------------


@pytest.fixture
def processes(transactional_db: None) -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    """Starts Python in processes of their own, on the tests' database."""
    name = str(connection.settings_dict["NAME"])
    address = f"sqlite:///{name}"
    if connection.vendor == "postgresql":
        address = os.environ["DATABASE_URL"].replace("/postgres?", f"/{name}?")
        assert name in address
    started = []

    def start(script: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", f"import django; django.setup()\n{script}"]
        environment = {**os.environ, "DATABASE_URL": address}
        started.append(
            subprocess.Popen(
                command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        )
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


SEALING = """
from mingxi.office.events.services import sealing
sealing.BATCH = 7
print("ready", flush=True)
input()
print(sum(sealing.seal_events() for _ in range(40)))
"""

RECORDING = """
from mingxi.office.events.services import SYSTEM, Subject, record
from mingxi.office.frame.database import writing
print("ready", flush=True)
input()
for number in range(150):
    with writing():
        record("allotment.reserved", by=SYSTEM, on=Subject("budget.allotment", str(number)))
print(0)
"""


def test_several_sealers_and_writers_at_once_seal_everything_once(
    processes: Callable[[str], subprocess.Popen[str]], recorded: Some
) -> None:
    recorded(500)
    working = [processes(script) for script in (SEALING, SEALING, RECORDING, RECORDING)]
    for process in working:
        assert process.stdout.readline() == "ready\n"
    for process in working:
        process.stdin.write("\n")
        process.stdin.close()
    counts = [int(process.stdout.read()) for process in working]
    assert [process.wait() for process in working] == [0] * 4
    counts.append(seal_events())
    assert sum(counts) == Seal.objects.count() == 800
    assert verify_log().findings == []
    assert verify_log().unsealed == (0, [])


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_an_entry_that_commits_late_is_sealed_after_younger_ones() -> None:
    recorded, sealed = Signal(), Signal()

    def slow() -> None:
        with writing():
            record("allotment.reserved", by=SYSTEM, on=Subject("budget.allotment", "early"))
            recorded.set()
            assert sealed.wait(600)
        connections.close_all()

    thread = Thread(target=slow)
    thread.start()
    assert recorded.wait(600)
    with writing():
        record("allotment.reserved", by=SYSTEM, on=Subject("budget.allotment", "late"))
    assert seal_events() == 1
    sealed.set()
    thread.join()
    assert seal_events() == 1
    keys = Seal.objects.order_by("leaf_number").values_list("event__subject_key", flat=True)
    assert list(keys) == ["late", "early"]
    assert list(Event.objects.order_by("id").values_list("subject_key", flat=True)) == [
        "early",
        "late",
    ]
    assert verify_log().findings == []
