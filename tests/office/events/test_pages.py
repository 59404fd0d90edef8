"""The log on pages and for programs: what is shown, to whom, and what it costs."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from hashlib import sha256
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from mingxi.office.events.models import Event, Node, Salt, Seal
from mingxi.office.events.pages import entry, log
from mingxi.office.events.ports import READ_LOG
from mingxi.office.events.reckoning.heads import SignedHead, head_of
from mingxi.office.events.reckoning.proofs import proves_consistency, proves_inclusion
from mingxi.office.events.selectors import events_for
from mingxi.office.events.services import Actor, Subject, record, seal_events
from mingxi.office.frame import access
from mingxi.office.frame.access import Permission
from mingxi.office.frame.api import tokens
from mingxi.office.frame.clock import today
from mingxi.office.frame.database import writing

PAYMENT = Subject("payments.payment", "7")
Recorded = Callable[[int], None]

READER = SimpleNamespace(
    is_authenticated=True, number="Z003", name="申计文", standing="审计管理员", may={READ_LOG}
)
OTHER = SimpleNamespace(
    is_authenticated=True, number="A001", name="林晓禾", standing="经办人", may=set()
)


STRANGER = SimpleNamespace(number="?")


@pytest.fixture(autouse=True)
def allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the reader read the log, and nobody else; tokens are their numbers."""

    def answer(person: Any, permission: Permission) -> bool:
        return permission in person.may

    holders = {person.number: person for person in (READER, OTHER)}
    monkeypatch.setattr(access, "_answers", [answer])
    monkeypatch.setattr(tokens, "_answers", [holders.get])


def opened(view: Callable[..., Any], query: str = "", person: Any = READER, **places: Any) -> str:
    request = RequestFactory().get(f"/log/?{query}")
    request.user = person
    request.session = {}
    answer = view(request, **places)
    assert answer.status_code == 200
    return str(answer.content.decode())


def asked(path: str, by: Any = READER, **query: Any) -> Any:
    headers = {"Authorization": f"Bearer {by.number}"}
    return Client().get(f"/api/v1/log/{path}", query, headers=headers)


def act(kind: str, by: Actor, on: Subject = PAYMENT, **parts: Any) -> Event:
    with writing():
        record(kind, by=by, on=on, **parts)
    return Event.objects.latest("id")


def test_the_log_is_for_those_who_may_read_it(clerk: Actor, recorded: Recorded) -> None:
    recorded(1)
    event = Event.objects.get()
    assert "0417" in opened(log.page)
    assert "0417" in opened(entry.page, event_id=event.pk)
    for view, places in ((log.page, {}), (entry.page, {"event_id": event.pk})):
        with pytest.raises(PermissionDenied):
            opened(view, person=OTHER, **places)
    assert list(events_for(READER)) == [event]
    assert not events_for(OTHER)
    assert not events_for(AnonymousUser())


def test_an_unknown_entry_is_not_there() -> None:
    with pytest.raises(Http404):
        opened(entry.page, event_id=999_999)


def test_what_is_said_of_an_entry_is_told_in_words(clerk: Actor) -> None:
    event = act(
        "person.changed",
        clerk,
        Subject("people.person", "12"),
        changed=["name", "phone_of_old"],
        facts={"amount_fen": 12_345},
    )
    page = opened(entry.page, event_id=event.pk)
    for words in ("人员 12", "姓名、phone_of_old", "12345", "命令", "王小满（0417）", "待封存"):
        assert words in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=payment.released", {1}),
        ("actor_number=0418", {2}),
        ("subject_label=payments.payment&subject_key=8", {3}),
        ("subject_label=payments.payment", {1, 2, 3}),
        ("since={tomorrow}", set()),
        ("until={yesterday}", set()),
        ("since={today}&until={today}", {1, 2, 3}),
        ("since=nonsense", {1, 2, 3}),
        ("before=99999999999999999999", {1, 2, 3}),
        ("kind=payment.released&actor_number=0418", set()),
    ],
)
def test_the_list_is_filtered(clerk: Actor, query: str, found: set[int]) -> None:
    other = clerk._replace(number="0418")
    made = {
        1: act("payment.released", clerk),
        2: act("payment.returned", other),
        3: act("payment.returned", clerk, Subject("payments.payment", "8")),
    }
    days = {
        "today": today(),
        "tomorrow": today() + timedelta(1),
        "yesterday": today() - timedelta(1),
    }
    page = opened(log.page, query.format(**days))
    assert {n for n, event in made.items() if f'href="/log/{event.pk}/"' in page} == found


