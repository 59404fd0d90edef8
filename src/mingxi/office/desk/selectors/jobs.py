"""Which jobs a person may see."""

from django.db.models import QuerySet

from mingxi.office.desk.ports import KEEP_JOBS
from mingxi.office.frame.access import holds
from mingxi.office.frame.jobs.models import Job
from mingxi.office.frame.jobs.selectors import all_jobs, jobs_of
from mingxi.office.people.models import Person


def jobs_for(person: Person) -> QuerySet[Job]:
    """Give the jobs that the person may see and steer, the newest first.

    Everybody has their own; who keeps the machine has all.
    """
    return all_jobs() if holds(person, KEEP_JOBS) else jobs_of(person.number)
