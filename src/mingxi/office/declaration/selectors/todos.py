"""What of writing and review waits for a person."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse

from mingxi.office.declaration.ports import WRITE_DECLARATIONS
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.selectors.drafts import units_written_by
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.declaration.selectors.reviews import tasks_for
from mingxi.office.frame.access import holds
from mingxi.office.frame.clock import today
from mingxi.office.frame.todos import ToDo
from mingxi.office.people.models import Person


def review_todos(person: Person) -> Iterator[ToDo]:
    """Give what is to be reviewed: what is late, and the rest."""
    counted = tasks_for(person).aggregate(
        every=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today()))
    )
    late = counted["late"]
    yield ToDo("超期的项目审核", late, f"{reverse('reviews')}?late=on", 120, urgent=True)
    yield ToDo("待审核的项目文本", counted["every"] - late, reverse("reviews"), 121)


def writing_todos(person: Person) -> Iterator[ToDo]:
    """Give what came back to who writes it, and what the library carried over to be sent anew."""
    if not holds(person, WRITE_DECLARATIONS):
        return
    own = declarations_for(person).filter(unit__in=units_written_by(person))
    returned, drafting = DeclarationState.RETURNED.value, DeclarationState.DRAFTING.value
    address = reverse("declarations")
    yield ToDo(
        "退回修改的申报",
        own.filter(state=returned).count(),
        f"{address}?state={returned}",
        order=101,
        urgent=True,
    )
    yield ToDo(
        "结转到新年度、待修改报送的申报",
        own.filter(state=drafting, rolled_from__isnull=False).count(),
        f"{address}?state={drafting}",
        order=102,
    )
