"""What would become of projects of the library if the same were done to them, and what has."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from django.db.models import QuerySet

from mingxi.office.declaration.models import BudgetProject, Declaration, LibraryBulk
from mingxi.office.declaration.reckoning.asked_lines import AskedLines
from mingxi.office.declaration.reckoning.library_changes import objection
from mingxi.office.declaration.reckoning.states import (
    DeclarationState,
    LibraryChange,
    ProjectState,
    Standing,
)
from mingxi.office.declaration.selectors.library import LEADING, lines_of
from mingxi.office.declaration.selectors.library_files import wish_of
from mingxi.office.people.models import Person
from mingxi.office.people.selectors import units_for

SHOWN = 30


class Changed(NamedTuple):
    """What becomes of several projects: those that are changed, and why others are not."""

    done: list[BudgetProject]
    refused: list[tuple[BudgetProject, str]]


class Outlook(NamedTuple):
    """What a change of all that a filter finds would do.

    ``keys`` are all that is found, in the order of the list; ``refused`` tells how many cannot be
    changed, by the reason; ``some`` are the first of those that can.
    """

    change: LibraryChange
    asked: AskedLines
    keys: tuple[int, ...]
    refused: list[tuple[str, int]]
    some: list[BudgetProject]

    @property
    def done(self) -> int:
        """How many would be changed."""
        return len(self.keys) - sum(count for _, count in self.refused)

    @property
    def seal(self) -> str:
        """What these projects in this order are known by, so that no others are changed."""
        return sha256(",".join(map(str, self.keys)).encode()).hexdigest()[:32]


def preview(*, change: LibraryChange, projects: Iterable[BudgetProject]) -> Changed:
    """Tell what a change of several projects would do, without doing it."""
    changed = Changed([], [])
    projects = list(projects)
    reviewed = set(_in_review().filter(project__in=projects).values_list("project", flat=True))
    for project in projects:
        why = objection(
            change,
            state=ProjectState(project.state),
            has_left=project.left_at is not None,
            in_review=project.pk in reviewed,
        )
        if why:
            changed.refused.append((project, why))
        else:
            changed.done.append(project)
    return changed


def outlook_for(person: Person, asked: AskedLines, change: LibraryChange) -> Outlook:
    """Tell what a change of all that is asked for and that the person leads would do."""
    units = list(units_for(person, as_roles=LEADING))
    wish = wish_of(asked, units)
    reviewed = set(_in_review().filter(unit__in=wish.units).values_list("project", flat=True))
    rows = lines_of(wish).exclude(standing=Standing.PROPOSED)
    keys: list[int] = []
    fit: list[int] = []
    refused: Counter[str] = Counter()
    for key, state, standing in rows.values_list("project", "project_state", "standing"):
        keys.append(key)
        why = objection(
            change,
            state=ProjectState(state),
            has_left=standing == Standing.LEFT,
            in_review=key in reviewed,
        )
        if why:
            refused[why] += 1
        elif len(fit) < SHOWN:
            fit.append(key)
    shown = BudgetProject.objects.select_related("unit").in_bulk(fit)
    return Outlook(change, asked, tuple(keys), refused.most_common(), [shown[key] for key in fit])


def bulks_for(person: Person) -> QuerySet[LibraryBulk]:
    """Give the changes of all that a filter found which the person asked for."""
    return LibraryBulk.objects.filter(asked_by=person).select_related("job")


def _in_review() -> QuerySet[Declaration]:
    return Declaration.objects.filter(state=DeclarationState.IN_REVIEW)
