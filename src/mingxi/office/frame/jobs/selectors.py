"""Reading jobs. Who may see which is decided above; here are all, and one owner's."""

from django.db.models import QuerySet

from mingxi.office.frame.jobs.models import Job


def all_jobs() -> QuerySet[Job]:
    """Give every job, the newest first."""
    return Job.objects.all()


def jobs_of(owner_number: str) -> QuerySet[Job]:
    """Give the jobs that the person asked for, the newest first."""
    return Job.objects.filter(owner_number=owner_number)
