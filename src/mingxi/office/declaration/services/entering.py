"""Entering a declaration with its draft where no person fills in a form: rolling, and lists."""

from mingxi.office.declaration.models import BudgetProject, Declaration, WorkingDraft
from mingxi.office.declaration.reckoning.project_form import ProjectForm, json_of_form
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.people.models import Person


def enter_declaration(
    *,
    project: BudgetProject,
    form: ProjectForm,
    begun_by: Person,
    saved_by: Person,
    rolled_from: Declaration | None = None,
) -> Declaration:
    """Enter the declaration of a project for the form's year, as a draft of its unit.

    A part of the calling service, which records what it was for.
    """
    with writing():
        moment = now()
        declaration = Declaration.objects.create(
            project=project,
            unit=project.unit,
            fiscal_year=form.fiscal_year,
            asked_fen=form.total_fen or 0,
            next_year_fen=form.next_year_fen,
            year_after_fen=form.year_after_fen,
            rolled_from=rolled_from,
            begun_by=begun_by,
            begun_at=moment,
            changed_at=moment,
        )
        WorkingDraft.objects.create(
            declaration=declaration,
            content=json_of_form(form),
            saved_by=saved_by,
            saved_at=moment,
        )
    return declaration
