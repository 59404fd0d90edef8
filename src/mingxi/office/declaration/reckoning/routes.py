"""The route of review (审核流程): its steps, who takes each, and what may be decided at it.

A route is a list of steps with places. Steps of one place are open together; the next place opens
when all deciding steps of the present one have agreed. Opinions (绩效, 采购) hold nothing up until
the last step, which waits for those that the route requires.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from mingxi.office.people.reckoning.roles import (
    BUDGET_REVIEW,
    DEPARTMENT_REVIEW,
    PERFORMANCE_EVALUATION,
    PROCUREMENT_REVIEW,
    UNIT_APPROVAL,
    Decision,
    Role,
)

STEPS_MAX = 8
DAYS_MAX = 90


class StepKind(StrEnum):
    """A step of the route; one route has each at most once."""

    SECTION_HEAD = "section_head"
    UNIT_FINANCE = "unit_finance"
    UNIT_HEAD = "unit_head"
    DEPARTMENT = "department"
    BUDGET_DESK = "budget_desk"
    PERFORMANCE = "performance"
    PROCUREMENT = "procurement"
    BUDGET_OFFICE = "budget_office"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return _STEPS[self].label

    @property
    def role(self) -> Role:
        """The role of who takes it."""
        return _STEPS[self].role

    @property
    def decision(self) -> Decision:
        """The decision whose two sides nobody may be together."""
        return _STEPS[self].decision

    @property
    def gives_opinion(self) -> bool:
        """Whether it gives an opinion to those who decide."""
        return self in _OPINIONS

    @property
    def is_in_unit(self) -> bool:
        """Whether it lies in the declaring unit itself."""
        return self in _IN_UNIT

    @property
    def is_in_finance(self) -> bool:
        """Whether it lies in the fiscal authority."""
        return self not in _IN_UNIT and self is not StepKind.DEPARTMENT

    @property
    def verdicts(self) -> tuple["Verdict", ...]:
        """What may be decided at it."""
        if self.gives_opinion:
            return (Verdict.OPINION,)
        if self.is_in_unit:
            return (Verdict.AGREE, Verdict.RETURN)
        return (Verdict.AGREE, Verdict.CUT, Verdict.RETURN, Verdict.REJECT)


class _Step(NamedTuple):
    label: str
    role: Role
    decision: Decision


_STEPS = {
    StepKind.SECTION_HEAD: _Step("科室负责人", Role.SECTION_HEAD, UNIT_APPROVAL),
    StepKind.UNIT_FINANCE: _Step("单位财务", Role.UNIT_FINANCE, UNIT_APPROVAL),
    StepKind.UNIT_HEAD: _Step("单位负责人", Role.UNIT_HEAD, UNIT_APPROVAL),
    StepKind.DEPARTMENT: _Step("主管部门", Role.DEPARTMENT_REVIEWER, DEPARTMENT_REVIEW),
    StepKind.BUDGET_DESK: _Step("归口业务股室", Role.BUDGET_DESK, BUDGET_REVIEW),
    StepKind.PERFORMANCE: _Step("绩效股意见", Role.PERFORMANCE_OFFICE, PERFORMANCE_EVALUATION),
    StepKind.PROCUREMENT: _Step("采购监管意见", Role.PROCUREMENT_SUPERVISION, PROCUREMENT_REVIEW),
    StepKind.BUDGET_OFFICE: _Step("预算股", Role.BUDGET_OFFICE, BUDGET_REVIEW),
}
_OPINIONS = frozenset({StepKind.PERFORMANCE, StepKind.PROCUREMENT})
_IN_UNIT = frozenset({StepKind.SECTION_HEAD, StepKind.UNIT_FINANCE, StepKind.UNIT_HEAD})
REVIEWING_ROLES = frozenset(step.role for step in _STEPS.values())


class Verdict(StrEnum):
    """What a step says; agreement and cut of the last step admit the project to the library."""

    AGREE = "agree"
    CUT = "cut"
    RETURN = "return"
    REJECT = "reject"
    OPINION = "opinion"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return _VERDICTS[self]

    @property
    def needs_reason(self) -> bool:
        """Whether it is void without a reason."""
        return self is not Verdict.AGREE

    @property
    def passes(self) -> bool:
        """Whether the text goes on to the next step."""
        return self in {Verdict.AGREE, Verdict.CUT}


_VERDICTS = {
    Verdict.AGREE: "同意",
    Verdict.CUT: "核减后同意",
    Verdict.RETURN: "退回",
    Verdict.REJECT: "不予入库",
    Verdict.OPINION: "出具意见",
}


class TaskState(StrEnum):
    """How far a step of a running review is."""

    WAITING = "waiting"
    OPEN = "open"
    DECIDED = "decided"
    SKIPPED = "skipped"
    LAPSED = "lapsed"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return _STATES[self]

    @property
    def is_ahead(self) -> bool:
        """Whether it may still be decided."""
        return self in {TaskState.WAITING, TaskState.OPEN}


_STATES = {
    TaskState.WAITING: "未到",
    TaskState.OPEN: "待办",
    TaskState.DECIDED: "已办",
    TaskState.SKIPPED: "略过",
    TaskState.LAPSED: "不再办理",
}


class Outcome(StrEnum):
    """How the review of a version ended."""

    RETURNED = "returned"
    ADMITTED = "admitted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return _OUTCOMES[self]


_OUTCOMES = {
    Outcome.RETURNED: "退回修改",
    Outcome.ADMITTED: "入库",
    Outcome.REJECTED: "不予入库",
    Outcome.WITHDRAWN: "撤回",
}


class Step(NamedTuple):
    """A step as a route has it.

    ``days`` is how many days it may take; ``is_required`` is asked of opinions alone: a deciding
    step is always waited for. A step may be skipped where nobody else holds its role if the route
    says so.
    """

    kind: StepKind
    place: int
    days: int = 5
    is_required: bool = True
    may_be_skipped: bool = False
    needs_collective_decision: bool = False


class Standing(NamedTuple):
    """A step of a running review, as far as the course asks for it."""

    place: int
    state: TaskState
    gives_opinion: bool


GENERAL = (
    Step(StepKind.SECTION_HEAD, 1, days=3),
    Step(StepKind.UNIT_FINANCE, 2, days=3),
    Step(StepKind.UNIT_HEAD, 3, days=5, needs_collective_decision=True),
    Step(StepKind.DEPARTMENT, 4, days=10),
    Step(StepKind.BUDGET_DESK, 5, days=10),
    Step(StepKind.PERFORMANCE, 5, days=10),
    Step(StepKind.PROCUREMENT, 5, days=10, is_required=False),
    Step(StepKind.BUDGET_OFFICE, 6, days=10),
)
"""The route that a new installation has for all units."""
TOWNSHIP = tuple(
    step._replace(may_be_skipped=step.kind in {StepKind.SECTION_HEAD, StepKind.UNIT_FINANCE})
    for step in GENERAL
)
"""That of townships, where one person often is all of the office."""


def route_objection(steps: Sequence[Step]) -> str:
    """Tell what speaks against a route; empty if nothing does."""
    kinds = [step.kind for step in steps]
    if len(set(kinds)) != len(kinds):
        return "同一环节在流程中只能出现一次。"
    last = max((step.place for step in steps), default=0)
    if [step.kind for step in steps if step.place == last] != [StepKind.BUDGET_OFFICE]:
        return "流程的最后一步必须是预算股，且单独一步。"
    if any(step.place < 1 for step in steps):
        return "次序从1开始。"
    if any(not 1 <= step.days <= DAYS_MAX for step in steps):
        return f"办理期限应为1至{DAYS_MAX}天。"
    for step in steps:
        if all(each.kind.gives_opinion for each in steps if each.place == step.place):
            return f"“{step.kind.label}”应与一个审核环节同一次序：意见与审核同时进行。"
        if step.may_be_skipped and step.kind is StepKind.BUDGET_OFFICE:
            return "预算股审核不能略过。"
    order = [step.kind for step in sorted(steps, key=lambda step: step.place)]
    deciding = [kind for kind in order if not kind.gives_opinion]
    if deciding != [kind for kind in StepKind if kind in deciding]:
        return "审核环节应当自下而上：单位内部在前，主管部门其次，财政在后。"
    return ""


def next_place(tasks: Iterable[Standing]) -> int | None:
    """Give the place that is to be opened now; None where one is open, or none is left.

    Opinions that are still open keep nothing closed.
    """
    tasks = list(tasks)
    deciding = [task for task in tasks if not task.gives_opinion]
    if any(task.state is TaskState.OPEN for task in deciding):
        return None
    return min((task.place for task in deciding if task.state is TaskState.WAITING), default=None)


class Candidate(NamedTuple):
    """A route that fits a unit: what it names of it, since when it is valid, and its number."""

    names_kind: bool
    names_level: bool
    begins: date
    number: int


def chosen_route(candidates: Iterable[Candidate]) -> int | None:
    """Choose the most narrowly drawn of the routes that fit, of these the newest; None for none."""
    chosen = max(
        candidates,
        key=lambda one: (one.names_kind + one.names_level, *one),
        default=None,
    )
    return chosen.number if chosen else None
