"""The library of bases: searched, filtered, by pages."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from mingxi.office.declaration.ports import READ_PROJECTS, REGISTER_BASES, PersonRequest
from mingxi.office.declaration.reckoning.states import BasisKind
from mingxi.office.declaration.selectors.bases import (
    bases_for,
    declarations_on_ended,
    found_bases,
    open_citations_for,
    uses_counted,
    warnings_of,
)
from mingxi.office.frame.access import holds, needs
from mingxi.office.frame.clock import today

_ROWS = 30


class FilterForm(forms.Form):
    """What is looked for."""

    words = forms.CharField(label="名称、文号或者发文机关", max_length=50, required=False)
    kind = forms.ChoiceField(
        label="类别",
        required=False,
        choices=[("", "全部类别"), *((one.value, one.label) for one in BasisKind)],
    )
    standing = forms.ChoiceField(
        label="效力",
        required=False,
        choices=[("", "全部"), ("holding", "现行有效"), ("ended", "已失效或废止")],
    )


@needs(READ_PROJECTS)
def page(request: PersonRequest) -> HttpResponse:
    """List what is found."""
    form = FilterForm(request.GET)
    form.is_valid()
    rows = found_bases(bases_for(request.user), **form.cleaned_data)
    shown = Paginator(rows, _ROWS).get_page(request.GET.get("page"))
    counted = uses_counted(request.user, list(shown))
    day = today()
    return render(
        request,
        "declaration/pages/bases.html",
        {
            "form": form,
            "shown": shown,
            "bases": [(row, row.has_ended(day), counted.get(row.pk, 0)) for row in shown],
            "is_filtered": any(form.cleaned_data.values()),
            "may_register": holds(request.user, REGISTER_BASES),
        },
    )


@needs(REGISTER_BASES)
def open_citations(request: PersonRequest) -> HttpResponse:
    """List the documents that are cited and not registered."""
    return render(
        request,
        "declaration/pages/open_citations.html",
        {"citations": open_citations_for(request.user)},
    )


@needs(READ_PROJECTS)
def ended(request: PersonRequest) -> HttpResponse:
    """List the declarations still being written that rest on what has ended."""
    rows = declarations_on_ended(request.user).select_related("project", "unit").order_by("-pk")
    shown = Paginator(rows, _ROWS).get_page(request.GET.get("page"))
    warnings = warnings_of(list(shown))
    return render(
        request,
        "declaration/pages/ended_bases.html",
        {"shown": shown, "declarations": [(row, warnings[row.pk]) for row in shown]},
    )
