"""Home: what waits for one, who one is here, what one may open, the own jobs that run."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from mingxi.office.frame.access import SIGNED_IN, needs, signed_in
from mingxi.office.frame.jobs.models import State
from mingxi.office.frame.jobs.selectors import jobs_of
from mingxi.office.frame.navigation import navigation_for
from mingxi.office.frame.todos import todos_for

JOBS_SHOWN = 5


@needs(SIGNED_IN)
def page(request: HttpRequest) -> HttpResponse:
    """Answer."""
    person = signed_in(request)
    here = reverse("home")
    under_way = jobs_of(person.number).filter(state__in=[State.QUEUED, State.RUNNING])
    todos = todos_for(person)
    groups = [
        ("要先办的", [todo for todo in todos if todo.urgent]),
        ("待办", [todo for todo in todos if not todo.urgent]),
    ]
    return render(
        request,
        "desk/pages/home.html",
        {
            "todos": [(name, waiting) for name, waiting in groups if waiting],
            "appointments": person.appointments_today,
            "entries": [entry for entry in navigation_for(person, here) if entry.address != here],
            "jobs": under_way[:JOBS_SHOWN],
        },
    )
