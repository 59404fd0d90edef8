"""One job: how far it is, what went wrong, stopping it and letting it go on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from mingxi.office.desk.selectors import jobs_for
from mingxi.office.frame.access import SIGNED_IN, needs, signed_in


@needs(SIGNED_IN)
def page(request: HttpRequest, job_id: int) -> HttpResponse:
    """Answer."""
    job = get_object_or_404(jobs_for(signed_in(request)), pk=job_id)
    return render(request, "desk/pages/job.html", {"job": job})
