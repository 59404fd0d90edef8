"""How the projects of the demonstration came to where they stand: two budget years at work.

Everything is done by the services that everybody uses, by the persons whose part it is. The first
year is approved and being spent; of the second each project stands somewhere else.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial

from mingxi.office.budget.models import Arrangement, FiscalYear
from mingxi.office.budget.reckoning.rounds import BudgetRound
from mingxi.office.budget.services.years import move_to_round, open_fiscal_year
from mingxi.office.commands.demonstration.bases import register_cited
from mingxi.office.commands.demonstration.cast import Cast
from mingxi.office.commands.demonstration.paying import spend
from mingxi.office.commands.demonstration.projects import Sample, form_of, read_samples
from mingxi.office.commands.demonstration.reviewing import ADMITTED, WRITTEN, Ending, review
from mingxi.office.commands.demonstration.rounds import (
    approve,
    control,
    hand_in,
    set_caps,
    set_ceilings,
    work,
)
from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.project_codes import DEFAULT_PATTERN
from mingxi.office.declaration.reckoning.project_form import form_of_json
from mingxi.office.declaration.reckoning.routes import TOWNSHIP, StepKind, Verdict
from mingxi.office.declaration.services.abandoning import abandon_declaration
from mingxi.office.declaration.services.drafting import (
    begin_declaration,
    save_draft,
)
from mingxi.office.declaration.services.preloading import preload_laws
from mingxi.office.declaration.services.project_codes import set_code_rule
from mingxi.office.declaration.services.rolling import roll_over
from mingxi.office.declaration.services.routes import lay_default_routes, lay_route
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.clock import today
from mingxi.office.people.reckoning.units import Level, UnitKind
from mingxi.projects.project_text import SectionKey

# Of no district that exists.
REGION = "990100"

# The projects of the first year, by slug.
FIRST = ("home-care", "children", "roads", "cleaning", "security", "laboratory", "archives")

# Where each project of the second year stands.
SECOND: Mapping[str, Ending] = {
    "home-care": ADMITTED,
    "meals": ADMITTED,
    "children": Ending(StepKind.BUDGET_DESK),
    "cleaning": Ending(
        StepKind.BUDGET_DESK, Verdict.RETURN, "保洁员人数与上年台账不一致，请核对后重新测算。"
    ),
    "security": WRITTEN,
    "fire-safety": Ending(StepKind.UNIT_HEAD),
    "training": Ending(
        StepKind.BUDGET_DESK, Verdict.REJECT, "培训内容与上年重复，请并入年度培训计划。"
    ),
}
# Given up by the unit itself.
GIVEN_UP = "roads"
# Its draft has a sum that does not hold: 8,500 × 12 is 10.2万元.
CONTRADICTED = "security"
WRONG_SUM = "合同约定每月8500元，全年8500元×12个月=12.4万元。"
# Admitted when the control figures were out already.
LATE = "laboratory"


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
    samples = read_samples()
    first = today().year if today() >= date(today().year, 3, 1) else today().year - 1
    register_cited(cast, first - 1)
    _first_year(cast, samples, first)
    _second_year(cast, samples, first + 1)


def _first_year(cast: Cast, samples: Mapping[str, Sample], number: int) -> None:
    move = partial(move_to_round, by=cast.office)
    year = open_fiscal_year(year=number, began_on=date(number - 1, 9, 1), by=cast.office)
    declared = {slug: _declare(cast, samples[slug], number) for slug in FIRST}
    for declaration in declared.values():
        review(cast, declaration, ADMITTED)
    _limit(cast, year, samples, declared, place=0)
    year = move(year=year, to=BudgetRound.FIRST_DOWN, began_on=date(number - 1, 11, 1))
    control(cast, year)
    year = move(year=year, to=BudgetRound.SECOND_UP, began_on=date(number - 1, 11, 20))
    for arrangement in Arrangement.objects.filter(fiscal_year=year).select_related("unit"):
        hand_in(cast, arrangement)
    year = move(year=year, to=BudgetRound.SECOND_DOWN, began_on=date(number - 1, 12, 20))
    approve(cast, year)
    spend(cast, number)


def _second_year(cast: Cast, samples: Mapping[str, Sample], number: int) -> None:
    roll_over(year=number - 1, by=cast.office)
    work()
    begun = date(number - 1, 3, 1)
    move = partial(move_to_round, began_on=begun, by=cast.office)
    year = open_fiscal_year(year=number, began_on=begun, by=cast.office)
    declared = {slug: _taken_up(cast, samples[slug], number) for slug in SECOND}
    for slug, ending in SECOND.items():
        review(cast, declared[slug], ending)
    _contradict(cast, declared[CONTRADICTED])
    admitted = {slug: declared[slug] for slug, ending in SECOND.items() if ending == ADMITTED}
    _limit(cast, year, samples, admitted, place=1)
    year = move(year=year, to=BudgetRound.FIRST_DOWN)
    control(cast, year)
    year = move(year=year, to=BudgetRound.SECOND_UP)
    arrangements = Arrangement.objects.filter(fiscal_year=year).select_related("unit")
    hand_in(cast, arrangements.earliest("pk"))
    review(cast, _taken_up(cast, samples[LATE], number), ADMITTED)
    given_up = _taken_up(cast, samples[GIVEN_UP], number)
    abandon_declaration(
        declaration=given_up,
        reason="改由省级统一安排，本县不再单列。",
        by=cast.clerk(given_up.unit),
    )


def _limit(
    cast: Cast,
    year: FiscalYear,
    samples: Mapping[str, Sample],
    declared: Mapping[str, Declaration],
    *,
    place: int,
) -> None:
    """Set the ceilings that the projects need, and the caps of the year."""
    wanted = [
        (declaration.unit.code[:3], samples[slug], declaration.asked_fen)
        for slug, declaration in declared.items()
    ]
    set_ceilings(cast, year, wanted)
    set_caps(cast, year, place)


def _declare(cast: Cast, sample: Sample, number: int) -> Declaration:
    unit = cast.named(sample.unit)
    form = form_of(sample, number)
    return begin_declaration(
        form=form, unit=unit, by=cast.clerk(unit), counts=checked_form(form).counts
    )


def _taken_up(cast: Cast, sample: Sample, number: int) -> Declaration:
    """Give the declaration that the rolling library has begun, else begin one."""
    rows = Declaration.objects.filter(fiscal_year=number, project__name=sample.name)
    return rows.select_related("unit", "project").first() or _declare(cast, sample, number)


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
        counts=checked.counts,
    )
