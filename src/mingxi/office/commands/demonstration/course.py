"""How the projects of the demonstration came to where they stand: two budget years at work.

Everything is done by the services that everybody uses, by the persons whose part it is. The first
year is approved and being spent; of the second each project stands somewhere else.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from mingxi.office.budget.models import Arrangement, Balance, Ceiling, FiscalYear, Line
from mingxi.office.budget.reckoning.accounts import Account
from mingxi.office.budget.reckoning.acts import Portion
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.reckoning.rounds import BudgetRound, DecisionKind
from mingxi.office.budget.reckoning.sources import Source
from mingxi.office.budget.services import issue_allotment, reserve_payment, settle_payment
from mingxi.office.budget.services.approvals import (
    record_decision,
    reply_to_department,
    reply_to_unit,
)
from mingxi.office.budget.services.ceilings import set_ceiling
from mingxi.office.budget.services.controls import propose_by_rank
from mingxi.office.budget.services.issuing import issue_controls, leave_rest_unfunded
from mingxi.office.budget.services.spreading import checked_spread, hand_in_spread
from mingxi.office.budget.services.years import move_to_round, open_fiscal_year
from mingxi.office.commands.demonstration.projects import (
    ARCHIVES,
    CHILDREN,
    CLEANING,
    FIRE_SAFETY,
    HOME_CARE,
    LABORATORY,
    MEALS,
    ROADS,
    SECURITY,
    TRAINING,
    Sample,
    form_of,
)
from mingxi.office.declaration.models import Declaration, ReviewTask
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.project_codes import DEFAULT_PATTERN
from mingxi.office.declaration.reckoning.project_form import form_of_json
from mingxi.office.declaration.reckoning.review_findings import findings_of_json, weighed
from mingxi.office.declaration.reckoning.routes import TOWNSHIP, StepKind, TaskState, Verdict
from mingxi.office.declaration.reckoning.states import FundKind
from mingxi.office.declaration.selectors.reviews import tasks_for
from mingxi.office.declaration.selectors.routes import blocking_rules
from mingxi.office.declaration.services.drafting import (
    abandon_declaration,
    begin_declaration,
    save_draft,
)
from mingxi.office.declaration.services.preloading import preload_laws
from mingxi.office.declaration.services.project_codes import set_code_rule
from mingxi.office.declaration.services.reviewing import decide
from mingxi.office.declaration.services.rolling import roll_over
from mingxi.office.declaration.services.routes import lay_default_routes, lay_route
from mingxi.office.declaration.services.sending import prepare_sending, send_for_review
from mingxi.office.declaration.services.waiving import (
    record_collective_decision,
    waive_findings,
)
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.clock import today
from mingxi.office.frame.files.services import store
from mingxi.office.frame.jobs.running import never
from mingxi.office.frame.jobs.worker import work_once
from mingxi.office.people.models import Person, Unit
from mingxi.office.people.reckoning.units import Level, UnitKind
from mingxi.projects.project_text import SectionKey

# Of no district that exists.
REGION = "990100"
BUDGET_OFFICE = "10102"
TREASURY = "10103"
# By the unit's name, who writes its declarations.
CLERKS = {
    "蘅川县民政局": "20101",
    "蘅川县第一中学": "20111",
    "云岭乡人民政府": "30201",
}
DEPARTMENTS = ("201", "202", "302")
COUNTY_MONEY = Source(FundKind.GENERAL, "county")
PROVINCE_MONEY = Source(FundKind.GENERAL, "province")

# Of the first year; the last one gets no money, and the laboratory less than it asks.
FIRST = (HOME_CARE, CHILDREN, ROADS, CLEANING, SECURITY, LABORATORY, ARCHIVES)
LABORATORY_PERCENT = 60


class Ending(NamedTuple):
    """Where a project of the second year stands: at which step, and what is said there.

    Without a step it is still written; a step without a verdict has it on the desk.
    """

    step: StepKind | None = None
    verdict: Verdict | None = None
    reason: str = ""


WRITTEN = Ending()
ADMITTED = Ending(StepKind.BUDGET_OFFICE, Verdict.AGREE)
SECOND: Sequence[tuple[Sample, Ending]] = (
    (HOME_CARE, ADMITTED),
    (MEALS, ADMITTED),
    (CHILDREN, Ending(StepKind.BUDGET_DESK)),
    (
        CLEANING,
        Ending(
            StepKind.BUDGET_DESK, Verdict.RETURN, "保洁员人数与上年台账不一致，请核对后重新测算。"
        ),
    ),
    (SECURITY, WRITTEN),
    (FIRE_SAFETY, Ending(StepKind.UNIT_HEAD)),
    (
        TRAINING,
        Ending(StepKind.BUDGET_DESK, Verdict.REJECT, "培训内容与上年重复，请并入年度培训计划。"),
    ),
)
# Given up by the unit itself.
GIVEN_UP = ROADS
# Its draft has a sum that does not hold: 8,500 × 12 is 10.2万元.
CONTRADICTED = SECURITY
WRONG_SUM = "合同约定每月8500元，全年8500元×12个月=12.4万元。"
# Admitted when the control figures were out already.
LATE = LABORATORY


class Cast(NamedTuple):
    """Who acts, by number, and where, by name."""

    persons: Mapping[str, Person]
    units: Mapping[str, Unit]

    def clerk(self, unit: Unit) -> Person:
        """Give the person who writes the declarations of a unit."""
        return self.persons[CLERKS[unit.name]]

    @property
    def office(self) -> Person:
        """The budget office."""
        return self.persons[BUDGET_OFFICE]


def run_course(cast: Cast) -> None:
    """Lead the projects through two years, up to where each stands."""
    set_code_rule(region=REGION, pattern=DEFAULT_PATTERN, by=cast.office)
    lay_default_routes(by=SYSTEM)
    preload_laws(by=SYSTEM)
    # In a school one person often is all of the office.
    lay_route(
        name="所属单位审核流程",
        steps=TOWNSHIP,
        begins=today(),
        unit_kind=UnitKind.SPENDING_UNIT,
        unit_level=Level.COUNTY,
        by=cast.office,
    )
    first = today().year if today() >= date(today().year, 3, 1) else today().year - 1
    _first_year(cast, first)
    _second_year(cast, first + 1)


def _first_year(cast: Cast, number: int) -> None:
    year = open_fiscal_year(year=number, began_on=date(number - 1, 9, 1), by=cast.office)
    declared = [_declare(cast, sample, number) for sample in FIRST]
    for declaration in declared:
        _review(cast, declaration, ADMITTED)
    _set_ceilings(cast, year, declared)
    year = move_to_round(
        year=year, to=BudgetRound.FIRST_DOWN, began_on=date(number - 1, 11, 1), by=cast.office
    )
    _control(cast, year)
    year = move_to_round(
        year=year, to=BudgetRound.SECOND_UP, began_on=date(number - 1, 11, 20), by=cast.office
    )
    for arrangement in Arrangement.objects.filter(fiscal_year=year).select_related("unit"):
        _hand_in(cast, arrangement)
    year = move_to_round(
        year=year, to=BudgetRound.SECOND_DOWN, began_on=date(number - 1, 12, 20), by=cast.office
    )
    _approve(cast, year)
    _spend(cast, number)


def _second_year(cast: Cast, number: int) -> None:
    roll_over(year=number - 1, by=cast.office)
    _work()
    year = open_fiscal_year(year=number, began_on=date(number - 1, 3, 1), by=cast.office)
    declared = {}
    for sample, ending in SECOND:
        declared[sample.slug] = declaration = _carried(sample, number) or _declare(
            cast, sample, number
        )
        _review(cast, declaration, ending)
    _contradict(cast, declared[CONTRADICTED.slug])
    admitted = [declared[sample.slug] for sample, ending in SECOND if ending == ADMITTED]
    _set_ceilings(cast, year, admitted)
    year = move_to_round(
        year=year, to=BudgetRound.FIRST_DOWN, began_on=date(number - 1, 3, 1), by=cast.office
    )
    _control(cast, year)
    year = move_to_round(
        year=year, to=BudgetRound.SECOND_UP, began_on=date(number - 1, 3, 1), by=cast.office
    )
    first = Arrangement.objects.filter(fiscal_year=year).select_related("unit").order_by("pk")[:1]
    for arrangement in first:
        _hand_in(cast, arrangement)
    if late := _carried(LATE, number):
        _review(cast, late, ADMITTED)
    if given_up := _carried(GIVEN_UP, number):
        abandon_declaration(declaration=given_up, by=cast.clerk(given_up.unit))


def _declare(cast: Cast, sample: Sample, number: int) -> Declaration:
    unit = cast.units[sample.unit]
    return begin_declaration(form=form_of(sample, number), unit=unit, by=cast.clerk(unit))


def _carried(sample: Sample, number: int) -> Declaration | None:
    """Give the declaration that the rolling library has begun."""
    rows = Declaration.objects.filter(fiscal_year=number, project__name=sample.name)
    return rows.select_related("unit", "project").first()


def _contradict(cast: Cast, declaration: Declaration) -> None:
    """Write a sum into a draft that does not hold, for the checker to find."""
    draft = declaration.draft
    form = form_of_json(draft.content)
    words = form.sections[SectionKey.OVERVIEW] + WRONG_SUM
    form = form.model_copy(update={"sections": {**form.sections, SectionKey.OVERVIEW: words}})
    checked = checked_form(form)
    save_draft(
        declaration=declaration,
        form=form,
        revision=draft.revision,
        by=cast.clerk(declaration.unit),
        counts=(checked.errors, checked.warnings),
    )


def _review(cast: Cast, declaration: Declaration, ending: Ending) -> None:
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
        said = {"verdict": Verdict.OPINION, "reason": "指标与资金相匹配，无其他意见。"}
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
    reasons = dict.fromkeys(open_ones, "效益按年度总结评价，本年先考核数量和满意度。")
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


def _set_ceilings(cast: Cast, year: FiscalYear, declared: Sequence[Declaration]) -> None:
    """Give each department what its projects need, less what is to fall short."""
    samples = {sample.name: sample for sample in (*FIRST, *(one for one, _ in SECOND))}
    need: dict[tuple[str, Source], int] = {}
    for declaration in declared:
        sample = samples[declaration.project.name]
        department = declaration.unit.code[:3]
        province = sample.province * 100
        county = declaration.asked_fen - province
        if sample is ARCHIVES:
            county = 0
        elif sample is LABORATORY:
            county = county * LABORATORY_PERCENT // 100
        for source, fen in ((COUNTY_MONEY, county), (PROVINCE_MONEY, province)):
            need[department, source] = need.get((department, source), 0) + fen
    for (department, source), fen in need.items():
        if fen:
            unit = Unit.objects.get(code=department)
            set_ceiling(year=year, unit=unit, source=source, ceiling_fen=fen, by=cast.office)


def _control(cast: Cast, year: FiscalYear) -> None:
    """Propose by rank, issue what is proposed, and put the rest back into the library."""
    for code in DEPARTMENTS:
        department = Unit.objects.get(code=code)
        if not Ceiling.objects.filter(fiscal_year=year, unit=department).exists():
            continue
        propose_by_rank(year=year, department=department, by=cast.office)
        issue_controls(year=year, department=department, by=cast.office)
        _work()
        leave_rest_unfunded(year=year, department=department, by=cast.office)
    _work()


def _hand_in(cast: Cast, arrangement: Arrangement) -> None:
    clerk = cast.clerk(arrangement.unit)
    prepared = checked_spread(arrangement, clerk)
    hand_in_spread(arrangement=arrangement, prepared=prepared, by=clerk)


def _approve(cast: Cast, year: FiscalYear) -> None:
    """Record who decided, and reply: finance to departments, a department to its unit."""
    number = year.year
    for kind, day, document in (
        (DecisionKind.GOVERNMENT, date(number - 1, 12, 22), "县政府第18次常务会议"),
        (DecisionKind.PARTY, date(number - 1, 12, 26), "县委常委会第32次会议"),
        (DecisionKind.CONGRESS, date(number, 1, 15), f"蘅人大〔{number}〕2号"),
    ):
        record_decision(year=year, kind=kind, decided_on=day, document=document, by=cast.office)
    for place, code in enumerate(DEPARTMENTS, start=1):
        reply_to_department(
            year=year,
            department=Unit.objects.get(code=code),
            replied_on=date(number, 1, 28),
            document=f"蘅财预〔{number}〕{place}号",
            by=cast.office,
        )
    _work()
    reply_to_unit(
        year=year,
        unit=Unit.objects.get(code="201001"),
        replied_on=date(number, 2, 6),
        document=f"蘅教发〔{number}〕7号",
        by=cast.persons["20105"],
    )


def _spend(cast: Cast, number: int) -> None:
    """Issue the allotments of the year, and pay a quarter of each."""
    treasury = cast.persons[TREASURY]
    approved = Balance.objects.filter(line__fiscal_year=number, account=Account.UNISSUED)
    for balance in approved.filter(balance_fen__gt=0).select_related("line").order_by("line"):
        line, whole = balance.line, balance.balance_fen
        _issue(line, whole, number, treasury)
        _pay(line, whole // 4, number, treasury)


def _issue(line: Line, fen: int, number: int, by: Person) -> None:
    reference = Reference(f"zb-{line.pk}", f"蘅财指〔{number}〕{line.pk}号", date(number, 2, 10))
    issue_allotment(portions=[Portion(line.pk, fen)], reference=reference, by=by)


def _pay(line: Line, fen: int, number: int, by: Person) -> None:
    if not fen:
        return
    day = date(number, 2, 25)
    document = f"ZF{number}-{line.pk:04}"
    asked = reserve_payment(
        portions=[Portion(line.pk, fen)],
        reference=Reference(f"zf-{line.pk}", document, day),
        by=by,
    )
    settle_payment(payment=asked, reference=Reference(f"zf-{line.pk}-paid", document, day), by=by)


def _work() -> None:
    """Let the worker do what is queued."""
    while work_once(stopping=never):
        pass
