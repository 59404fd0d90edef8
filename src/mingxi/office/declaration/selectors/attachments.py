"""Which files and versions of declarations a person may see."""

from django.db.models import QuerySet

from mingxi.office.declaration.models import Attachment, TextVersion
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.declaration.selectors.versions import versions_for
from mingxi.office.people.models import Person


def attachments_for(person: Person) -> QuerySet[Attachment]:
    """Give the files of the declarations that the person may see."""
    rows = Attachment.objects.filter(declaration__in=declarations_for(person).values("pk"))
    return rows.select_related("declaration__project", "version", "file", "added_by")


def paper_versions_for(person: Person) -> QuerySet[TextVersion]:
    """Give the versions that the person may print, compare or take away, with what paper shows."""
    return versions_for(person).select_related("declaration__project", "declaration__unit")
