"""One job: how far it is, what went wrong, stopping it and letting it go on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from mingxi.office.desk.selectors import jobs_for
from mingxi.office.frame.access import SIGNED_IN, needs, signed_in
from mingxi.office.frame.jobs.kinds import address_of


@needs(SIGNED_IN)
def page(request: HttpRequest, job_id: int) -> HttpResponse:
    """Answer."""
    person = signed_in(request)
    job = get_object_or_404(jobs_for(person), pk=job_id)
    # Who keeps the machine sees jobs of all, not what they were for.
    leads_to = address_of(job) if job.owner_number == person.number else ""
    return render(request, "desk/pages/job.html", {"job": job, "leads_to": leads_to})
