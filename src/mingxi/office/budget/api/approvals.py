"""Decisions and replies for programs."""

from http import HTTPStatus

from ninja import Query, Router, Schema, Status

from mingxi.office.budget.api.rows import unit_of, year_of
from mingxi.office.budget.api.values import Document, Year
from mingxi.office.budget.models import BudgetApproval, BudgetDecision
from mingxi.office.budget.ports import MANAGE_ROUNDS, READ_BUDGET, REPLY_TO_UNITS
from mingxi.office.budget.reckoning.rounds import DecisionKind, ReplyKind
from mingxi.office.budget.selectors.approvals import (
    Reply,
    approvals_for,
    replies_of_departments,
    replies_of_finance,
)
from mingxi.office.budget.services.approvals import (
    record_decision,
    reply_to_department,
    reply_to_unit,
)
from mingxi.office.frame.api import Day, Id, PageOf, Paging, Sent, needs, page_of, writes
from mingxi.office.people.models import PersonRequest

router = Router()


class BudgetDecisionIn(Sent):
    """A decision to be recorded."""

    kind: DecisionKind
    decided_on: Day
    document: Document


class DecisionOut(Schema):
    """A decision."""

    kind: DecisionKind
    decided_on: Day
    document: str


class ReplyIn(Sent):
    """A reply to be given."""

    replied_on: Day
    document: Document


class ApprovalOut(Schema):
    """A reply that was given; ``job_id`` posts the ledger."""

    id: Id
    kind: ReplyKind
    unit_code: str
    replied_on: Day
    document: str
    total_fen: int
    job_id: Id | None


class DueOut(Schema):
    """A reply that is due or done; ``last_day`` is null while nothing runs yet."""

    kind: ReplyKind
    unit_code: str
    project_count: int
    total_fen: int
    last_day: Day | None
    replied_on: Day | None


def _decision_told(decision: BudgetDecision) -> DecisionOut:
    return DecisionOut(
        kind=DecisionKind(decision.kind),
        decided_on=decision.decided_on,
        document=decision.document,
    )


def _told(approval: BudgetApproval) -> ApprovalOut:
    return ApprovalOut(
        id=approval.pk,
        kind=ReplyKind(approval.kind),
        unit_code=approval.unit.code,
        replied_on=approval.replied_on,
        document=approval.document,
        total_fen=approval.total_fen,
        job_id=approval.job_id,
    )


def _due_told(kind: ReplyKind, reply: Reply) -> DueOut:
    return DueOut(
        kind=kind,
        unit_code=reply.unit_code,
        project_count=reply.project_count,
        total_fen=reply.total_fen,
        last_day=reply.deadline.last_day if reply.deadline else None,
        replied_on=reply.approval.replied_on if reply.approval else None,
    )


@router.get(
    "/budget/years/{fiscal_year}/decisions", response=list[DecisionOut], summary="审定和批准"
)
@needs(READ_BUDGET)
def get_decisions(request: PersonRequest, fiscal_year: Year) -> list[DecisionOut]:
    """Give the decisions of a year, at most three."""
    return [_decision_told(one) for one in year_of(request.user, fiscal_year).decisions.all()]


@router.post(
    "/budget/years/{fiscal_year}/decisions", response={201: DecisionOut}, summary="登记审定和批准"
)
@writes(MANAGE_ROUNDS)
def post_decision(
    request: PersonRequest, fiscal_year: Year, decision: BudgetDecisionIn
) -> Status[DecisionOut]:
    """Record a decision."""
    year = year_of(request.user, fiscal_year)
    made = record_decision(year=year, **decision.model_dump(), by=request.user)
    return Status(HTTPStatus.CREATED, _decision_told(made))


@router.get(
    "/budget/years/{fiscal_year}/approvals", response=PageOf[ApprovalOut], summary="预算批复"
)
@needs(READ_BUDGET)
def get_approvals(
    request: PersonRequest, fiscal_year: Year, paging: Query[Paging]
) -> PageOf[ApprovalOut]:
    """Give the replies of a year."""
    rows = approvals_for(request.user, year_of(request.user, fiscal_year))
    return page_of(rows, paging, by="pk", told=_told)


@router.get(
    "/budget/years/{fiscal_year}/deadlines",
    response=list[DueOut],
    summary="批复期限",
    description="财政批复：人大批准后20日；部门批复：接到财政批复后15日（预算法第五十二条）。",
)
@needs(READ_BUDGET)
def get_deadlines(request: PersonRequest, fiscal_year: Year) -> list[DueOut]:
    """Give what is due to whom, and until when."""
    year = year_of(request.user, fiscal_year)
    finance = replies_of_finance(request.user, year)
    departments = replies_of_departments(request.user, year)
    return [
        *(_due_told(ReplyKind.FINANCE, one) for one in finance),
        *(_due_told(ReplyKind.DEPARTMENT, one) for one in departments),
    ]


@router.post(
    "/budget/years/{fiscal_year}/approvals/departments/{unit_code}",
    response={201: ApprovalOut},
    summary="财政批复部门",
)
@writes(MANAGE_ROUNDS)
def post_finance_reply(
    request: PersonRequest, fiscal_year: Year, unit_code: str, reply: ReplyIn
) -> Status[ApprovalOut]:
    """Reply to a department; a job posts the ledger."""
    approval = reply_to_department(
        year=year_of(request.user, fiscal_year),
        department=unit_of(request.user, unit_code),
        **reply.model_dump(),
        by=request.user,
    )
    return Status(HTTPStatus.CREATED, _told(approval))


@router.post(
    "/budget/years/{fiscal_year}/approvals/units/{unit_code}",
    response={201: ApprovalOut},
    summary="部门批复所属单位",
)
@writes(REPLY_TO_UNITS)
def post_department_reply(
    request: PersonRequest, fiscal_year: Year, unit_code: str, reply: ReplyIn
) -> Status[ApprovalOut]:
    """Reply to a unit."""
    approval = reply_to_unit(
        year=year_of(request.user, fiscal_year),
        unit=unit_of(request.user, unit_code),
        **reply.model_dump(),
        by=request.user,
    )
    return Status(HTTPStatus.CREATED, _told(approval))
