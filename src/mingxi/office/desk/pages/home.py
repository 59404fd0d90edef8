"""Home: who one is here, what one may open, the own jobs that run."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from mingxi.office.frame.access import SIGNED_IN, needs, signed_in
from mingxi.office.frame.jobs.models import State
from mingxi.office.frame.jobs.selectors import jobs_of
from mingxi.office.frame.navigation import navigation_for

JOBS_SHOWN = 5


@needs(SIGNED_IN)
def page(request: HttpRequest) -> HttpResponse:
    """Answer."""
    person = signed_in(request)
    here = reverse("home")
    under_way = jobs_of(person.number).filter(state__in=[State.QUEUED, State.RUNNING])
    return render(
        request,
        "desk/pages/home.html",
        {
            "appointments": person.appointments_today,
            "entries": [entry for entry in navigation_for(person, here) if entry.address != here],
            "jobs": under_way[:JOBS_SHOWN],
        },
    )
