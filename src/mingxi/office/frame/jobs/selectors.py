"""Reading jobs. Who may see which is decided above; here are all, and one owner's."""

from collections.abc import Mapping

from django.db.models import QuerySet

from mingxi.office.frame.jobs.kinds import Json
from mingxi.office.frame.jobs.models import Job, State


def all_jobs() -> QuerySet[Job]:
    """Give every job, the newest first."""
    return Job.objects.all()


def jobs_of(owner_number: str) -> QuerySet[Job]:
    """Give the jobs that the person asked for, the newest first."""
    return Job.objects.filter(owner_number=owner_number)


def job_under_way(kind: str, arguments: Mapping[str, Json]) -> Job | None:
    """Give the job that waits or runs for the same thing, whoever asked for it."""
    rows = Job.objects.filter(kind=kind, state__in=[State.QUEUED, State.RUNNING])
    return next((one for one in rows if one.arguments == arguments), None)
