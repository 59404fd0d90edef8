"""Declaring a project for another year, by its unit: also one that has left the library."""

from mingxi.office.declaration.models import BudgetProject, Declaration
from mingxi.office.declaration.reckoning.rolling import moved_on
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.selectors.drafts import writes_for
from mingxi.office.declaration.selectors.rolling import last_form
from mingxi.office.declaration.services.entering import enter_declaration
from mingxi.office.declaration.services.holding import held_project
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person


def declare_again(*, project: BudgetProject, year: int, by: Person) -> Declaration:
    """Begin the declaration of a project for a later year with its last form, for a new review.

    A project that left the library comes back when this is admitted, with the code it had; until
    then it stays outside. A declaration of that year that was given up is opened again.

    Raises:
        RefusedError: the person is no clerk of the unit, or the year is not free.
    """
    if not writes_for(by, project.unit):
        raise RefusedError(
            "not-clerk-of-unit",
            f"只有{project.unit.name}的经办人可以再次申报它的项目。",
            where="unit",
            mend="请由该单位的经办人办理。",
        )
    with writing():
        project = held_project(project.pk)
        last = project.declarations.select_related("project", "unit").latest("fiscal_year")
        if year < last.fiscal_year or (
            year == last.fiscal_year and last.state != DeclarationState.WITHDRAWN
        ):
            raise RefusedError(
                "year-not-free",
                f"项目最近一次申报是{last.fiscal_year}年，不能再申报{year}年。",
                where="fiscal_year",
                mend=f"请选择{last.fiscal_year}年以后的年度。",
            )
        if year == last.fiscal_year:
            declaration = _opened(last)
        else:
            form = moved_on(last_form(last), year=year)
            declaration = enter_declaration(project=project, form=form, begun_by=by, saved_by=by)
        record(
            "declaration.begun_again",
            by=by,
            on=declaration,
            facts={
                "project": project.pk,
                "code": project.code,
                "fiscal_year": year,
                "asked_fen": declaration.asked_fen,
            },
        )
    return declaration


def _opened(declaration: Declaration) -> Declaration:
    declaration.state, declaration.unit_rank = DeclarationState.DRAFTING, None
    declaration.changed_at = now()
    declaration.save(update_fields=["state", "unit_rank", "changed_at"])
    return declaration
