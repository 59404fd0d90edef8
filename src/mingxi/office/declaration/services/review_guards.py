"""What is refused in a review: out of turn, by the wrong person, against what blocks."""

from collections.abc import Iterable

from mingxi.office.declaration.models import Declaration, Review, ReviewTask
from mingxi.office.declaration.reckoning.blocking import SENDING, Effect
from mingxi.office.declaration.reckoning.review_findings import ReviewFinding, weighed
from mingxi.office.declaration.reckoning.routes import StepKind, TaskState, Verdict
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.selectors.drafts import writes_for
from mingxi.office.declaration.selectors.reviews import (
    current_turn,
    hands_of,
    is_collectively_decided,
    roles_at,
    waivers_of,
)
from mingxi.office.declaration.selectors.routes import blocking_rules
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import may_decide

REASON_MAX = 2000
_SENDABLE = frozenset({DeclarationState.DRAFTING, DeclarationState.RETURNED})
_TOLD = 3


def refuse_sending(declaration: Declaration, revision: int, sender: Person) -> None:
    """Refuse to send what is not the unit's to send now, or was changed since the check."""
    if not writes_for(sender, declaration.unit):
        raise RefusedError(
            "review-not-clerk",
            f"只有“{declaration.unit.name}”的经办人可以报送。",
            mend="请由本单位经办人报送。",
        )
    if declaration.state not in _SENDABLE:
        raise RefusedError(
            "review-not-sendable",
            f"申报现在是“{declaration.get_state_display()}”，不能报送。",
            mend="编写中或者退回修改的申报才能报送。",
        )
    if declaration.draft.revision != revision:
        raise RefusedError(
            "review-draft-changed",
            "核对之后草稿又有改动，没有报送。",
            mend="请重新核对后再报送。",
        )


def refuse_findings(
    findings: Iterable[ReviewFinding], declaration: Declaration, *, step: str
) -> None:
    """Refuse to pass a text on whose findings hold it up at a step."""
    told = weighed(
        findings, step=step, rules=blocking_rules(), waived=waivers_of(declaration).keys()
    )
    holding = [one for one in told if one.holds_up]
    if not holding:
        return
    blocking = [one for one in holding if one.effect is Effect.BLOCKS]
    named = "；".join(f"{one.finding.code} {one.finding.message}" for one in holding[:_TOLD])
    more = f"等{len(holding)}个问题" if len(holding) > _TOLD else ""
    if blocking:
        raise RefusedError(
            "review-blocked",
            f"有必须改正的问题，不能通过：{named}{more}",
            mend="请改正后再报送。" if step == SENDING else "请退回修改。",
        )
    raise RefusedError(
        "review-unwaived",
        f"有问题还没有放行理由：{named}{more}",
        mend="请单位负责人逐条写明理由，或者退回修改。",
    )


def refuse_closed(task: ReviewTask, declaration: Declaration) -> None:
    """Refuse to decide what is not open."""
    if task.state == TaskState.DECIDED and task.decided_by is not None:
        raise RefusedError(
            "review-task-decided",
            f"“{task.step.label}”这一步已由{task.decided_by.name}办理"
            f"（{task.get_verdict_display()}）。",
            mend="请刷新页面查看结果。",
        )
    if task.state != TaskState.OPEN or declaration.state != DeclarationState.IN_REVIEW:
        raise RefusedError(
            "review-task-closed",
            f"“{task.step.label}”这一步现在是“{task.get_state_display()}”，不能办理。",
            mend="前面的环节办完后才轮到这一步；已经退回、撤回或者办结的不再办理。",
        )


def refuse_stranger(task: ReviewTask, review: Review, person: Person) -> None:
    """Refuse who does not hold the role there, and who had a hand in the text before."""
    hands = {one.number for one in hands_of(review, task.step)}
    step = task.step
    roles = roles_at(person, task) & {step.role}
    if may_decide(step.decision, decider_number=person.number, decider_roles=roles, hands=hands):
        return
    if roles:
        raise RefusedError(
            "review-both-sides",
            f"这份申报已经过{person.name}之手（编写、报送或者办理了别的环节），"
            f"不能再由同一人办理“{step.label}”。",
            mend="请由另一人办理。",
        )
    raise RefusedError(
        "review-not-yours",
        f"“{step.label}”由{step.role.label}办理，您没有相应单位的这个岗位。",
        mend="请由该岗位的人员办理。",
    )


def refuse_verdict(task: ReviewTask, verdict: Verdict, reason: str) -> None:
    """Refuse a verdict that the step does not have, or that lacks its reason."""
    if verdict not in task.step.verdicts:
        possible = "、".join(one.label for one in task.step.verdicts)
        raise RefusedError(
            "review-verdict",
            f"“{task.step.label}”不能“{verdict.label}”。",
            where="verdict",
            mend=f"可以选择：{possible}。",
        )
    if verdict.needs_reason and not reason.strip():
        raise RefusedError(
            "review-reason-missing",
            f"“{verdict.label}”须写明理由。",
            where="reason",
            mend="请写明原因和要求，让对方知道怎样改。",
        )
    if len(reason.strip()) > REASON_MAX:
        raise RefusedError(
            "review-reason-long",
            f"理由最多{REASON_MAX}字，现在{len(reason.strip())}字。",
            where="reason",
            mend="请精简，详细内容可写成批注。",
        )


def refuse_without_records(task: ReviewTask, review: Review) -> None:
    """Refuse to pass on without the collective decision, or without opinions that are required."""
    if task.needs_collective_decision and not is_collectively_decided(review.version):
        raise RefusedError(
            "review-no-collective-decision",
            "还没有登记与本次申报数相符的集体决策记录。",
            mend="请先登记决策机构、会次、日期并上传会议记录。",
        )
    if task.step is not StepKind.BUDGET_OFFICE:
        return
    wanting = [
        one.step.label
        for one in current_turn(review)
        if one.gives_opinion and one.is_required and TaskState(one.state).is_ahead
    ]
    if wanting:
        raise RefusedError(
            "review-opinion-missing",
            f"还没有收到：{'、'.join(wanting)}。",
            mend="请等意见出具后再审定。",
        )


def step_to_return_to(
    task: ReviewTask, review: Review, verdict: Verdict, return_to: StepKind | None
) -> ReviewTask | None:
    """Give the earlier step that a return names; None for the unit."""
    if verdict is not Verdict.RETURN or return_to is None:
        return None
    for one in review.tasks.filter(turn=1, gives_opinion=False, place__lt=task.place):
        if one.kind == return_to:
            return one
    raise RefusedError(
        "review-return-to",
        f"不能退回到“{return_to.label}”。",
        where="return_to",
        mend="只能退回到本流程中更早的环节，或者退回申报单位。",
    )
