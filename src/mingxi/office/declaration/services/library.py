"""What may be done with a project of the library: rank, suspend, mark, take out."""

from collections.abc import Sequence

from mingxi.office.declaration.models import BudgetProject, Declaration, ProjectMark
from mingxi.office.declaration.reckoning.library_changes import (
    MARK_CHARACTERS_MAX,
    OPEN_FOR_UNIT,
    REASON_CHARACTERS_MAX,
)
from mingxi.office.declaration.reckoning.plain_words import no_personal_data
from mingxi.office.declaration.reckoning.states import (
    DeclarationState,
    LibraryChange,
    ProjectState,
)
from mingxi.office.declaration.selectors.library_changes import preview
from mingxi.office.declaration.services.holding import held_project, hold_projects
from mingxi.office.events.services import Actor, record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person


def rank_projects(*, projects: Sequence[BudgetProject], first: int, by: Person) -> None:
    """Give projects the numbers from ``first`` on, in the order in which they are given."""
    with writing():
        hold_projects(projects)
        for number, project in enumerate(projects, first):
            BudgetProject.objects.filter(pk=project.pk).update(rank=number)
            facts: dict[str, str | int] = {"code": project.code, "rank": number}
            record("project.ranked", by=by, on=project, changed=["rank"], facts=facts)


def take_out(*, project: BudgetProject, reason: str, by: Person) -> None:
    """Let a project leave the library for good, with the reason."""
    with writing():
        present = _locked(project, LibraryChange.TAKE_OUT)
        leave_library(project=present, because=_reason(reason), ends=True, by=by)


def leave_library(*, project: BudgetProject, because: str, ends: bool, by: Actor) -> None:
    """Write that a project left; ``ends`` where it also ends, as one without money does.

    What a unit is still writing for it is withdrawn.
    """
    with writing():
        project.left_at, project.left_because = now(), because
        if ends:
            project.state = ProjectState.TERMINATED
        project.save(update_fields=["left_at", "left_because", "state"])
        Declaration.objects.filter(project=project, state__in=OPEN_FOR_UNIT).update(
            state=DeclarationState.WITHDRAWN, changed_at=now()
        )
        facts = {"code": project.code}
        record("project.left_library", by=by, on=project, facts=facts, secrets={"because": because})


def suspend_project(*, project: BudgetProject, reason: str, by: Person) -> None:
    """Hold a project back: it stays in the library, and no budget is made for it."""
    with writing():
        present = _locked(project, LibraryChange.SUSPEND)
        because = _reason(reason)
        present.state = ProjectState.SUSPENDED
        present.save(update_fields=["state"])
        facts = {"code": present.code}
        record("project.suspended", by=by, on=present, facts=facts, secrets={"because": because})


def resume_project(*, project: BudgetProject, by: Person) -> None:
    """Let a suspended project be considered again."""
    with writing():
        present = _locked(project, LibraryChange.RESUME)
        present.state = ProjectState.RESERVED
        present.save(update_fields=["state"])
        record("project.resumed", by=by, on=present, facts={"code": present.code})


def mark_project(*, project: BudgetProject, label: str, by: Person) -> None:
    """Mark a project with a word; one that it bears already changes nothing."""
    label = _label(label)
    with writing():
        present = _locked(project, LibraryChange.MARK)
        ProjectMark.objects.get_or_create(project=present, label=label)
        record("project.marked", by=by, on=present, secrets={"label": label})


def unmark_project(*, project: BudgetProject, label: str, by: Person) -> None:
    """Take a mark from a project; one that it does not bear changes nothing."""
    label = _label(label)
    with writing():
        present = _locked(project, LibraryChange.UNMARK)
        ProjectMark.objects.filter(project=present, label=label).delete()
        record("project.unmarked", by=by, on=present, secrets={"label": label})


def fit_words(change: LibraryChange, words: str) -> str:
    """Give reason or mark as they are kept; raises RefusedError for those that may not be.

    What needs no words has none.
    """
    match change:
        case LibraryChange.TAKE_OUT | LibraryChange.SUSPEND:
            return _reason(words)
        case LibraryChange.MARK | LibraryChange.UNMARK:
            return _label(words)
        case _:
            return ""


def _locked(project: BudgetProject, change: LibraryChange) -> BudgetProject:
    """Give the project as it stands, locked; raises RefusedError where it cannot be changed so."""
    present = held_project(project.pk)
    for _, why in preview(change=change, projects=[present]).refused:
        raise RefusedError(f"cannot-{change.value.replace('_', '-')}", why, where="project")
    return present


def _reason(reason: str) -> str:
    return _plain(reason, "reason", "原因", REASON_CHARACTERS_MAX)


def _label(label: str) -> str:
    return _plain(label, "label", "标记", MARK_CHARACTERS_MAX)


def _plain(words: str, where: str, name: str, characters_max: int) -> str:
    """Give words as they are kept in plain columns; raises RefusedError for unfit ones."""
    words = " ".join(words.split())
    if not words:
        raise RefusedError(
            f"{where}-missing", f"没有写明{name}。", where=where, mend=f"请填写{name}。"
        )
    if len(words) > characters_max:
        raise RefusedError(
            f"{where}-too-long", f"{name}超过{characters_max}个字。", where=where, mend="请缩短。"
        )
    try:
        no_personal_data(words)
    except ValueError as unfit:
        raise RefusedError(f"{where}-personal", str(unfit), where=where) from unfit
    return words
