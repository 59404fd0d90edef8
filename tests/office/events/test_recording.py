"""Entries: what is in them, what is only a digest, and what the database refuses."""

import hmac
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from mingxi.office.events.models import TRIGGERS, Event, Head, Node, Salt, Seal
from mingxi.office.events.reckoning.tree import leaf_hash, node_hash
from mingxi.office.events.services import (
    SYSTEM,
    Actor,
    Subject,
    erase_salts,
    record,
    seal_events,
    verify_log,
)
from mingxi.office.events.services.recording import OutsideTransactionError
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import triggers, writing
from mingxi.office.frame.origin import Channel, Origin, arriving
from mingxi.office.people.models import Person

PAYMENT = Subject("payments.payment", "7")


def test_an_entry_tells_who_did_what_to_which_object_when_and_from_where(clerk: Actor) -> None:
    before = now()
    with arriving(Origin(Channel.API, "10.1.2.3")), writing():
        record(
            "payment.released",
            by=clerk,
            on=PAYMENT,
            changed=["stage"],
            facts={"amount_fen": 7_500_000, "unit": "370001"},
        )
    event = Event.objects.get()
    assert before <= event.at <= now()
    assert (event.actor_number, event.actor_name) == ("0417", "王小满")
    assert event.channel == "api"
    assert event.kind == "payment.released"
    assert (event.subject_label, event.subject_key) == ("payments.payment", "7")
    assert event.changed == ["stage"]
    assert event.facts == {"amount_fen": 7_500_000, "unit": "370001"}
    assert event.secret_digests == {}
    assert event.lines_count is None


def test_an_entry_costs_one_insert(
    clerk: Actor, django_assert_num_queries: Callable[[int], AbstractContextManager[None]]
) -> None:
    with transaction.atomic(), django_assert_num_queries(1):
        record("payment.released", by=clerk, on=PAYMENT, facts={"amount_fen": 1})


def test_a_row_is_named_by_its_kind_and_number(clerk: Actor) -> None:
    person = Person(pk=12, number="0418", name="李四")
    with writing():
        record("person.renamed", by=person, on=person)
    event = Event.objects.get()
    assert (event.subject_label, event.subject_key) == ("people.person", "12")
    assert (event.actor_number, event.actor_name) == ("0418", "李四")


def test_an_address_is_only_a_keyed_digest(clerk: Actor) -> None:
    for address in ("10.1.2.3", "10.1.2.3", "10.1.2.4", None):
        with arriving(Origin(Channel.PAGE, address)), writing():
            record("person.signed_in", by=clerk, on=PAYMENT)
    first, again, other, none = Event.objects.order_by("id").values_list(
        "address_digest", flat=True
    )
    assert first == again != other
    assert none == ""
    # Without the key, not even a list of all addresses tells which one it was.
    assert first != hmac.digest(b"", b"10.1.2.3", "sha256").hex()
    assert "10.1.2.3" not in str(Event.objects.values())


def test_a_secret_is_only_a_salted_digest(clerk: Actor) -> None:
    for _ in range(2):
        with writing():
            record("person.changed", by=clerk, on=PAYMENT, secrets={"phone": "13800000000"})
    first, second = Event.objects.order_by("id")
    assert first.secret_digests["phone"] != second.secret_digests["phone"]
    salt = bytes(Salt.objects.get(event=first, name="phone").salt)
    assert first.secret_digests["phone"] == hmac.digest(salt, b"13800000000", "sha256").hex()
    assert "13800000000" not in str([*Event.objects.values(), *Salt.objects.values()])


def test_a_batch_is_one_entry_with_the_root_over_its_lines(clerk: Actor) -> None:
    with writing():
        record("batch.posted", by=clerk, on=PAYMENT, lines=(line for line in [b"a", b"b", b"c"]))
    event = Event.objects.get()
    pair = node_hash(leaf_hash(b"a"), leaf_hash(b"b"))
    assert event.lines_root == node_hash(pair, leaf_hash(b"c")).hex()
    assert event.lines_count == 3


def test_an_empty_batch_is_no_entry_without_lines(clerk: Actor) -> None:
    with writing():
        record("batch.posted", by=clerk, on=PAYMENT, lines=[])
    assert Event.objects.get().lines_count == 0


