"""What waits for a person is gathered from those who know it."""

import pytest

from mingxi.office.frame import todos
from mingxi.office.frame.todos import ToDo, register_todos, todos_for
from mingxi.office.people.models import Person


@pytest.fixture(autouse=True)
def nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(todos, "_providers", [])


def test_the_urgent_come_first_then_the_order_of_the_menu() -> None:
    register_todos(
        lambda _: [ToDo("批复", 1, "/c/", 210), ToDo("退回", 2, "/b/", 130, urgent=True)]
    )
    register_todos(lambda _: [ToDo("审核", 3, "/a/", 120)])
    assert [todo.label for todo in todos_for(Person())] == ["退回", "审核", "批复"]


def test_what_nobody_waits_for_is_left_out() -> None:
    register_todos(lambda _: [ToDo("审核", 0, "/a/", 120)])
    assert todos_for(Person()) == []


def test_a_provider_is_asked_once_for_the_person_who_looks() -> None:
    asked = []

    def provider(person: Person) -> list[ToDo]:
        asked.append(person)
        return []

    register_todos(provider)
    register_todos(provider)
    person = Person()
    todos_for(person)
    assert asked == [person]
