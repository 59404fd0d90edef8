"""What may be done with the library when a year ends: carried on, or left behind with a reason."""

from django.db.models import F

from mingxi.office.declaration.models import Declaration, RollOver
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.rolling import moved_on, reason_to_leave
from mingxi.office.declaration.reckoning.states import Continuity, ProjectState, Rolling
from mingxi.office.declaration.services.citing import link_bases
from mingxi.office.declaration.services.entering import enter_declaration
from mingxi.office.declaration.services.holding import held_project
from mingxi.office.declaration.services.library import leave_library
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.jobs.services import queue
from mingxi.office.people.models import Person

ROLL_OVER = "declaration.roll_over"
# Money is still spent on them; they leave the library, and end where they are spent.
_RUNNING = frozenset({ProjectState.APPROVED, ProjectState.EXECUTING})


def roll_over(*, year: int, by: Person) -> RollOver:
    """Let the worker carry the projects that the person leads into the next year.

    Whoever asks again carries what came since; nothing is carried twice.
    """
    with writing():
        job = queue(ROLL_OVER, arguments={}, by=by, title=f"项目库滚动：{year}年到{year + 1}年")
        rolled = RollOver.objects.create(year=year, rolled_by=by, rolled_at=now(), job=job)
        record("library.rolled", by=by, on=rolled, facts={"year": year})
    return rolled


def carry_project(
    *, rolled: RollOver, declaration: Declaration, form: ProjectForm, by: Person
) -> Declaration | None:
    """Begin the next year's declaration of a project with the last form, for a new review.

    Gives None where there is one already, or the project left meanwhile.
    """
    year = rolled.year + 1
    with writing():
        project = held_project(declaration.project_id)
        there = Declaration.objects.filter(project=project, fiscal_year=year).exists()
        if there or project.left_at is not None or project.last_year < year:
            return None
        moved = moved_on(form, year=year)
        carried = enter_declaration(
            project=project,
            form=moved,
            begun_by=declaration.begun_by,
            # Who carries a text over has no hand in it, and may decide on it later.
            saved_by=declaration.begun_by,
            rolled_from=declaration,
        )
        # What it rested on may have ended: its unit is warned before it is sent anew.
        link_bases(declaration=carried, form=moved, by=by)
        if project.continuity != Continuity.CONTINUING:
            project.continuity = Continuity.CONTINUING
            project.save(update_fields=["continuity"])
        RollOver.objects.filter(pk=rolled.pk).update(carried=F("carried") + 1)
        facts: dict[str, str | int] = {
            "code": project.code,
            "fiscal_year": year,
            "asked_fen": carried.asked_fen,
        }
        record("project.carried_over", by=by, on=project, facts=facts)
    return carried


def drop_project(*, rolled: RollOver, declaration: Declaration, what: Rolling, by: Person) -> None:
    """Let a project leave whose term ends or that got no money twice; once is enough."""
    with writing():
        project = held_project(declaration.project_id)
        if project.left_at is not None:
            return
        because = reason_to_leave(what, year=rolled.year, last_year=project.last_year)
        leave_library(project=project, because=because, ends=project.state not in _RUNNING, by=by)
        RollOver.objects.filter(pk=rolled.pk).update(left=F("left") + 1)
