"""Which imports a person may see, and what was read."""

from django.db.models import QuerySet

from mingxi.office.declaration.models import TextImport
from mingxi.office.declaration.reckoning.imported import ImportedText
from mingxi.office.frame.files.services import read
from mingxi.office.people.models import Person


def imports_for(person: Person) -> QuerySet[TextImport]:
    """Give the imports of the person, the newest first: until it is accepted a file is theirs."""
    rows = TextImport.objects.filter(brought_by=person)
    return rows.select_related("brought_by", "unit", "job", "file", "result").prefetch_related(
        "taken"
    )


def imported_text(text_import: TextImport) -> ImportedText | None:
    """Give what was read of a file; None as long as it has not been."""
    if text_import.result is None:
        return None
    return ImportedText.model_validate_json(read(text_import.result))
