"""Stop a job."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from mingxi.office.desk.selectors import jobs_for
from mingxi.office.desk.services import cancel_job
from mingxi.office.frame.access import SIGNED_IN, needs, signed_in
from mingxi.office.frame.refusals import RefusedError


@needs(SIGNED_IN)
def page(request: HttpRequest, job_id: int) -> HttpResponse:
    """Do it (POST), and lead back to the job."""
    person = signed_in(request)
    job = get_object_or_404(jobs_for(person), pk=job_id)
    if request.method == "POST":
        try:
            cancel_job(job=job, by=person)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, "已要求停止，当前一段完成后生效。")
    return redirect("job", job_id=job.pk)
