"""Workbooks of projects that are brought into the library.

A workbook is examined before anything is taken from it; then whoever brought it takes all of it,
its sound rows, or nothing.
"""

from collections.abc import Iterable, Sequence

from django.db.models import F

from mingxi.office.declaration.models import (
    BudgetProject,
    Declaration,
    ImportProblem,
    ImportState,
    LibraryImport,
)
from mingxi.office.declaration.reckoning.library_rows import LibraryRow, RowProblem
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.states import Continuity
from mingxi.office.declaration.services.entering import enter_declaration
from mingxi.office.declaration.services.holding import hold_projects
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.jobs.services import queue
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person, Unit

EXAMINE_WORKBOOK = "declaration.examine_library_workbook"
IMPORT_WORKBOOK = "declaration.import_library_workbook"


def bring_workbook(*, file: StoredFile, year: int, by: Person) -> LibraryImport:
    """Take a stored workbook to be examined; nothing of the library changes by that."""
    with writing():
        job = queue(EXAMINE_WORKBOOK, arguments={}, by=by, title=f"检查{year}年项目库导入")
        brought = LibraryImport.objects.create(
            file=file, fiscal_year=year, brought_by=by, brought_at=now(), job=job
        )
        record(
            "library.workbook_brought",
            by=by,
            on=brought,
            facts={"year": year, "size_bytes": file.size_bytes},
            secrets={"name": file.name},
        )
    return brought


def finish_examination(
    *,
    brought: LibraryImport,
    rows: Sequence[LibraryRow],
    problems: Sequence[RowProblem],
    error: str,
    by: Person,
) -> None:
    """Keep what the examination found: how many rows could be taken, and what is wrong."""
    with writing():
        present = LibraryImport.objects.select_for_update().get(pk=brought.pk)
        if present.state != ImportState.EXAMINING:
            return
        bad = {problem.row for problem in problems}
        sound = [row for row in rows if row.row not in bad]
        present.state = ImportState.UNREADABLE if error else ImportState.EXAMINED
        present.error = error
        present.new = sum(not row.code for row in sound)
        present.changed = len(sound) - present.new
        present.bad, present.rows = len(bad), len(sound) + len(bad)
        present.save()
        keep_problems(brought=present, problems=problems, by=by)
        facts = {"rows": present.rows, "bad": present.bad, "new": present.new}
        record("library.workbook_examined", by=by, on=present, facts=facts)


def keep_problems(*, brought: LibraryImport, problems: Iterable[RowProblem], by: Person) -> None:
    """Keep what is wrong with rows, in their order."""
    told = list(problems)
    if not told:
        return
    with writing():
        ImportProblem.objects.bulk_create(
            ImportProblem(
                brought=brought,
                row=problem.row,
                column=problem.column,
                says=problem.says,
                mend=problem.mend,
            )
            for problem in told
        )
        record("library.rows_refused", by=by, on=brought, facts={"problems": len(told)})


def import_workbook(*, brought: LibraryImport, sound_only: bool, by: Person) -> LibraryImport:
    """Let the worker take an examined workbook: all of it, or its sound rows by choice.

    Raises RefusedError where it is not examined, or has bad rows and all of it was asked for.
    """
    with writing():
        present = _examined(brought)
        if present.bad and not sound_only:
            raise RefusedError(
                "workbook-has-bad-rows",
                f"有{present.bad}行存在问题，没有导入任何一行。",
                where="sound_only",
                mend="请修改后重新上传，或者选择只导入没有问题的行。",
            )
        if present.rows == present.bad:
            raise RefusedError("workbook-without-sound-rows", "没有可以导入的行。")
        title = f"导入{present.fiscal_year}年项目库"
        key = f"{IMPORT_WORKBOOK}:{present.pk}"
        present.job = queue(IMPORT_WORKBOOK, arguments={}, by=by, key=key, title=title)
        present.state = ImportState.IMPORTING
        present.save(update_fields=["job", "state"])
        facts = {"rows": present.rows - present.bad, "left_out": present.bad}
        record("library.import_begun", by=by, on=present, facts=facts)
    return present


