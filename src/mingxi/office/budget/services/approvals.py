"""Decisions on the budget, and the replies that follow from them (批复)."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet, Sum

from mingxi.office.budget.models import (
    Arrangement,
    BudgetApproval,
    BudgetDecision,
    FiscalYear,
)
from mingxi.office.budget.reckoning.acts import Portion
from mingxi.office.budget.reckoning.dimensions import Dimensions
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.reckoning.rounds import (
    ArrangementState,
    DecisionKind,
    Doing,
    ReplyKind,
)
from mingxi.office.budget.selectors.approvals import decisions_of
from mingxi.office.budget.selectors.departments import Tree
from mingxi.office.budget.services.allotments import approve_budget, open_line
from mingxi.office.budget.services.gates import plain, require_past, require_round
from mingxi.office.declaration.services import rounds
from mingxi.office.events.services import Actor, record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.jobs.services import queue
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person, Unit

APPROVE = "budget.post_approval"


def record_decision(
    *, year: FiscalYear, kind: DecisionKind, decided_on: date, document: str, by: Person
) -> BudgetDecision:
    """Record a decision on the budget; deadlines run from the day of the congress's approval.

    Raises:
        RefusedError: An earlier one is missing or of a later day, or it is recorded already.
    """
    document = plain(document, where="document")
    with writing():
        present = require_round(year, Doing.APPROVE)
        made = decisions_of(present)
        _refuse_out_of_order(made, kind)
        last = max((one.decided_on for one in made.values()), default=None)
        require_past(decided_on, where="decided_on", not_before=last, after="上一项决定")
        decision = BudgetDecision.objects.create(
            fiscal_year=present,
            kind=kind.value,
            decided_on=decided_on,
            document=document,
            recorded_by=by,
            recorded_at=now(),
        )
        record(
            "budget_decision.recorded",
            by=by,
            on=decision,
            facts={"decision": kind.value, "decided_on": decided_on.isoformat()},
            secrets={"document": document},
        )
    return decision


def reply_to_department(
    *, year: FiscalYear, department: Unit, replied_on: date, document: str, by: Person
) -> BudgetApproval:
    """Reply to a department that its budget is approved (财政批复); the worker posts the ledger.

    A reply after the 20 days of the law is recorded as it is, and shown as late.

    Raises:
        RefusedError: The congress has not approved, or there is nothing to reply to.
    """
    document = plain(document, where="document")
    with writing():
        present = require_round(year, Doing.APPROVE)
        congress = decisions_of(present).get(DecisionKind.CONGRESS)
        if congress is None:
            raise RefusedError(
                "congress-missing",
                "人民代表大会还没有批准预算，不能批复。",
                where="replied_on",
                mend="请先登记人民代表大会批准的日期。",
            )
        require_past(
            replied_on,
            where="replied_on",
            not_before=congress.decided_on,
            after="人民代表大会批准的日期",
        )
        rows = Arrangement.objects.filter(
            fiscal_year=present, department=department, state=ArrangementState.HANDED_IN.value
        )
        approval = _reply(
            present,
            ReplyKind.FINANCE,
            department,
            replied_on=replied_on,
            document=document,
            total_fen=_total(rows, department),
            by=by,
        )
        approval.job = queue(
            APPROVE,
            arguments={"approval": approval.pk},
            by=by,
            key=f"{APPROVE}:{approval.pk}",
            title=f"预算批复记账：{department}",
        )
        approval.save(update_fields=["job"])
    return approval


def reply_to_unit(
    *, year: FiscalYear, unit: Unit, replied_on: date, document: str, by: Person
) -> BudgetApproval:
    """Reply to a unit for its department (部门批复), within 15 days after finance has replied.

    Raises:
        RefusedError: Finance has not replied to the department yet.
    """
    document = plain(document, where="document")
    with writing():
        present = require_round(year, Doing.APPROVE)
        department = Tree().department_of(unit.pk)
        finance = present.approvals.filter(unit=department, kind=ReplyKind.FINANCE.value).first()
        if finance is None or department.pk == unit.pk:
            raise RefusedError(
                "finance-reply-missing",
                f"“{unit}”的主管部门还没有收到财政批复。",
                where="unit_code",
                mend="请待财政批复后再办理。",
            )
        require_past(
            replied_on,
            where="replied_on",
            not_before=finance.replied_on,
            after="财政批复的日期",
        )
        rows = Arrangement.objects.filter(
            fiscal_year=present,
            unit=unit,
            state__in=[ArrangementState.HANDED_IN.value, ArrangementState.APPROVED.value],
        )
        approval = _reply(
            present,
            ReplyKind.DEPARTMENT,
            unit,
            replied_on=replied_on,
            document=document,
            total_fen=_total(rows, unit),
            by=by,
        )
        approval.rests_on = finance
        approval.save(update_fields=["rests_on"])
    return approval


def approve_arrangements(
    *, approval: BudgetApproval, arrangements: Iterable[Arrangement], by: Actor
) -> None:
    """Post the ledger for arrangements that finance has replied to, and lock them.

    Each arrangement is booked once under a key of its own, however often it is tried.
    """
    with writing():
        for arrangement in arrangements:
            portions = [
                Portion(open_line(dimensions=dimensions, by=by).pk, fen)
                for dimensions, fen in _dimensions(arrangement).items()
            ]
            approve_budget(
                portions=portions,
                reference=Reference(
                    f"arrangement/{arrangement.pk}", approval.document, approval.replied_on
                ),
                by=by,
            )
            arrangement.declaration = rounds.approve_declaration(
                declaration=arrangement.declaration, by=by
            )
            arrangement.state = ArrangementState.APPROVED.value
            arrangement.save(update_fields=["state"])
            record(
                "arrangement.approved",
                by=by,
                on=arrangement,
                facts={"approval": approval.pk, "control_fen": arrangement.control_fen},
            )


def _dimensions(arrangement: Arrangement) -> dict[Dimensions, int]:
    """Give the lines of the ledger that an arrangement opens, with the fen of each."""
    project = arrangement.declaration.project
    opened: dict[Dimensions, int] = {}
    for line in arrangement.lines.select_related("control__ceiling"):
        ceiling = line.control.ceiling
        dimensions = Dimensions(
            project_code=project.code,
            unit_code=arrangement.unit.code,
            fiscal_year=arrangement.fiscal_year.year,
            fund_kind=ceiling.fund_kind,
            level=ceiling.level,
            function_code=line.function_code,
            dept_econ_code=line.dept_econ_code,
            gov_econ_code=line.gov_econ_code,
            sub_item_code=line.item_key,
        )
        opened[dimensions] = opened.get(dimensions, 0) + line.amount_fen
    return opened


def _refuse_out_of_order(made: dict[DecisionKind, BudgetDecision], kind: DecisionKind) -> None:
    if kind in made:
        raise RefusedError(
            "decision-recorded",
            f"“{kind.label}”已登记为{made[kind].decided_on.isoformat()}。",
            where="kind",
            mend="每项决定只登记一次。",
        )
    order = list(DecisionKind)
    missing = [one for one in order[: order.index(kind)] if one not in made]
    if missing:
        raise RefusedError(
            "decision-out-of-order",
            f"还没有登记“{missing[0].label}”。",
            where="kind",
            mend="请按政府审定、党委审定、人大批准的次序登记。",
        )


def _total(rows: QuerySet[Arrangement], unit: Unit) -> int:
    total: int | None = rows.aggregate(fen=Sum("control_fen"))["fen"]
    if total is None:
        raise RefusedError(
            "nothing-to-approve",
            f"“{unit}”没有可以批复的项目。",
            where="unit_code",
            mend="请核对二上是否已报。",
        )
    return total


def _reply(  # noqa: PLR0913  # the parts of a reply
    year: FiscalYear,
    kind: ReplyKind,
    unit: Unit,
    *,
    replied_on: date,
    document: str,
    total_fen: int,
    by: Person,
) -> BudgetApproval:
    approval, is_new = BudgetApproval.objects.get_or_create(
        fiscal_year=year,
        kind=kind.value,
        unit=unit,
        defaults={
            "replied_on": replied_on,
            "document": document,
            "total_fen": total_fen,
            "recorded_by": by,
            "recorded_at": now(),
        },
    )
    if not is_new:
        raise RefusedError(
            "approval-given",
            f"“{unit}”已于{approval.replied_on.isoformat()}批复。",
            where="unit_code",
            mend="批复以后的变动请通过预算调整、调剂办理。",
        )
    record(
        "budget_approval.given",
        by=by,
        on=approval,
        facts={"unit_code": unit.code, "approval": kind.value, "total_fen": total_fen},
        secrets={"document": document},
    )
    return approval
