"""What waits for a person: every app registers who knows it, the desk shows it all together.

Registered in ``AppConfig.ready``::

    register_todos(todos)


    def todos(person: Person) -> Iterable[ToDo]:
        yield ToDo("待审核的申报", waiting.count(), reverse("review-queue"), order=120)

A provider asks the database a constant number of times, whoever the person is: home asks them all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ToDo:
    """Work of one sort that waits for a person.

    ``label`` says what it is, ``count`` how many wait, ``address`` opens the list of them; orders
    are those of the main menu. What is ``urgent`` has a date that comes near or has passed, or
    keeps somebody else from going on.
    """

    label: str
    count: int
    address: str
    order: int
    urgent: bool = False


Provider = Callable[[Any], Iterable[ToDo]]

_providers: list[Provider] = []


def register_todos(provider: Provider) -> None:
    """Add one who knows what waits; it is asked with the signed-in person."""
    if provider not in _providers:
        _providers.append(provider)


def todos_for(person: Any) -> list[ToDo]:
    """Give what waits for the person: the urgent first, then in the order of the menu.

    Sorts of work of which none waits are left out.
    """
    waiting = [todo for provider in _providers for todo in provider(person) if todo.count]
    return sorted(waiting, key=lambda todo: (not todo.urgent, todo.order))
