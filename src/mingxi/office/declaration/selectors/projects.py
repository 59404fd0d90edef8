"""Which projects and declarations a person may see: those of the units that they may see."""

from django.db.models import QuerySet

from mingxi.office.declaration.models import BudgetProject, Declaration
from mingxi.office.people.models import Person
from mingxi.office.people.selectors import units_for


def projects_for(person: Person) -> QuerySet[BudgetProject]:
    """Give the projects of the units that the person may see."""
    return BudgetProject.objects.filter(unit__in=units_for(person).values("pk"))


def declarations_for(person: Person) -> QuerySet[Declaration]:
    """Give the declarations of the units that the person may see, of all years."""
    return Declaration.objects.filter(unit__in=units_for(person).values("pk"))
