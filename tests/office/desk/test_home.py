"""Home shows what waits for a person, the urgent first, each a way to it."""

from collections.abc import Iterable

import pytest
from django.test import Client
from django.urls import reverse

from mingxi.office.frame import todos
from mingxi.office.frame.todos import ToDo, register_todos
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role


@pytest.fixture(autouse=True)
def nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(todos, "_providers", [])


def home_of(person: Person) -> str:
    client = Client()
    client.force_login(person)
    return client.get(reverse("home")).content.decode()


def test_what_waits_stands_first_and_leads_to_its_list(county) -> None:
    clerk = county[Role.CLERK]

    def provider(person: Person) -> Iterable[ToDo]:
        if person == clerk:
            yield ToDo("待审核的申报", 3, "/review/?late=0", 120)
            yield ToDo("逾期的审核", 2, "/review/?late=1", 125, urgent=True)

    register_todos(provider)
    told = home_of(clerk)
    assert told.index("要先办的") < told.index("逾期的审核") < told.index("待审核的申报")
    assert 'href="/review/?late=1"' in told
    assert "没有待办" not in told
    other = home_of(county.elsewhere["民政局经办"])
    assert "没有待办" in other
    assert "逾期的审核" not in other


def test_home_says_so_when_nothing_waits(county) -> None:
    assert "没有待办" in home_of(county[Role.CLERK])