@pytest.mark.django_db(transaction=True)
def test_an_entry_stands_or_falls_with_what_it_tells_of(clerk: Actor) -> None:
    with pytest.raises(OutsideTransactionError, match=r"payment\.released"):
        record("payment.released", by=clerk, on=PAYMENT)
    with transaction.atomic():
        record("payment.released", by=clerk, on=PAYMENT)
        transaction.set_rollback(True)
    assert not Event.objects.exists()
    with writing():
        record("payment.released", by=clerk, on=PAYMENT)
    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    ("part", "value", "error"),
    [
        ("kind", "released", ValueError),
        ("kind", "Payment.released", ValueError),
        ("changed", ["姓名"], ValueError),
        ("facts", {"the amount": 1}, ValueError),
        ("facts", {"amount_fen": 2**53}, ValueError),
        ("facts", {"amount": 1.5}, TypeError),
        ("facts", {"settled": True}, TypeError),
        ("facts", {"amount": None}, TypeError),
        ("secrets", {"王小满": "x"}, ValueError),
    ],
)
def test_what_could_not_be_hashed_alike_everywhere_is_refused(
    clerk: Actor, part: str, value: object, error: type[Exception]
) -> None:
    sound = {"kind": "payment.released", "changed": ["stage"], "facts": {"amount_fen": 2**53 - 1}}
    with writing():
        record(**sound, by=clerk, on=PAYMENT)
        with pytest.raises(error):
            record(**(sound | {part: value}), by=clerk, on=PAYMENT)
    assert Event.objects.count() == 1


AROUND_A_DELETE = {
    "sqlite": "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
    "postgresql": "TRUNCATE {0} CASCADE",
}


@pytest.mark.parametrize("model", [Event, Seal, Node, Head])
@pytest.mark.parametrize(
    "statement",
    ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", AROUND_A_DELETE[connection.vendor]],
)
def test_the_database_refuses_to_change_the_log(
    sealed: Callable[[int], None], model: type[Model], statement: str
) -> None:
    sealed(256)
    rows = list(model.objects.order_by("pk").values())
    assert rows
    sql = statement.format(model._meta.db_table, model._meta.pk.column)
    with (
        pytest.raises(DatabaseError, match=r": no (UPDATE|DELETE|TRUNCATE|REPLACE)"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert list(model.objects.order_by("pk").values()) == rows


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite knows REPLACE")
def test_a_row_is_not_replaced_by_another_that_shares_a_unique_value(
    sealed: Callable[[int], None],
) -> None:
    sealed(2)
    with (
        pytest.raises(DatabaseError, match="no REPLACE"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT OR REPLACE INTO events_seal SELECT 3, event_id, leaf_hash FROM events_seal"
        )
    assert list(Seal.objects.order_by("pk").values_list("pk", flat=True)) == [1, 2]


def test_the_database_refuses_to_change_a_salt_and_lets_it_be_deleted(clerk: Actor) -> None:
    with writing():
        record("person.changed", by=clerk, on=PAYMENT, secrets={"phone": "13800000000"})
    with pytest.raises(DatabaseError), transaction.atomic():
        Salt.objects.update(salt=b"0" * 32)
    assert Salt.objects.all().delete()[0] == 1


def test_the_guards_come_back_with_every_migrate() -> None:
    def drop() -> None:
        with connection.cursor() as cursor:
            on = "" if connection.vendor == "sqlite" else " ON events_event"
            cursor.execute(f"DROP TRIGGER events_event_no_update{on}")

    assert triggers.missing(TRIGGERS) == []
    drop()
    [gone] = triggers.missing(TRIGGERS)
    assert gone.name == "events_event_no_update"
    triggers.set_up(TRIGGERS)
    assert triggers.missing(TRIGGERS) == []


def test_erased_salts_make_a_secret_meaningless_and_the_log_still_verifies(clerk: Actor) -> None:
    other = Subject("payments.payment", "8")
    for on in (PAYMENT, other):
        with writing():
            secrets = {"payee": "王小满", "reason": "补贴"}
            record("payment.released", by=clerk, on=on, secrets=secrets)
    seal_events()
    assert erase_salts(on=PAYMENT, by=SYSTEM) == 2
    assert set(Salt.objects.values_list("event__subject_key", flat=True)) == {"8"}
    erased = Event.objects.get(kind="salts.erased")
    assert (erased.subject_key, erased.facts, erased.actor_number) == ("7", {"salts": 2}, "system")
    seal_events()
    assert verify_log().findings == []
