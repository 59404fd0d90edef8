"""What codes of the log are called on pages; a code without a name stands for itself."""

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from mingxi.office.events.ports import kind_names, subject_names


def kind_name(kind: str) -> str:
    """Name what was done."""
    return kind_names().get(kind, kind)


def subject_name(label: str) -> str:
    """Name a kind of object."""
    model = _model(label)
    if model is None:
        return subject_names().get(label, label)
    return str(model._meta.verbose_name)  # documented by Django


def field_name(label: str, field: str) -> str:
    """Name a field of an object."""
    model = _model(label)
    if model is None:
        return field
    try:
        found = model._meta.get_field(field)  # documented by Django
    except FieldDoesNotExist:
        return field
    return str(getattr(found, "verbose_name", field))


def _model(label: str) -> type[Model] | None:
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None
