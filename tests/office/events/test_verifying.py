"""Every way of tampering is found and named; beside it the untouched log passes.

Who tampers here owns the database: the triggers are off, and all that has no signature is made to
fit again. The key and the heads outside are not in their hands.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection
from django.db.models import F

from mingxi.office.events.models import Event, Head, Node, Seal, Waiting
from mingxi.office.events.reckoning.entry import entry_hash
from mingxi.office.events.reckoning.findings import Finding, What
from mingxi.office.events.reckoning.heads import signed
from mingxi.office.events.reckoning.tree import Frontier
from mingxi.office.events.services import (
    SYSTEM,
    record_restore,
    seal_events,
    verify_log,
)
from mingxi.office.events.services.signing import signing_key
from mingxi.office.events.snapshots import entry_of

Some = Callable[[int], None]
Unguarded = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def log(sealed: Some) -> Iterator[None]:
    """A log of three heads: leaves 1 to 5, 6 to 12 and 13 to 15; sound before the test begins."""
    for count in (5, 7, 3):
        sealed(count)
    assert verify_log().findings == []
    return


def found() -> list[tuple[What, int, int]]:
    return [finding[:3] for finding in verify_log().findings]


def sealed_anew(first: int = 1) -> None:
    """Make seals (and nothing signed) fit the entries as they are now."""
    for seal in Seal.objects.select_related("event").filter(leaf_number__gte=first):
        Seal.objects.filter(pk=seal.pk).update(leaf_hash=entry_hash(entry_of(seal.event)))


def signed_anew(key: Ed25519PrivateKey) -> None:
    """Make every head and its peaks anew from the seals, under a key."""
    sizes = list(Head.objects.order_by("size").values_list("size", flat=True))
    leaves = [
        bytes(leaf) for leaf in Seal.objects.order_by("pk").values_list("leaf_hash", flat=True)
    ]
    frontier = Frontier()
    for number, leaf in enumerate(leaves, 1):
        frontier.append(leaf)
        if number in sizes:
            row = Head.objects.get(size=number)
            head = signed(number, frontier.root(), row.at, key)
            Head.objects.filter(size=number).update(
                root=head.root,
                public_key=head.key,
                signature=head.signature,
                peaks=b"".join(frontier.peaks),
            )


def exchange(first: int, second: int, *columns: str) -> None:
    """Exchange what two seals say."""
    rows = {seal.pk: seal for seal in Seal.objects.filter(pk__in=[first, second])}
    # An entry has one seal: the first makes way while the second takes its place.
    Seal.objects.filter(pk=first).update(event=-1)
    for number, other in ((second, first), (first, second)):
        Seal.objects.filter(pk=number).update(
            **{name: getattr(rows[other], name) for name in columns}
        )


def test_an_altered_entry_is_named(log: None, unguarded: Unguarded) -> None:
    event = Seal.objects.get(leaf_number=7).event
    with unguarded():
        Event.objects.filter(pk=event.pk).update(facts={"amount_fen": 1_000_000})
    assert found() == [(What.ALTERED, 7, 7)]


@pytest.mark.parametrize(
    "altered",
    [
        {"at": F("at") + timedelta(seconds=1)},
        {"actor_number": "0418"},
        {"actor_name": "李四"},
        {"channel": "api"},
        {"address_digest": "0" * 64},
        {"kind": "allotment.released"},
        {"subject_label": "budget.project"},
        {"subject_key": "9"},
        {"changed": ["amount"]},
        {"facts": {}},
        {"secret_digests": {"reason": "0" * 64}},
        {"lines_root": "0" * 64, "lines_count": 1},
    ],
    ids=lambda altered: next(iter(altered)),
)
def test_no_column_can_be_altered(
    log: None, unguarded: Unguarded, altered: dict[str, object]
) -> None:
    event = Seal.objects.get(leaf_number=7).event
    with unguarded():
        Event.objects.filter(pk=event.pk).update(**altered)
    assert found() == [(What.ALTERED, 7, 7)]


def test_an_entry_altered_with_its_seal_is_found_by_the_signed_head(
    log: None, unguarded: Unguarded
) -> None:
    event = Seal.objects.get(leaf_number=7).event
    with unguarded():
        Event.objects.filter(pk=event.pk).update(facts={"amount_fen": 1_000_000})
        sealed_anew()
    # Leaf 7 lies under the peak of leaves 1 to 8, and 1 to 5 are proven by the head before.
    assert found() == [(What.REWRITTEN, 6, 8)]


def test_a_removed_entry_is_named(log: None, unguarded: Unguarded) -> None:
    with unguarded():
        Event.objects.filter(seal__leaf_number__in=[3, 14]).delete()
    assert found() == [(What.REMOVED, 3, 3), (What.REMOVED, 14, 14)]


def test_an_entry_removed_with_its_seal_leaves_a_gap(log: None, unguarded: Unguarded) -> None:
    with unguarded():
        Event.objects.filter(seal__leaf_number=3).delete()
        Seal.objects.filter(leaf_number=3).delete()
    assert found() == [(What.SEAL_REMOVED, 3, 3)]


def test_a_gap_that_is_closed_up_is_found_by_the_signed_heads(
    log: None, unguarded: Unguarded
) -> None:
    with unguarded():
        Event.objects.filter(seal__leaf_number=3).delete()
        Seal.objects.filter(leaf_number=3).delete()
        for number in range(4, 16):
            Seal.objects.filter(leaf_number=number).update(leaf_number=number - 1)
    assert found() == [(What.REWRITTEN, 1, 12), (What.CUT_OFF, 15, 15)]


def test_a_seal_taken_from_its_entry_is_named(log: None, unguarded: Unguarded) -> None:
    event = Seal.objects.get(leaf_number=3).event
    with unguarded():
        Seal.objects.filter(leaf_number=3).delete()
    assert found() == [
        (What.SEAL_REMOVED, 3, 3),
        (What.KEPT_FROM_SEALING, event.pk, event.pk),
    ]


def test_entries_that_changed_places_are_named(log: None, unguarded: Unguarded) -> None:
    with unguarded():
        exchange(7, 14, "event_id")
    assert found() == [(What.REORDERED, 7, 7), (What.REORDERED, 14, 14)]


def test_entries_that_changed_places_with_their_seals_are_found_by_the_signed_heads(
    log: None, unguarded: Unguarded
) -> None:
    with unguarded():
        exchange(7, 14, "event_id", "leaf_hash")
    assert found() == [(What.REWRITTEN, 6, 8), (What.REWRITTEN, 13, 14)]


def test_an_end_cut_off_under_its_head_is_named(log: None, unguarded: Unguarded) -> None:
    with unguarded():
        Event.objects.filter(seal__leaf_number__gt=10).delete()
        Seal.objects.filter(leaf_number__gt=10).delete()
    assert found() == [(What.CUT_OFF, 11, 15)]


def test_an_end_cut_off_with_its_heads_is_found_by_the_heads_outside(
    log: None, unguarded: Unguarded, installation: Path, tmp_path: Path
) -> None:
    with unguarded():
        Event.objects.filter(seal__leaf_number__gt=5).delete()
        Seal.objects.filter(leaf_number__gt=5).delete()
        Head.objects.filter(size__gt=5).delete()
    assert found() == [(What.CUT_OFF, 6, 15)]
    # Without them nothing is wrong with what is left; a copy elsewhere knows.
    elsewhere = installation.rename(tmp_path / "auditor.jsonl")
    assert found() == []
    assert verify_log([elsewhere]).findings == [Finding(What.CUT_OFF, 6, 15)]


def test_everything_removed_is_found_by_the_heads_outside(log: None, unguarded: Unguarded) -> None:
    with unguarded():
        for model in (Event, Seal, Node, Head):
            model.objects.all().delete()
    assert found() == [(What.CUT_OFF, 1, 15)]


def test_a_history_signed_by_another_key_is_found(log: None, unguarded: Unguarded) -> None:
    with unguarded():
        Event.objects.filter(seal__leaf_number=2).update(kind="allotment.released")
        sealed_anew()
        signed_anew(Ed25519PrivateKey.generate())
    assert (What.HEAD_ALTERED, 1, 15) in found()
    assert (What.REWRITTEN, 1, 15) in found()


def test_a_history_rewritten_with_a_stolen_key_is_found_by_the_heads_outside(
    log: None, unguarded: Unguarded, installation: Path, tmp_path: Path
) -> None:
    elsewhere = installation.rename(tmp_path / "auditor.jsonl")
    with unguarded():
        Event.objects.filter(seal__leaf_number=7).update(kind="allotment.released")
        sealed_anew()
        signed_anew(signing_key())
    assert found() == []
    # The head of leaves 1 to 5 still agrees.
    assert verify_log([elsewhere]).findings == [Finding(What.REWRITTEN, 6, 15)]


def test_a_key_that_was_replaced_is_found_by_the_heads_outside(
    log: None, unguarded: Unguarded, tmp_path: Path
) -> None:
    old = signing_key().public_key().public_bytes_raw()
    (tmp_path / "keys" / "heads.ed25519").unlink()
    with unguarded():
        signed_anew(signing_key())
    assert (What.KEY_REPLACED, 0, 0, old.hex()) in verify_log().findings
    # The same key made known again is a change that is owned to; what it signed is gone, though.
    (tmp_path / "keys" / "heads.known").write_text(f"{old.hex()}\n")
    assert found() == [(What.HEAD_REMOVED, 1, 15)]


def test_a_head_that_was_altered_is_named(log: None, unguarded: Unguarded) -> None:
    with unguarded():
        Head.objects.filter(size=12).update(at=F("at") - timedelta(days=1))
    assert (What.HEAD_ALTERED, 6, 12) in found()


def test_a_head_that_was_removed_is_named(log: None, unguarded: Unguarded) -> None:
    with unguarded():
        Head.objects.filter(size=12).delete()
    assert found() == [(What.HEAD_REMOVED, 6, 12)]


def test_seals_without_their_head_are_named(
    log: None, unguarded: Unguarded, installation: Path
) -> None:
    installation.unlink()
    with unguarded():
        Head.objects.filter(size=15).delete()
    assert found() == [(What.HEAD_MISSING, 13, 15)]


def test_peaks_that_are_not_the_heads_are_named(log: None, unguarded: Unguarded) -> None:
    with unguarded():
        Head.objects.filter(size=12).update(peaks=b"\0" * 64)
    assert found() == [(What.PEAKS_ALTERED, 6, 12)]


def test_a_node_that_proofs_are_read_from_is_checked(sealed: Some, unguarded: Unguarded) -> None:
    sealed(300)
    assert found() == []
    with unguarded():
        Node.objects.update(digest=b"\0" * 32)
    assert found() == [(What.NODE_ALTERED, 1, 256)]


def test_one_finding_does_not_hide_the_next(log: None, unguarded: Unguarded) -> None:
    with unguarded():
        Event.objects.filter(seal__leaf_number__in=[2, 14]).update(actor_name="李四")
        sealed_anew()
        Event.objects.filter(seal__leaf_number=10).update(actor_name="李四")
    assert found() == [(What.REWRITTEN, 1, 4), (What.ALTERED, 10, 10), (What.REWRITTEN, 13, 14)]


def test_an_entry_removed_before_it_was_sealed_is_named(
    log: None, recorded: Some, unguarded: Unguarded
) -> None:
    recorded(3)
    verdict = verify_log()
    assert verdict.findings == []
    count, waiting = verdict.unsealed
    assert count == 3
    with unguarded():
        Event.objects.filter(pk=waiting[1]).delete()
    assert found() == [(What.UNSEALED_REMOVED, waiting[1], waiting[1])]
    # Sealing passes over it, and does not forget it.
    assert seal_events() == 2
    assert found() == [(What.UNSEALED_REMOVED, waiting[1], waiting[1])]


def test_an_entry_kept_from_its_seal_is_named(log: None, recorded: Some) -> None:
    recorded(1)
    _, [waiting] = verify_log().unsealed
    Waiting.objects.all().delete()
    assert found() == [(What.KEPT_FROM_SEALING, waiting, waiting)]


def test_a_guard_that_was_taken_away_is_named(log: None, unguarded: Unguarded) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER events_event_no_update")
        else:
            cursor.execute("ALTER TABLE events_event DISABLE TRIGGER events_event_no_update")
    assert verify_log().findings == [Finding(What.UNGUARDED, 0, 0, "events_event_no_update")]


def test_a_kept_head_that_was_altered_is_named_by_its_line(log: None, installation: Path) -> None:
    lines = installation.read_text().splitlines()
    lines[1] = lines[1].replace('"size":12', '"size":11')
    installation.write_text("\n".join(lines) + "\n")
    assert verify_log().findings == [Finding(What.KEPT_HEAD_ALTERED, 11, 11, f"{installation}:2")]


def test_a_line_that_cannot_be_read_is_told_of(log: None, installation: Path) -> None:
    with installation.open("a") as file:
        file.write('{"size":3')
    verdict = verify_log()
    assert verdict.findings == []
    assert verdict.unreadable == [f"{installation}:4"]


def test_a_restore_that_is_recorded_explains_the_heads_it_abandoned(
    log: None, sealed: Some, unguarded: Unguarded
) -> None:
    with unguarded():
        for model in (Event, Seal):
            model.objects.filter(
                **{"pk__gt" if model is Seal else "seal__leaf_number__gt": 5}
            ).delete()
        Head.objects.filter(size__gt=5).delete()
    assert found() == [(What.CUT_OFF, 6, 15)]
    record_restore(backup="2026-11-20", by=SYSTEM)
    seal_events()
    sealed(12)
    verdict = verify_log()
    assert verdict.findings == []
    [restore] = verdict.restores
    assert (restore.size, restore.last_size) == (5, 15)


def test_going_back_a_second_time_to_the_same_backup_is_explained_as_well(
    log: None, sealed: Some, unguarded: Unguarded
) -> None:
    def go_back() -> None:
        with unguarded():
            Event.objects.filter(seal__leaf_number__gt=5).delete()
            Seal.objects.filter(leaf_number__gt=5).delete()
            Head.objects.filter(size__gt=5).delete()
        record_restore(backup="2026-11-20", by=SYSTEM)
        seal_events()

    go_back()
    go_back()
    verdict = verify_log()
    assert verdict.findings == []
    [restore] = verdict.restores
    assert (restore.size, restore.last_size, restore.abandoned_to) == (5, 6, 15)


def test_a_restore_explains_no_head_of_a_later_time(
    log: None, sealed: Some, unguarded: Unguarded
) -> None:
    record_restore(backup="2026-11-20", by=SYSTEM)
    seal_events()
    sealed(4)
    assert found() == []
    with unguarded():
        Event.objects.filter(seal__leaf_number__gt=16).delete()
        Seal.objects.filter(leaf_number__gt=16).delete()
        Head.objects.filter(size__gt=16).delete()
    assert found() == [(What.CUT_OFF, 17, 20)]
