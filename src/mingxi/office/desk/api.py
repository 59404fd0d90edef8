"""Jobs and search for programs."""

from typing import Annotated

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from pydantic import Field

from mingxi.office.desk.selectors import jobs_for
from mingxi.office.desk.selectors.searching import WORDS_MAX, Result, find_for
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


class SearchIn(Schema):
    """What is looked for: phrases between blanks, all of which must be there."""

    q: Annotated[str, Field(max_length=WORDS_MAX, description="要找的词；几个词之间空一格")]
    kind: Annotated[str, Field(max_length=32, description="只查一类：project、unit 等")] = ""
    page: Annotated[int, Field(ge=1, le=500, description="第几页；只查一类时有效")] = 1


class ResultOut(Schema):
    """A found thing, and the words around what was looked for (numbers masked)."""

    id: int
    title: str
    about: str
    address: str
    excerpt: str


class GroupOut(Schema):
    """What was found of one kind: how many in all, and some of them, the best first."""

    kind: str
    name: str
    count: int
    results: list[ResultOut]


class SearchOut(Schema):
    """What was found; ``is_by_name`` while there is no index: then names and codes alone."""

    is_by_name: bool
    groups: list[GroupOut]


def _result_out(result: Result) -> ResultOut:
    return ResultOut(
        id=result.key,
        title="".join(piece.text for piece in result.title),
        about=result.about,
        address=result.address,
        excerpt="".join(piece.text for piece in result.excerpt),
    )


@router.get("/search", response=SearchOut, summary="查找")
@needs(SIGNED_IN)
def get_search(request: HttpRequest, asked: Query[SearchIn]) -> SearchOut:
    """Look for words in all that the person may see: the best few of every kind, or one kind."""
    page = asked.page if asked.kind else 1
    answer = find_for(signed_in(request), asked.q, kind=asked.kind, page=page)
    groups = [
        GroupOut(
            kind=group.code,
            name=group.name,
            count=group.count,
            results=[_result_out(result) for result in group.results],
        )
        for group in answer.groups
    ]
    return SearchOut(is_by_name=answer.is_by_name, groups=groups)