def test_a_long_list_is_turned_page_by_page(recorded: Recorded) -> None:
    recorded(120)
    ids = list(Event.objects.order_by("-id").values_list("id", flat=True))
    shown: list[int] = []
    query = ""
    for _ in range(3):
        page = opened(log.page, query)
        shown += [event_id for event_id in ids if f'href="/log/{event_id}/"' in page]
        query = f"before={shown[-1]}"
    assert shown == ids
    assert 'rel="next"' not in page
    assert 'rel="next"' in opened(log.page)


def test_a_page_asks_the_database_as_often_for_many_as_for_few(recorded: Recorded) -> None:
    counts = []
    for count in (1, 49):
        recorded(count)
        seal_events()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            opened(log.page)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_sealed_entry_shows_a_proof_that_holds(
    sealed: Recorded, unguarded: Callable[[], AbstractContextManager[None]]
) -> None:
    sealed(5)
    seal = Seal.objects.get(leaf_number=3)
    page = opened(entry.page, event_id=seal.event_id)
    assert "证明成立" in page
    assert bytes(seal.leaf_hash).hex() in page
    with unguarded():
        Seal.objects.filter(leaf_number=3).update(leaf_hash=b"\0" * 32)
    assert "证明不成立" in opened(entry.page, event_id=seal.event_id)


def test_a_proof_that_cannot_be_made_says_so(
    sealed: Recorded, unguarded: Callable[[], AbstractContextManager[None]]
) -> None:
    sealed(300)
    with unguarded():
        Node.objects.all().delete()
    event = Seal.objects.get(leaf_number=290).event
    assert "mingxi events verify" in opened(entry.page, event_id=event.pk)
    assert asked(f"entries/{event.pk}").status_code == 500


def test_a_secret_is_shown_as_its_digest_and_whether_its_salt_is_there(clerk: Actor) -> None:
    event = act("payment.returned", clerk, secrets={"reason": "账户户名不符"})
    page = opened(entry.page, event_id=event.pk)
    assert event.secret_digests["reason"] in page
    assert "保存中" in page
    assert "账户户名不符" not in page
    Salt.objects.all().delete()
    assert "已销毁" in opened(entry.page, event_id=event.pk)


# --- for programs -------------------------------------------------------------------------------


@pytest.fixture
def heads(sealed: Recorded) -> Iterator[list[SignedHead]]:
    """A log of two heads, over 3 and 8 entries, as programs are told of them."""
    sealed(3)
    sealed(5)
    newest, oldest = asked("heads").json()["items"]
    return [head_of(json.dumps(head).encode()) for head in (oldest, newest)]


def test_programs_need_the_permission_too(recorded: Recorded) -> None:
    recorded(1)
    event = Event.objects.get()
    for path in ("entries", f"entries/{event.pk}", "heads"):
        assert asked(path).status_code == 200
        assert asked(path, by=OTHER).status_code == 403
        assert asked(path, by=STRANGER).status_code == 401


def test_a_program_proves_an_entry_by_itself(heads: list[SignedHead]) -> None:
    event_id = Seal.objects.get(leaf_number=2).event_id
    told = asked(f"entries/{event_id}").json()
    leaf = sha256(b"\0" + told["entry"]["hashed"].encode()).digest()
    assert leaf.hex() == told["entry"]["leaf_hash"]
    head = head_of(json.dumps(told["head"]).encode())
    assert head == heads[-1]
    assert head.is_signed_by([head.key])
    path = [bytes.fromhex(digest) for digest in told["path"]]
    assert proves_inclusion(leaf, told["entry"]["leaf_number"] - 1, head.size, path, head.root)


def test_a_program_proves_that_the_log_only_grew(heads: list[SignedHead]) -> None:
    told = asked("growth", old=3, new=8).json()
    old, new = heads
    path = [bytes.fromhex(digest) for digest in told["path"]]
    assert proves_consistency(old.size, old.root, new.size, new.root, path)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"old": 8, "new": 3}, 422),
        ({"old": 2, "new": 8}, 404),
        ({"old": 0, "new": 8}, 422),
        ({"old": 2**63, "new": 8}, 422),
    ],
)
def test_growth_between_heads_that_are_none_is_refused(
    heads: list[SignedHead], query: dict[str, int], status: int
) -> None:
    assert asked("growth", **query).status_code == status


def test_programs_turn_and_filter_the_list(clerk: Actor, recorded: Recorded) -> None:
    recorded(5)
    act("payment.released", clerk)
    first = asked("entries", limit=4).json()
    rest = asked("entries", limit=4, after=first["next"]).json()
    numbers = [entry["id"] for page in (first, rest) for entry in page["items"]]
    assert numbers == list(Event.objects.order_by("-id").values_list("id", flat=True))
    [released] = asked("entries", kind="payment.released").json()["items"]
    assert json.loads(released["hashed"])["kind"] == "payment.released"
    assert released["leaf_number"] is None
