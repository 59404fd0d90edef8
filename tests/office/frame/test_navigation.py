"""The main menu shows what a person holds, and where they are."""

import pytest
from django.urls import reverse

from mingxi.office.frame import access, navigation
from mingxi.office.frame.access import SIGNED_IN, Permission
from mingxi.office.frame.navigation import (
    NavigationEntry,
    navigation_for,
    register_navigation,
)
from mingxi.office.people.models import Person

SECRET = Permission("test.secret", "秘密")


@pytest.fixture(autouse=True)
def entries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin with an empty menu, and someone who holds nothing but being signed in."""
    monkeypatch.setattr(navigation, "_entries", {})
    monkeypatch.setattr(access, "_answers", [lambda _, permission: permission != SECRET])
    monkeypatch.setattr(navigation, "reverse", lambda name: f"/{name}/".replace("//", "/"))


def labels(path: str = "/elsewhere/") -> list[tuple[str, str]]:
    return [(entry.label, entry.current) for entry in navigation_for(Person(), path)]


def test_entries_stand_in_their_order_and_only_for_who_may_open_them() -> None:
    register_navigation(
        NavigationEntry("日志", "events", SIGNED_IN, 800),
        NavigationEntry("密件", "secrets", SECRET, 10),
    )
    register_navigation(NavigationEntry("人员", "persons", SIGNED_IN, 710))
    assert labels() == [("人员", ""), ("日志", "")]


def test_the_page_itself_and_pages_below_it_are_marked() -> None:
    register_navigation(
        NavigationEntry("人员", "persons", SIGNED_IN, 1),
        NavigationEntry("岗位", "persons/roles", SIGNED_IN, 2),
    )
    assert labels("/persons/") == [("人员", "page"), ("岗位", "")]
    assert labels("/persons/0017/") == [("人员", "true"), ("岗位", "")]
    assert labels("/persons/roles/3/") == [("人员", ""), ("岗位", "true")]


def test_the_root_is_current_on_itself_alone() -> None:
    register_navigation(NavigationEntry("首页", "", SIGNED_IN, 0))
    assert labels("/") == [("首页", "page")]
    assert labels("/persons/") == [("首页", "")]


def test_a_page_has_one_entry() -> None:
    register_navigation(NavigationEntry("旧名", "persons", SIGNED_IN, 1))
    register_navigation(NavigationEntry("新名", "persons", SIGNED_IN, 1))
    assert labels() == [("新名", "")]


def test_every_registered_entry_opens_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    for entry in navigation._entries.values():
        assert reverse(entry.url_name)
