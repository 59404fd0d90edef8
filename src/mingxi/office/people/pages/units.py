"""The units that one may see, as a tree; or those that a search finds."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django import forms
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from mingxi.office.frame.access import holds, needs
from mingxi.office.frame.clock import today
from mingxi.office.people.models import PersonRequest, Unit
from mingxi.office.people.ports import READ_UNITS, WRITE_UNITS
from mingxi.office.people.selectors import units_for

# Deeper levels are folded at first.
_LEVELS_OPEN = 2


class FilterForm(forms.Form):
    """What is looked for."""

    q = forms.CharField(label="名称或者编码", required=False)


@dataclass
class Node:
    """A unit as the tree shows it."""

    name: str
    code: str
    address: str
    note: str
    open: bool
    current: bool = False
    children: list["Node"] = field(default_factory=list)


@needs(READ_UNITS)
def page(request: PersonRequest) -> HttpResponse:
    """Answer."""
    units = units_for(request.user)
    form = FilterForm(request.GET)
    form.full_clean()
    words = form.cleaned_data["q"]
    found = units.filter(Q(name__icontains=words) | Q(code__startswith=words)) if words else None
    return render(
        request,
        "people/pages/units.html",
        {
            "form": form,
            "found": found,
            "nodes": tree(units) if found is None else [],
            "may_add": holds(request.user, WRITE_UNITS),
        },
    )


def tree(units: Iterable[Unit]) -> list[Node]:
    """Join units, in the order of the tree, to nodes; who sees no parent stands at the top."""
    nodes: dict[int, Node] = {}
    tops: list[Node] = []
    for unit in units:
        above = nodes.get(unit.parent_id or 0)
        node = Node(
            name=unit.name,
            code=unit.code,
            address=reverse("unit", kwargs={"unit_code": unit.code}),
            note="已撤销" if unit.is_closed(today()) else unit.get_kind_display(),
            open=getattr(unit, "tree_depth", 0) < _LEVELS_OPEN,
        )
        nodes[unit.pk] = node
        (tops if above is None else above.children).append(node)
    return tops
