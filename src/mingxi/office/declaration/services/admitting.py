"""Admission to the project library, at the end of a review."""

from mingxi.office.declaration.models import BudgetProject, Declaration, ProjectYear
from mingxi.office.declaration.models.listing import UNRANKED
from mingxi.office.declaration.reckoning.states import (
    DeclarationState,
    ProjectCategory,
    ProjectState,
    Standing,
)
from mingxi.office.declaration.selectors.rolling import last_form
from mingxi.office.declaration.services.holding import held_declaration
from mingxi.office.declaration.services.project_codes import next_code
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person

# From these a project comes into the library; from others it is there, and stays where it stands.
_ON_THE_WAY = frozenset({ProjectState.DRAFT, ProjectState.SUBMITTED, ProjectState.REVIEW})
# The review may have closed itself before it calls.
_ADMITTABLE = frozenset({DeclarationState.IN_REVIEW, DeclarationState.ADMITTED})
_ONCE_GONE = frozenset({ProjectState.TERMINATED, ProjectState.COMPLETED})


def admit_to_library(*, declaration: Declaration, admitted_fen: int, by: Person) -> BudgetProject:
    """Admit a reviewed declaration: its project gets a code and a place at the end of the order.

    A project that is in the library already (it was carried into another year) keeps both, and so
    does one that left it and was declared again. Called by the review, in its transaction.

    Raises:
        RefusedError: the amount is more than was asked, the declaration is not under review, or
            the numbers for codes are used up.
    """
    with writing():
        present = held_declaration(declaration.pk)
        project = present.project
        if present.state not in _ADMITTABLE:
            raise RefusedError(
                "declaration-not-in-review",
                f"申报处于“{DeclarationState(present.state).label}”，不在审核中，不能入库。",
                where="declaration",
            )
        if not 0 <= admitted_fen <= present.asked_fen:
            raise RefusedError(
                "admitted-beyond-asked",
                "审定数不能小于零，也不能大于申报数。",
                where="admitted_fen",
                mend="请核对审定数。",
            )
        present.state = DeclarationState.ADMITTED
        present.admitted_fen = admitted_fen
        present.changed_at = now()
        present.save(update_fields=["state", "admitted_fen", "changed_at"])
        _enter(project, present)
        record(
            "project.admitted",
            by=by,
            on=project,
            facts={
                "code": project.code,
                "fiscal_year": present.fiscal_year,
                "asked_fen": present.asked_fen,
                "admitted_fen": admitted_fen,
            },
        )
    return project


def _enter(project: BudgetProject, declaration: Declaration) -> None:
    """Give a project its code, its place and its state, as far as it has none."""
    year = declaration.fiscal_year
    if not project.code:
        project.code = next_code(year=year, category=ProjectCategory(project.category))
    if project.rank is None:
        project.rank = _last_rank(year) + 1
    if project.state in _ON_THE_WAY | _ONCE_GONE:
        project.state = ProjectState.RESERVED
    if project.left_at is not None:
        # It comes back for the term that was reviewed; the old one may have ended.
        project.last_year = max(year, last_form(declaration).last_year)
        project.left_at, project.left_because = None, ""
    project.save(update_fields=["code", "rank", "state", "last_year", "left_at", "left_because"])


def _last_rank(year: int) -> int:
    ranked = ProjectYear.objects.filter(
        fiscal_year=year, standing=Standing.HELD, rank__lt=UNRANKED
    ).order_by("-rank", "-pk")
    return ranked.values_list("rank", flat=True).first() or 0
