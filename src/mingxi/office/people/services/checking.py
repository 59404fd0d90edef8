"""A row is checked before it is saved, and what is wrong with it is told by field."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from mingxi.office.frame.refusals import RefusedError


def check(row: models.Model) -> None:
    """Refuse a row that its fields and constraints do not allow; the first fault is told."""
    try:
        row.full_clean()
    except ValidationError as error:
        field, faults = next(iter(error.message_dict.items()))
        where = None if field == NON_FIELD_ERRORS else field
        raise RefusedError("people-invalid", faults[0], where=where) from error


def changed_fields(row: models.Model, wishes: dict[str, object]) -> list[str]:
    """Set the wished values on the row and give the names of the fields that differ."""
    changed = [name for name, value in wishes.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, wishes[name])
    return changed
