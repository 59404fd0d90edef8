"""Answers that many pages give: a year that there is, a refusal beside its field, an act done."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from mingxi.office.budget.models import Arrangement, FiscalYear
from mingxi.office.budget.selectors.arrangements import arrangements_for
from mingxi.office.budget.selectors.years import years_for
from mingxi.office.frame.access import signed_in
from mingxi.office.frame.jobs.models import Job
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person, Unit
from mingxi.office.people.selectors import units_for


def year_seen(person: Person, year: int) -> FiscalYear:
    """Give a year, or answer that there is none."""
    return get_object_or_404(years_for(person), year=year)


def unit_seen(person: Person, code: str) -> Unit:
    """Give a unit that the person may see, or answer that there is none."""
    unit: Unit = get_object_or_404(units_for(person), code=code)
    return unit


def arrangement_seen(person: Person, number: int) -> Arrangement:
    """Give an arrangement that the person may see, or answer that there is none."""
    rows = arrangements_for(person).select_related("declaration__project", "unit", "fiscal_year")
    return get_object_or_404(rows, pk=number)


def tell_refusal(form: forms.Form, refusal: RefusedError) -> None:
    """Put the words of a refusal beside the field it is about, or above the form."""
    where = refusal.where if refusal.where in form.fields else None
    form.add_error(where, f"{refusal.message}{refusal.mend}")


def queued(
    request: HttpRequest, queue: Callable[[], Job], year: FiscalYear, department: Unit
) -> HttpResponse:
    """Queue a job of a department, and lead to it; where it is another's, to the table."""
    person = signed_in(request)
    try:
        job = queue()
    except RefusedError as refusal:
        messages.error(request, f"{refusal.message}{refusal.mend}")
    else:
        if job.owner_number == person.number:
            return HttpResponseRedirect(reverse("job", kwargs={"job_id": job.pk}))
        messages.info(request, f"“{job.title}”已由{job.owner_name}发起，正在办理。")
    table = reverse("control-figures", kwargs={"fiscal_year": year.year})
    return HttpResponseRedirect(f"{table}?unit={department.code}")


def acted(
    request: HttpRequest, act: Callable[[], object], done: str, back: str, **where: Any
) -> HttpResponse:
    """Do what was asked, say what came of it, and lead back."""
    try:
        act()
    except RefusedError as refusal:
        messages.error(request, f"{refusal.message}{refusal.mend}")
    else:
        messages.success(request, done)
    answer: HttpResponse = redirect(back, **where)
    return answer
