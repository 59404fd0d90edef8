"""Issuing and approving the projects of a department, in the worker."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from django.urls import reverse

from mingxi.office.budget.models import Arrangement, BudgetApproval, FiscalYear
from mingxi.office.budget.reckoning.rounds import ArrangementState, Doing
from mingxi.office.budget.selectors.arrangements import newest_forms, open_for_control
from mingxi.office.budget.selectors.departments import Tree
from mingxi.office.budget.selectors.issuing import ISSUE, LEAVE_REST, proposed_of
from mingxi.office.budget.services.approvals import APPROVE, approve_arrangements
from mingxi.office.budget.services.gates import require_round
from mingxi.office.budget.services.issuing import issue_arrangement, leave_unfunded
from mingxi.office.budget.services.refusals import RefusedError as LedgerRefusedError
from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.frame.jobs import Chunk, JobFailedError, job_kind
from mingxi.office.frame.jobs.models import Job
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person, Unit

# As many at once as keep others waiting for some tenths of a second.
PART = 20

Row = TypeVar("Row", Arrangement, Declaration)


def _control_figures(job: Job) -> str:
    """Lead to the control figures of the year."""
    return reverse("control-figures", args=[job.arguments["fiscal_year"]])


def _approvals(job: Job) -> str:
    """Lead to the replies of the year."""
    year = FiscalYear.objects.get(approvals=job.arguments["approval"])
    return reverse("approvals", args=[year.year])


@job_kind(ISSUE, name="下达控制数", leads_to=_control_figures)
def issue_controls(job: Job) -> Iterator[Chunk]:
    """Issue what is proposed for a department."""
    by = Person.objects.get(number=job.owner_number)
    year, department = _meant(job)
    rows = proposed_of(year, department).select_related("declaration", "fiscal_year")

    def issue(part: Sequence[Arrangement], forms: dict[int, ProjectForm]) -> None:
        for one in part:
            if one.declaration_id in forms:
                issue_arrangement(arrangement=one, form=forms[one.declaration_id], by=by)

    for part, chunk in _parts(job, list(rows.order_by("declaration__project_id"))):
        forms = newest_forms([one.declaration for one in part])
        yield chunk(partial(issue, part, forms))


@job_kind(LEAVE_REST, name="其余项目列为未安排", leads_to=_control_figures)
def leave_rest_unfunded(job: Job) -> Iterator[Chunk]:
    """Put the admitted projects of a department that got no control figure back."""
    by = Person.objects.get(number=job.owner_number)
    year, department = _meant(job)
    rows = [
        one
        for one in open_for_control(by, year, Tree().below(department.pk))
        if not getattr(getattr(one, "arrangement", None), "control_fen", 0)
    ]
    rows.sort(key=lambda one: one.project_id)

    def leave(part: Sequence[Declaration]) -> None:
        require_round(year, Doing.ISSUE)
        for one in part:
            leave_unfunded(declaration=one, by=by)

    for part, chunk in _parts(job, rows):
        yield chunk(partial(leave, part))


@job_kind(APPROVE, name="预算批复记账", leads_to=_approvals)
def post_approval(job: Job) -> Iterator[Chunk]:
    """Post the ledger for all that a reply of finance covers, and lock it."""
    approval = BudgetApproval.objects.get(pk=job.arguments["approval"])
    rows = Arrangement.objects.filter(
        fiscal_year=approval.fiscal_year_id,
        department=approval.unit_id,
        state=ArrangementState.HANDED_IN.value,
    ).select_related("declaration__project", "unit", "fiscal_year")

    def approve(part: Sequence[Arrangement]) -> None:
        approve_arrangements(approval=approval, arrangements=part, by=job.owner)

    for part, chunk in _parts(job, list(rows.order_by("declaration__project_id"))):
        yield chunk(partial(approve, part))


def _meant(job: Job) -> tuple[FiscalYear, Unit]:
    """Give the year and the department that a job is about."""
    year = FiscalYear.objects.get(year=job.arguments["fiscal_year"])
    return year, Unit.objects.get(code=job.arguments["department_code"])


def _parts(job: Job, rows: Sequence[Row]) -> Iterator[tuple[Sequence[Row], Callable[..., Chunk]]]:
    """Give rows part by part, each with what makes its chunk out of what is to be done.

    Rows come in the order in which projects are held (``declaration.services.holding``).
    What is done has another state and is not found again, so a job that is taken up needs no
    cursor; it counts on from where it was.
    """
    before, total = job.done, job.done + len(rows)
    for start in range(0, len(rows), PART):
        part = rows[start : start + PART]
        yield part, partial(_chunk, done=before + start + len(part), total=total)


def _chunk(act: Callable[[], None], *, done: int, total: int) -> Chunk:
    return Chunk(cursor=done, done=done, total=total, apply=partial(_told, act))


def _told(act: Callable[[], None]) -> None:
    """Act, and tell the owner of the job in words what is refused."""
    try:
        act()
    except RefusedError as refusal:
        raise JobFailedError(f"{refusal.message}{refusal.mend}") from refusal
    except LedgerRefusedError as refusal:
        raise JobFailedError(str(refusal)) from refusal
