"""Jobs for programs."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema

from mingxi.office.desk.selectors import jobs_for
from mingxi.office.desk.services import cancel_job, resume_job
from mingxi.office.frame.access import SIGNED_IN, signed_in
from mingxi.office.frame.api import Id, Moment, PageOf, Paging, needs, page_of, writes
from mingxi.office.frame.jobs.models import Job, State

router = Router()


class JobOut(Schema):
    """A job: what it does, how far it is, and how it ended."""

    id: Id
    kind: str
    title: str
    owner_number: str
    owner_name: str
    state: State
    cancel_wished: bool
    done: int
    total: int
    error: str
    queued_at: Moment
    started_at: Moment | None
    ended_at: Moment | None


@router.get("/jobs", response=PageOf[JobOut], summary="后台作业列表")
@needs(SIGNED_IN)
def get_jobs(request: HttpRequest, paging: Query[Paging]) -> PageOf[JobOut]:
    """List the jobs that the person may see, the newest first."""
    return page_of(jobs_for(signed_in(request)), paging, by="-id", told=JobOut.from_orm)


@router.get("/jobs/{job_id}", response=JobOut, summary="后台作业的进度")
@needs(SIGNED_IN)
def get_job(request: HttpRequest, job_id: Id) -> Job:
    """Tell how far a job is."""
    return get_object_or_404(jobs_for(signed_in(request)), pk=job_id)


@router.post("/jobs/{job_id}/cancel", response=JobOut, summary="取消后台作业")
@writes(SIGNED_IN)
def post_cancel(request: HttpRequest, job_id: Id) -> Job:
    """Stop a job at the end of its present chunk."""
    person = signed_in(request)
    return cancel_job(job=get_object_or_404(jobs_for(person), pk=job_id), by=person)


@router.post("/jobs/{job_id}/resume", response=JobOut, summary="继续后台作业")
@writes(SIGNED_IN)
def post_resume(request: HttpRequest, job_id: Id) -> Job:
    """Let a stopped job go on."""
    person = signed_in(request)
    return resume_job(job=get_object_or_404(jobs_for(person), pk=job_id), by=person)
