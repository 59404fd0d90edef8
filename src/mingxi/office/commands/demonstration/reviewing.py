"""Leading a declaration of the demonstration along its route, up to where it stands."""

from collections.abc import Iterable
from typing import NamedTuple

from mingxi.office.commands.demonstration.cast import Cast
from mingxi.office.declaration.models import Declaration, ReviewTask
from mingxi.office.declaration.reckoning.review_findings import findings_of_json, weighed
from mingxi.office.declaration.reckoning.routes import StepKind, TaskState, Verdict
from mingxi.office.declaration.selectors.reviews import tasks_for
from mingxi.office.declaration.selectors.routes import blocking_rules
from mingxi.office.declaration.services.reviewing import decide
from mingxi.office.declaration.services.sending import prepare_sending, send_for_review
from mingxi.office.declaration.services.waiving import (
    record_collective_decision,
    waive_findings,
)
from mingxi.office.frame.clock import today
from mingxi.office.frame.files.services import store
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.units import Level

OPINION = "指标与资金相匹配，无其他意见。"
WAIVED = "效益按年度总结评价，本年先考核数量和满意度。"


class Ending(NamedTuple):
    """Where a project of the second year stands: at which step, and what is said there.

    Without a step it is still written; a step without a verdict has it on the desk.
    """

    step: StepKind | None = None
    verdict: Verdict | None = None
    reason: str = ""


WRITTEN = Ending()
ADMITTED = Ending(StepKind.BUDGET_OFFICE, Verdict.AGREE)


def review(cast: Cast, declaration: Declaration, ending: Ending) -> None:
    """Send a declaration and lead it along its route up to where it stands."""
    if ending.step is None:
        return
    clerk = cast.clerk(declaration.unit)
    prepared = prepare_sending(declaration=declaration, by_number=clerk.number)
    send_for_review(declaration=declaration, **prepared._asdict(), by=clerk)
    while task := _open_task(declaration, ending):
        if task.needs_collective_decision:
            _decide_collectively(declaration, clerk)
        _take(cast, task, ending)


def _open_task(declaration: Declaration, ending: Ending) -> ReviewTask | None:
    """Give an open step that is to be taken; opinions come before the decision beside them."""
    rows = declaration.review_tasks.filter(state=TaskState.OPEN).order_by("-gives_opinion", "pk")
    for task in rows.select_related("unit"):
        if ending.verdict is not None or task.step is not ending.step:
            return task
    return None


def _take(cast: Cast, task: ReviewTask, ending: Ending) -> None:
    taker = next(one for one in _holders(cast, task) if tasks_for(one).filter(pk=task.pk).exists())
    if task.step is StepKind.UNIT_HEAD:
        _waive(task, taker)
    if task.gives_opinion:
        said = {"verdict": Verdict.OPINION, "reason": OPINION}
    elif task.step is ending.step and ending.verdict is not None:
        said = {"verdict": ending.verdict, "reason": ending.reason}
    else:
        said = {"verdict": Verdict.AGREE, "reason": ""}
    decide(task=task, verdict=Verdict(said["verdict"]), reason=said["reason"], by=taker)


def _waive(task: ReviewTask, head: Person) -> None:
    """Let what is open in a text pass, with the head's reason that every later step sees."""
    found = weighed(
        findings_of_json(task.review.findings),
        step=task.step,
        rules=blocking_rules(),
        waived=(),
    )
    open_ones = [one.finding.fingerprint for one in found if one.holds_up]
    reasons = dict.fromkeys(open_ones, WAIVED)
    if reasons:
        waive_findings(declaration=task.declaration, reasons=reasons, by=head)


def _holders(cast: Cast, task: ReviewTask) -> Iterable[Person]:
    for person in cast.persons.values():
        held = person.appointments_today
        if any(one.role == task.step.role and one.unit_id == task.unit_id for one in held):
            yield person


def _decide_collectively(declaration: Declaration, clerk: Person) -> None:
    minutes = store(
        "会议同意申报本项目。".encode(),
        name="会议纪要.txt",
        media_type="text/plain",
        by_number=clerk.number,
    )
    record_collective_decision(
        declaration=declaration,
        body="局长办公会" if declaration.unit.level == Level.COUNTY else "乡党委会",
        session=f"{declaration.fiscal_year - 1}年第9次",
        held_on=today(),
        minutes=minutes,
        by=clerk,
    )
