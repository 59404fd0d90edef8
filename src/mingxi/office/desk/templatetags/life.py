"""Names on the time line."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def named(names: Mapping[int, str], person: int | None) -> str:
    """Give the name of a person; empty for nobody, and for one whom the viewer may not see."""
    return names.get(person, "") if person is not None else ""
