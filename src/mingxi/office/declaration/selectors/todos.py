"""What of review waits for a person."""

from collections.abc import Iterator

from django.urls import reverse

from mingxi.office.declaration.selectors.reviews import tasks_for
from mingxi.office.frame.clock import today
from mingxi.office.frame.todos import ToDo
from mingxi.office.people.models import Person


def review_todos(person: Person) -> Iterator[ToDo]:
    """Give what is to be reviewed: what is late, and the rest."""
    due = list(tasks_for(person).values_list("due_on", flat=True))
    late = sum(day is not None and day < today() for day in due)
    yield ToDo("超期的项目审核", late, f"{reverse('reviews')}?late=on", 120, urgent=True)
    yield ToDo("待审核的项目文本", len(due) - late, reverse("reviews"), 121)