def give_up_import(*, brought: LibraryImport, by: Person) -> None:
    """Take nothing of an examined workbook."""
    with writing():
        present = _examined(brought)
        present.state = ImportState.GIVEN_UP
        present.save(update_fields=["state"])
        record("library.import_given_up", by=by, on=present)


def import_rows(
    *,
    brought: LibraryImport,
    rows: Sequence[LibraryRow],
    units: dict[str, Unit],
    projects: dict[str, BudgetProject],
    by: Person,
) -> None:
    """Take some rows: new projects become drafts of their units, others are changed.

    Args:
        brought: The workbook.
        rows: Sound rows of it.
        units: The units of new projects, by code.
        projects: The projects of the other rows, by code.
        by: Who brought the workbook.
    """
    with writing():
        hold_projects(projects[row.code] for row in rows if row.code)
        for row in rows:
            if row.code:
                _change(projects[row.code], row, brought.fiscal_year, by)
            else:
                _begin(units[row.unit_code], row, brought.fiscal_year, by)
        LibraryImport.objects.filter(pk=brought.pk).update(imported=F("imported") + len(rows))


def finish_import(*, brought: LibraryImport, by: Person) -> None:
    """Say that all rows were taken that could be."""
    with writing():
        present = LibraryImport.objects.select_for_update().get(pk=brought.pk)
        present.state = ImportState.IMPORTED
        present.save(update_fields=["state"])
        record("library.imported", by=by, on=present, facts={"rows": present.imported})


def _examined(brought: LibraryImport) -> LibraryImport:
    present = LibraryImport.objects.select_for_update().get(pk=brought.pk)
    if present.state != ImportState.EXAMINED:
        raise RefusedError(
            "import-not-open",
            f"这次导入处于“{present.get_state_display()}”，不能再作决定。",
            mend="需要再次导入时，请重新上传。",
        )
    return present


def _begin(unit: Unit, row: LibraryRow, year: int, by: Person) -> None:
    """Begin a project with its declaration; the reader has seen to it that nothing is missing."""
    assert row.category is not None
    assert row.first_year is not None
    assert row.last_year is not None
    continuity = row.continuity or Continuity.NEW
    project = BudgetProject.objects.create(
        unit=unit,
        name=row.name,
        category=row.category,
        continuity=continuity,
        first_year=row.first_year,
        last_year=row.last_year,
        registered_by=by,
        registered_at=now(),
    )
    form = ProjectForm(
        name=row.name,
        fiscal_year=year,
        unit_name=unit.name,
        category=row.category,
        continuity=continuity,
        first_year=row.first_year,
        last_year=row.last_year,
        total_fen=row.asked_fen,
        next_year_fen=row.next_year_fen or 0,
        year_after_fen=row.year_after_fen or 0,
    )
    entered = enter_declaration(project=project, form=form, begun_by=by, saved_by=by)
    facts = {"fiscal_year": year, "asked_fen": entered.asked_fen, "row": row.row}
    record("declaration.imported", by=by, on=entered, facts=facts)


def _change(project: BudgetProject, row: LibraryRow, year: int, by: Person) -> None:
    """Change rank, term and the figures of the years to come; what is empty stays."""
    wished = {"rank": row.rank, "last_year": row.last_year}
    changed = {
        name: value
        for name, value in wished.items()
        if value is not None and value != getattr(project, name)
    }
    figures = {"next_year_fen": row.next_year_fen, "year_after_fen": row.year_after_fen}
    named = {name: value for name, value in figures.items() if value is not None}
    if changed:
        BudgetProject.objects.filter(pk=project.pk).update(**changed)
    if named:
        declared = Declaration.objects.filter(project=project, fiscal_year=year)
        declared.update(**named, changed_at=now())
    record(
        "project.changed_by_list",
        by=by,
        on=project,
        changed=[*changed, *named],
        facts={"code": project.code, "row": row.row, **changed, **named},
    )
