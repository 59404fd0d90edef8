"""Reasons of the head of the unit, and the record of the collective decision."""

from collections.abc import Mapping
from datetime import date

from mingxi.office.declaration.models import (
    Attachment,
    CollectiveDecision,
    Declaration,
    Review,
    Waiver,
)
from mingxi.office.declaration.reckoning.blocking import Effect
from mingxi.office.declaration.reckoning.plain_words import no_personal_data
from mingxi.office.declaration.reckoning.review_findings import (
    Weighed,
    findings_of_json,
    weighed,
)
from mingxi.office.declaration.reckoning.routes import StepKind
from mingxi.office.declaration.reckoning.states import AttachmentKind
from mingxi.office.declaration.selectors.routes import blocking_rules
from mingxi.office.declaration.services.holding import held_declaration
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now, today
from mingxi.office.frame.database import writing
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role

REASON_MAX = 2000
PLAIN_MAX = 64
_OF_UNIT = frozenset({Role.CLERK, Role.UNIT_FINANCE, Role.UNIT_HEAD})


def waive_findings(
    *, declaration: Declaration, reasons: Mapping[str, str], by: Person
) -> list[Waiver]:
    """Write reasons for letting findings of the running review pass.

    Args:
        declaration: Whose text it is.
        reasons: The reason by the fingerprint of the finding.
        by: The head of the unit.

    Raises:
        RefusedError: Where the person is not its head, a finding is not there or cannot be waived,
            or a reason is empty.
    """
    with writing():
        review = _running(declaration)
        _refuse_others(review.declaration, by, frozenset({Role.UNIT_HEAD}), "签署放行理由")
        weights = {
            one.finding.fingerprint: one
            for one in weighed(
                findings_of_json(review.findings),
                step=StepKind.UNIT_HEAD,
                rules=blocking_rules(),
                waived=(),
            )
        }
        return [
            _waived(review, fingerprint, reason.strip(), weights.get(fingerprint), by)
            for fingerprint, reason in reasons.items()
        ]


def record_collective_decision(  # a record has as many parts
    *,
    declaration: Declaration,
    body: str,
    session: str,
    held_on: date,
    minutes: StoredFile,
    by: Person,
) -> CollectiveDecision:
    """Record that a body of the unit decided collectively on what is under review.

    Args:
        declaration: On what.
        body: Who met: 党组会, 局长办公会, 党委会.
        session: Which meeting: 2026年第3次.
        held_on: When.
        minutes: The record of the meeting, stored.
        by: Clerk, finance officer or head of the unit.
    """
    body, session = _plain(body, "body"), _plain(session, "session")
    if held_on > today():
        raise RefusedError(
            "decision-ahead",
            "会议日期不能晚于今天。",
            where="held_on",
            mend="请填写实际开会的日期。",
        )
    with writing():
        review = _running(declaration)
        _refuse_others(review.declaration, by, _OF_UNIT, "登记集体决策")
        attachment = Attachment.objects.create(
            declaration=review.declaration,
            kind=AttachmentKind.COLLECTIVE_DECISION,
            version=review.version,
            file=minutes,
            added_by=by,
            added_at=now(),
        )
        decision = CollectiveDecision.objects.create(
            declaration=review.declaration,
            version=review.version,
            body=body,
            session=session,
            held_on=held_on,
            attachment=attachment,
            recorded_by=by,
            recorded_at=now(),
        )
        record(
            "collective_decision.recorded",
            by=by,
            on=decision,
            facts={
                "declaration": declaration.pk,
                "version": review.version.number,
                "body": body,
                "session": session,
                "held_on": held_on.isoformat(),
            },
            secrets={"minutes_sha256": minutes.sha256},
        )
    return decision


def _running(declaration: Declaration) -> Review:
    """Give the review that runs; refuse where none does."""
    declaration = held_declaration(declaration.pk)
    review = declaration.reviews.filter(ended_at=None).select_related("version").first()
    if review is None:
        raise RefusedError(
            "review-not-running",
            f"申报现在是“{declaration.get_state_display()}”，没有正在办理的审核。",
            mend="报送以后才能办理。",
        )
    review.declaration = declaration
    return review


def _refuse_others(declaration: Declaration, by: Person, roles: frozenset[Role], what: str) -> None:
    held = by.appointments.on(today()).filter(unit=declaration.unit_id, role__in=roles)
    if not held.exists():
        names = "、".join(sorted(role.label for role in roles))
        raise RefusedError(
            "review-not-of-unit",
            f"{what}由“{declaration.unit.name}”的{names}办理。",
            mend="请由本单位相应岗位的人员办理。",
        )


def _waived(
    review: Review, fingerprint: str, reason: str, weight: Weighed | None, by: Person
) -> Waiver:
    if weight is None:
        raise RefusedError(
            "waiver-no-finding",
            "这一版里没有这个问题。",
            where="fingerprint",
            mend="请刷新页面后再写理由。",
        )
    code = weight.finding.code
    if weight.effect is not Effect.NEEDS_REASON:
        told = "必须改正，不能放行" if weight.effect is Effect.BLOCKS else "只是提示，不需要理由"
        raise RefusedError("waiver-not-possible", f"{code}{told}。", where="fingerprint")
    if not reason or len(reason) > REASON_MAX:
        raise RefusedError(
            "waiver-reason",
            f"{code}的理由应有1至{REASON_MAX}字，现在{len(reason)}字。",
            where="reason",
            mend="请写明为什么这样写是对的，或者为什么可以接受。",
        )
    waiver = Waiver.objects.create(
        declaration=review.declaration,
        version=review.version,
        fingerprint=fingerprint,
        code=code,
        reason=reason,
        written_by=by,
        written_at=now(),
    )
    record(
        "finding.waived",
        by=by,
        on=waiver,
        facts={
            "declaration": review.declaration_id,
            "version": review.version.number,
            "code": code,
        },
        secrets={"reason": reason},
    )
    return waiver


def _plain(words: str, where: str) -> str:
    """Give short words that may stand unsealed; refuse what may not."""
    words = words.strip()
    if not words or len(words) > PLAIN_MAX:
        raise RefusedError(
            "decision-words", f"应有1至{PLAIN_MAX}个字。", where=where, mend="请填写。"
        )
    try:
        no_personal_data(words)
    except ValueError as error:
        raise RefusedError("decision-personal", str(error), where=where) from error
    return words
