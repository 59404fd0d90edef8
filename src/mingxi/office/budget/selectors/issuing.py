"""What is to be issued to a department, and the jobs that do it."""

from django.db.models import QuerySet

from mingxi.office.budget.models import Arrangement, FiscalYear
from mingxi.office.budget.reckoning.rounds import ArrangementState
from mingxi.office.frame.jobs.kinds import Json
from mingxi.office.frame.jobs.models import Job
from mingxi.office.frame.jobs.selectors import job_under_way
from mingxi.office.people.models import Unit

ISSUE = "budget.issue_controls"
LEAVE_REST = "budget.leave_rest_unfunded"


def issuing_of(year: FiscalYear, department: Unit) -> dict[str, Json]:
    """Give what tells the jobs of a department apart: their arguments."""
    return {"fiscal_year": year.year, "department_code": department.code}


def proposed_of(year: FiscalYear, department: Unit) -> QuerySet[Arrangement]:
    """Give what is proposed for a department and not issued yet."""
    return Arrangement.objects.filter(
        fiscal_year=year,
        department=department,
        state=ArrangementState.PROPOSED.value,
        control_fen__gt=0,
    )


def jobs_under_way(year: FiscalYear, department: Unit) -> list[Job]:
    """Give the jobs that issue, or leave the rest unfunded, at this moment."""
    arguments = issuing_of(year, department)
    found = (job_under_way(kind, arguments) for kind in (ISSUE, LEAVE_REST))
    return [job for job in found if job is not None]
