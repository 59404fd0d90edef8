"""What of review waits for a person."""

from collections.abc import Iterator

from django.urls import reverse

from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.selectors.reviews import tasks_for
from mingxi.office.frame.clock import today
from mingxi.office.frame.todos import ToDo
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role


def review_todos(person: Person) -> Iterator[ToDo]:
    """Give what is to be reviewed, and to clerks what came back."""
    due = list(tasks_for(person).values_list("due_on", flat=True))
    late = sum(day < today() for day in due)
    yield ToDo("超期的项目审核", late, f"{reverse('reviews')}?late=on", 120, urgent=True)
    yield ToDo("待审核的项目文本", len(due) - late, reverse("reviews"), 121)
    units = [one.unit_id for one in person.appointments_today if one.role == Role.CLERK]
    returned = Declaration.objects.filter(unit__in=units, state=DeclarationState.RETURNED)
    yield ToDo("退回修改的申报", returned.count(), reverse("declarations"), 110, urgent=True)
