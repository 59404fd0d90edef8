"""The drafts of declarations: who may read them, and who may write."""

from django.db.models import QuerySet

from mingxi.office.declaration.models import Declaration, WorkingDraft
from mingxi.office.declaration.reckoning.project_form import ProjectForm, form_of_json
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.frame.clock import today
from mingxi.office.people.models import Person, Unit
from mingxi.office.people.reckoning.roles import Role

_UNDER_WAY = frozenset(
    {
        DeclarationState.DRAFTING,
        DeclarationState.RETURNED,
        DeclarationState.IN_REVIEW,
        DeclarationState.SPREADING,
    }
)


def drafts_for(person: Person) -> QuerySet[WorkingDraft]:
    """Give the drafts of the declarations that the person may see."""
    rows = WorkingDraft.objects.filter(declaration__in=declarations_for(person).values("pk"))
    return rows.select_related("declaration", "saved_by")


def form_of(draft: WorkingDraft) -> ProjectForm:
    """Give the form that a draft holds."""
    return form_of_json(draft.content)


def writes_for(person: Person, unit: Unit) -> bool:
    """Tell whether the person is a clerk of the unit today, and so writes its declarations."""
    held = person.appointments.on(today())
    return held.filter(role=Role.CLERK.value, unit_id=unit.pk).exists()


def may_write(person: Person, declaration: Declaration) -> bool:
    """Tell whether the person may change the draft of a declaration now."""
    state = DeclarationState(declaration.state)
    return state.is_written_by_unit and writes_for(person, declaration.unit)


def may_declare_again(person: Person, declaration: Declaration) -> bool:
    """Tell whether the person may declare its project for another year, which begins with it.

    It is the newest of the project, and nothing of it waits for the unit or for review.
    """
    if declaration.state in _UNDER_WAY or not writes_for(person, declaration.unit):
        return False
    later = Declaration.objects.filter(
        project=declaration.project_id, fiscal_year__gt=declaration.fiscal_year
    )
    return not later.exists()


def units_written_by(person: Person) -> QuerySet[Unit]:
    """Give the units for which the person may begin declarations today."""
    held = person.appointments.on(today()).filter(role=Role.CLERK.value)
    return Unit.objects.filter(pk__in=held.values("unit")).order_by("code")
