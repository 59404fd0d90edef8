"""What would become of the projects of a year if the library rolled now."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import Case, CharField, Count, Exists, OuterRef, QuerySet, Sum, Value, When

from mingxi.office.declaration.models import Declaration, ProjectYear, RollOver, TextVersion
from mingxi.office.declaration.reckoning.project_form import ProjectForm, form_of_json
from mingxi.office.declaration.reckoning.states import (
    Continuity,
    DeclarationState,
    ProjectCategory,
    ProjectState,
    Rolling,
    Stage,
    Standing,
)
from mingxi.office.declaration.selectors.library import LEADING
from mingxi.office.people.models import Person
from mingxi.office.people.selectors import units_for

# What review has let in; what is still on its way, or was turned down, is no part of the library.
_LET_IN = (
    DeclarationState.ADMITTED,
    DeclarationState.SPREADING,
    DeclarationState.SPREAD,
    DeclarationState.APPROVED,
    DeclarationState.UNFUNDED,
)
DONE_BY_ROLLING = (Rolling.CARRIED, Rolling.EXPIRED, Rolling.TWICE_UNFUNDED)


class RolledPart(NamedTuple):
    """Projects to which the same happens: how many, what they asked, and some of them."""

    what: Rolling
    projects: int
    asked_fen: int
    some: Sequence[ProjectYear]


def rolling_of(person: Person, year: int) -> Any:
    """Give the lines of a year that the person leads, a QuerySet in which each has ``rolling``."""
    units = list(units_for(person, as_roles=LEADING).order_by().values_list("pk", flat=True))
    lines = ProjectYear.objects.filter(fiscal_year=year, standing=Standing.HELD, unit__in=units)
    of_project = ProjectYear.objects.filter(project=OuterRef("project"))
    # What review still decides on does not leave meanwhile.
    under_review = of_project.filter(state=DeclarationState.IN_REVIEW)
    went_without = of_project.filter(fiscal_year=year - 1, state=DeclarationState.UNFUNDED)
    return lines.annotate(
        rolling=Case(
            When(Exists(of_project.filter(fiscal_year=year + 1)), then=Value(Rolling.ALREADY)),
            When(Exists(under_review), then=Value(Rolling.NOT_ADMITTED)),
            When(last_year__lte=year, then=Value(Rolling.EXPIRED)),
            When(
                Exists(went_without),
                state=DeclarationState.UNFUNDED,
                then=Value(Rolling.TWICE_UNFUNDED),
            ),
            When(project_state=ProjectState.SUSPENDED, then=Value(Rolling.SUSPENDED)),
            When(state__in=_LET_IN, then=Value(Rolling.CARRIED)),
            default=Value(Rolling.NOT_ADMITTED),
            output_field=CharField(),
        )
    )


def preview_of_rolling(person: Person, year: int, some: int = 10) -> list[RolledPart]:
    """Give what would happen, in parts."""
    lines = rolling_of(person, year)
    counted = {
        row["rolling"]: row
        for row in lines.values("rolling").annotate(
            projects=Count("pk"), all_asked_fen=Sum("asked_fen")
        )
    }
    return [
        RolledPart(
            what,
            counted[what]["projects"],
            int(counted[what]["all_asked_fen"]),
            list(lines.filter(rolling=what).order_by("rank", "pk")[:some]),
        )
        for what in Rolling
        if what in counted
    ]


def roll_overs_for(person: Person) -> QuerySet[RollOver]:
    """Give the runs that the person began."""
    return RollOver.objects.filter(rolled_by=person).select_related("job")


def last_form(declaration: Declaration) -> ProjectForm:
    """Give the need as it was sent on last (一上); the draft where nothing was.

    What the budget arranged of it (二上) is no measure: what it left unfunded is wanted again. A
    project that was entered without a form begins with what is known of it.
    """
    needs = TextVersion.objects.filter(declaration=declaration, stage=Stage.FIRST_UP.value)
    version = needs.order_by("-number").first()
    if version is not None:
        return form_of_json(version.content)
    draft = getattr(declaration, "draft", None)
    if draft is not None:
        return form_of_json(draft.content)
    project = declaration.project
    return ProjectForm(
        name=project.name,
        fiscal_year=declaration.fiscal_year,
        unit_name=declaration.unit.name,
        category=ProjectCategory(project.category),
        continuity=Continuity(project.continuity),
        first_year=project.first_year,
        last_year=project.last_year,
        total_fen=declaration.asked_fen,
        next_year_fen=declaration.next_year_fen,
        year_after_fen=declaration.year_after_fen,
    )
