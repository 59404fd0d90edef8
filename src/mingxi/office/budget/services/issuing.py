"""Issuing control figures to units (一下), taking them back, and leaving the rest unfunded."""

from mingxi.office.budget.models import Arrangement, DetailLine, FiscalYear
from mingxi.office.budget.reckoning.detail import proposed_details
from mingxi.office.budget.reckoning.rounds import ArrangementState, Doing
from mingxi.office.budget.reckoning.sources import Source
from mingxi.office.budget.reckoning.spreading import spread_form
from mingxi.office.budget.selectors.arrangements import admitted_items_of, nature_of
from mingxi.office.budget.selectors.issuing import ISSUE, LEAVE_REST, issuing_of, proposed_of
from mingxi.office.budget.services.gates import require_round
from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.services import rounds
from mingxi.office.declaration.services.holding import held_declaration
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.jobs.kinds import kind_of
from mingxi.office.frame.jobs.models import Job
from mingxi.office.frame.jobs.selectors import job_under_way
from mingxi.office.frame.jobs.services import queue
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person, Unit


def issue_controls(*, year: FiscalYear, department: Unit, by: Person) -> Job:
    """Let the worker issue all that is proposed for a department (下达控制数).

    Asked again while it is under way, it gives the same job.

    Raises:
        RefusedError: Nothing is proposed, or the round does not allow it.
    """
    with writing():
        present = require_round(year, Doing.ISSUE)
        if job := job_under_way(ISSUE, issuing_of(present, department)):
            return job
        if not proposed_of(present, department).exists():
            raise RefusedError(
                "nothing-to-issue",
                f"“{department}”没有等待下达的控制数。",
                where="unit_code",
                mend="请先拟定控制数并保存。",
            )
        return _queue(ISSUE, "control_figures.issue_begun", present, department, by)


def leave_rest_unfunded(*, year: FiscalYear, department: Unit, by: Person) -> Job:
    """Let the worker put what got no control figure back into the library (未安排).

    Asked again while it is under way, it gives the same job.
    """
    with writing():
        present = require_round(year, Doing.ISSUE)
        if job := job_under_way(LEAVE_REST, issuing_of(present, department)):
            return job
        return _queue(LEAVE_REST, "control_figures.rest_left", present, department, by)


def issue_arrangement(*, arrangement: Arrangement, form: ProjectForm, by: Person) -> Arrangement:
    """Issue one control figure: its unit gets a proposal of how to spread it.

    Args:
        arrangement: One that is proposed; what is lowered to nothing meanwhile is not issued.
        form: The need, as it was asked.
        by: Who issues.

    Raises:
        RefusedError: It is not proposed any more, or the round does not allow it.
    """
    with writing():
        require_round(arrangement.fiscal_year, Doing.ISSUE)
        present = held(arrangement, ArrangementState.PROPOSED)
        if not present.control_fen:
            return present
        controls = {one.ceiling.source: one for one in present.controls.select_related("ceiling")}
        control: dict[Source, int] = {source: one.amount_fen for source, one in controls.items()}
        spread = spread_form(form, control, admitted_items_of(present.declaration))
        present.declaration = rounds.begin_spreading(
            declaration=present.declaration, form=spread, by=by
        )
        DetailLine.objects.bulk_create(
            DetailLine(
                arrangement=present,
                place=place,
                item_key=line.item_key,
                function_code=line.function_code,
                dept_econ_code=line.dept_econ_code,
                gov_econ_code=line.gov_econ_code,
                control=controls[line.source],
                amount_fen=line.fen,
            )
            for place, line in enumerate(
                proposed_details(spread, control, nature_of(present.unit)), 1
            )
        )
        present.state, present.issued_at = ArrangementState.ISSUED.value, now()
        present.save(update_fields=["state", "issued_at"])
        record("arrangement.issued", by=by, on=present, facts={"control_fen": present.control_fen})
    return present


def take_back_control(*, arrangement: Arrangement, by: Person) -> Arrangement:
    """Take an issued control figure back before the unit has handed in; it is proposed again."""
    with writing():
        require_round(arrangement.fiscal_year, Doing.ISSUE)
        present = held(arrangement, ArrangementState.ISSUED)
        present.lines.all().delete()
        present.declaration = rounds.take_back_spreading(declaration=present.declaration, by=by)
        present.state, present.issued_at = ArrangementState.PROPOSED.value, None
        present.revision += 1
        present.save(update_fields=["state", "issued_at", "revision"])
        record("arrangement.taken_back", by=by, on=present)
    return present


def leave_unfunded(*, declaration: Declaration, by: Person) -> None:
    """Leave one declaration without money; its project goes back into the library.

    Raises:
        RefusedError: It has a control figure.
    """
    with writing():
        # An arrangement that goes changes the line of its declaration in lists as well.
        held_declaration(declaration.pk)
        Arrangement.objects.filter(
            declaration=declaration, state=ArrangementState.PROPOSED.value, control_fen=0
        ).delete()
        if Arrangement.objects.filter(declaration=declaration).exists():
            raise RefusedError(
                "declaration-has-control",
                f"“{declaration.project.name}”已有控制数，不能列为未安排。",
                mend="请先把控制数改为零。",
            )
        rounds.leave_unfunded(declaration=declaration, by=by)
        record("arrangement.left_unfunded", by=by, on=declaration)


def held(arrangement: Arrangement, state: ArrangementState) -> Arrangement:
    """Lock an arrangement that must stand in a state."""
    rows = Arrangement.objects.select_for_update(of=("self",))
    present = rows.select_related("declaration__project", "unit", "fiscal_year").get(
        pk=arrangement.pk
    )
    if present.state != state:
        raise RefusedError(
            "arrangement-in-other-state",
            f"“{present.declaration.project.name}”的预算安排现为“{present.get_state_display()}”，"
            f"只有“{state.label}”的才能这样办理。",
            mend="请刷新页面，按现在的状态办理。",
        )
    return present


def _queue(kind: str, event: str, year: FiscalYear, department: Unit, by: Person) -> Job:
    record(event, by=by, on=year, facts={"department_code": department.code})
    title = f"{kind_of(kind).name}：{department}"
    return queue(kind, arguments=issuing_of(year, department), by=by, title=title)
