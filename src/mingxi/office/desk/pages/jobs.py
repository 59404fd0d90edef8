"""The jobs one may see, by pages."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingxi.office.desk.ports import KEEP_JOBS
from mingxi.office.desk.selectors import jobs_for
from mingxi.office.frame.access import SIGNED_IN, holds, needs, signed_in

_TO_A_PAGE = 30


@needs(SIGNED_IN)
def page(request: HttpRequest) -> HttpResponse:
    """Answer."""
    person = signed_in(request)
    jobs = Paginator(jobs_for(person), _TO_A_PAGE).get_page(request.GET.get("page"))
    context = {"jobs": jobs, "of_all": holds(person, KEEP_JOBS)}
    return render(request, "desk/pages/jobs.html", context)
