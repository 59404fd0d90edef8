"""The live part of a job's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from mingxi.office.desk.selectors import jobs_for
from mingxi.office.frame.access import SIGNED_IN, needs, signed_in


@needs(SIGNED_IN)
def page(request: HttpRequest, job_id: int) -> HttpResponse:
    """Answer with the part alone; when the job has ended, the page around it is fetched anew."""
    job = get_object_or_404(jobs_for(signed_in(request)), pk=job_id)
    response = render(request, "desk/pages/job_progress.html", {"job": job})
    if job.ended and request.headers.get("HX-Request") == "true":
        response["HX-Refresh"] = "true"
    return response
