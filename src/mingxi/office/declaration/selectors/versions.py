"""The versions of texts: who may read them, and what they hold."""

from django.db.models import QuerySet

from mingxi.office.declaration.models import Declaration, TextVersion
from mingxi.office.declaration.reckoning.project_form import ProjectForm, form_of_json
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.people.models import Person


def versions_for(person: Person) -> QuerySet[TextVersion]:
    """Give the versions of the declarations that the person may see, in order."""
    rows = TextVersion.objects.filter(declaration__in=declarations_for(person).values("pk"))
    return rows.select_related("declaration", "made_by", "report")


def form_of_version(version: TextVersion) -> ProjectForm:
    """Give the form as it was sent on."""
    return form_of_json(version.content)


def newest_version(declaration: Declaration) -> TextVersion | None:
    """Give the version that was sent on last, if any."""
    return declaration.versions.order_by("-number").first()
