"""The same done to several projects of the library: to some at once, to all found by a job.

All that a filter finds is many, and changing them changes what the filter finds. So the projects
are written down when it is asked for, in their order, and the worker goes along that list.
"""

import json
from collections.abc import Callable, Iterable, Sequence

from mingxi.office.declaration.models import BudgetProject, LibraryBulk, LibraryBulkRefusal
from mingxi.office.declaration.reckoning.states import LibraryChange
from mingxi.office.declaration.selectors.library import led_by
from mingxi.office.declaration.selectors.library_changes import Changed, Outlook, preview
from mingxi.office.declaration.services.library import (
    fit_words,
    mark_project,
    rank_projects,
    resume_project,
    suspend_project,
    take_out,
    unmark_project,
)
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import store
from mingxi.office.frame.jobs.services import queue
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person

CHANGE_FOUND = "declaration.change_found_projects"
_NOT_LED = "现在不由您管理，没有变动。"


def change_projects(
    *,
    change: LibraryChange,
    projects: Iterable[BudgetProject],
    words: str = "",
    first: int = 1,
    by: Person,
) -> Changed:
    """Do the same to several projects, all in one transaction; those that cannot be are told.

    Args:
        change: What is done.
        projects: Those it is done to, in their order (which ranks follow).
        words: The reason, or the mark.
        first: The first of the ranks.
        by: Who does it.

    Raises:
        RefusedError: reason or mark are missing or name a person; nothing was done then.
    """
    words = fit_words(change, words)
    keys = [project.pk for project in projects]
    with writing():
        # As they stand now: somebody may have changed one since it was shown.
        rows = BudgetProject.objects.select_for_update().order_by("pk").in_bulk(keys)
        changed = preview(change=change, projects=[rows[key] for key in keys])
        if change is LibraryChange.RANK:
            rank_projects(projects=changed.done, first=first, by=by)
        else:
            for project in changed.done:
                _ACTS[change](project, words, by)
    return changed


def store_found(outlook: Outlook, *, by_number: str) -> StoredFile:
    """Write down which projects were found; slow, so outside ``writing``."""
    return store(
        json.dumps(outlook.keys).encode(),
        name="projects.json",
        media_type="application/json",
        by_number=by_number,
    )


def change_found(
    *, outlook: Outlook, projects: StoredFile, words: str = "", first: int = 1, by: Person
) -> LibraryBulk:
    """Let the worker do the same to all that a filter found.

    Args:
        outlook: What is done, what was asked for and what it found, as it was shown.
        projects: The list of what it found (``store_found``).
        words: The reason, or the mark.
        first: The first of the ranks.
        by: Who does it.

    Raises:
        RefusedError: nothing that was found can be changed, or reason or mark are unfit.
    """
    change, asked = outlook.change, outlook.asked
    words = fit_words(change, words)
    if not outlook.done:
        raise RefusedError(
            "nothing-to-change",
            "符合条件的项目没有一个可以这样办理。",
            mend="请换一个条件，或者另选要办理的事。",
        )
    with writing():
        job = queue(CHANGE_FOUND, arguments={}, by=by, title=f"{asked.year}年项目库{change.label}")
        bulk = LibraryBulk.objects.create(
            change=change.value,
            wish=asked.model_dump_json(),
            words=words,
            first=first,
            projects=projects,
            found=len(outlook.keys),
            asked_by=by,
            asked_at=now(),
            job=job,
        )
        facts: dict[str, str | int] = {
            "change": change.value,
            "year": asked.year,
            "found": bulk.found,
        }
        record("library.change_asked", by=by, on=bulk, facts=facts, secrets={"words": words})
    return bulk


def change_part(*, bulk: LibraryBulk, keys: Sequence[int], is_last: bool) -> None:
    """Do it to a part of the projects; those that cannot be changed are kept with the reason."""
    with writing():
        present = LibraryBulk.objects.select_for_update(of=("self",)).get(pk=bulk.pk)
        led = led_by(bulk.asked_by).in_bulk(list(keys))
        changed = change_projects(
            change=LibraryChange(present.change),
            projects=[led[key] for key in keys if key in led],
            words=present.words,
            first=present.first + present.done,
            by=bulk.asked_by,
        )
        refused = [(key, _NOT_LED) for key in keys if key not in led]
        refused += [(project.pk, why) for project, why in changed.refused]
        LibraryBulkRefusal.objects.bulk_create(
            LibraryBulkRefusal(bulk=present, project_id=key, why=why) for key, why in refused
        )
        present.done += len(changed.done)
        present.refused += len(refused)
        present.save(update_fields=["done", "refused"])
        if is_last:
            facts = {"done": present.done, "refused": present.refused}
            record("library.changed", by=bulk.asked_by, on=present, facts=facts)


_ACTS: dict[LibraryChange, Callable[[BudgetProject, str, Person], None]] = {
    LibraryChange.TAKE_OUT: lambda one, words, by: take_out(project=one, reason=words, by=by),
    LibraryChange.SUSPEND: lambda one, words, by: suspend_project(project=one, reason=words, by=by),
    LibraryChange.RESUME: lambda one, _, by: resume_project(project=one, by=by),
    LibraryChange.MARK: lambda one, words, by: mark_project(project=one, label=words, by=by),
    LibraryChange.UNMARK: lambda one, words, by: unmark_project(project=one, label=words, by=by),
}
