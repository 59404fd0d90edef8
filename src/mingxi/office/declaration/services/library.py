"""What may be done with the project library: admit, rank, suspend, mark, take out."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from django.db.models import F

from mingxi.office.declaration.models import (
    BudgetProject,
    CodeRule,
    CodeSeries,
    Declaration,
    ProjectMark,
    ProjectYear,
)
from mingxi.office.declaration.models.listing import UNRANKED
from mingxi.office.declaration.reckoning.library_changes import (
    MARK_CHARACTERS_MAX,
    OPEN_FOR_UNIT,
    REASON_CHARACTERS_MAX,
    objection,
)
from mingxi.office.declaration.reckoning.project_codes import (
    DEFAULT_PATTERN,
    DEFAULT_REGION,
    CodeShape,
    code_shape,
)
from mingxi.office.declaration.reckoning.states import (
    DeclarationState,
    LibraryChange,
    ProjectCategory,
    ProjectState,
    Standing,
)
from mingxi.office.declaration.services.plain_columns import plain_column
from mingxi.office.events.services import Actor, record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person

# From these a project comes into the library; from others it is there, and stays where it stands.
_ON_THE_WAY = frozenset({ProjectState.DRAFT, ProjectState.SUBMITTED, ProjectState.REVIEW})
# The review may have closed itself before it calls.
_ADMITTABLE = frozenset({DeclarationState.IN_REVIEW, DeclarationState.ADMITTED})
_ONCE_GONE = frozenset({ProjectState.TERMINATED, ProjectState.COMPLETED})


class Changed(NamedTuple):
    """What became of several projects: those that were changed, and why others were not."""

    done: list[BudgetProject]
    refused: list[tuple[BudgetProject, str]]


def admit_to_library(*, declaration: Declaration, admitted_fen: int, by: Person) -> BudgetProject:
    """Admit a reviewed declaration: its project gets a code and a place at the end of the order.

    A project that is in the library already (it was carried into another year) keeps both. Called
    by the review, in its transaction.

    Raises:
        RefusedError: the amount is more than was asked, the declaration is not under review, or
            the numbers for codes are used up.
    """
    with writing():
        project = BudgetProject.objects.select_for_update().get(pk=declaration.project_id)
        present = Declaration.objects.select_for_update().get(pk=declaration.pk)
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
        _enter(project, present.fiscal_year)
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


def set_code_rule(*, region: str, pattern: str, by: Person) -> CodeRule:
    """Set how codes are given from now on; codes that were given stay.

    Raises RefusedError where the rule is not sound.
    """
    try:
        code_shape(region=region, pattern=pattern)
    except ValueError as unfit:
        where = "region" if "区划代码" in str(unfit) else "pattern"
        raise RefusedError("code-rule-unsound", str(unfit), where=where) from unfit
    with writing():
        rule = CodeRule.objects.select_for_update().first() or CodeRule()
        rule.region, rule.pattern = region, pattern
        rule.set_by, rule.set_at = by, now()
        rule.save()
        record("code_rule.set", by=by, on=rule, facts={"region": region, "pattern": pattern})
    return rule


def rank_projects(*, projects: Sequence[BudgetProject], first: int, by: Person) -> None:
    """Give projects the numbers from ``first`` on, in the order in which they are given."""
    with writing():
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
    with writing():
        changed = preview(change=change, projects=projects)
        if change is LibraryChange.RANK:
            rank_projects(projects=changed.done, first=first, by=by)
        else:
            for project in changed.done:
                _ACTS[change](project, words, by)
    return changed


def preview(*, change: LibraryChange, projects: Iterable[BudgetProject]) -> Changed:
    """Tell what a change of several projects would do, without doing it."""
    changed = Changed([], [])
    projects = list(projects)
    reviewed = _in_review(projects)
    for project in projects:
        why = _objection(change, project, in_review=project.pk in reviewed)
        if why:
            changed.refused.append((project, why))
        else:
            changed.done.append(project)
    return changed


_ACTS: dict[LibraryChange, Callable[[BudgetProject, str, Person], None]] = {
    LibraryChange.TAKE_OUT: lambda one, words, by: take_out(project=one, reason=words, by=by),
    LibraryChange.SUSPEND: lambda one, words, by: suspend_project(project=one, reason=words, by=by),
    LibraryChange.RESUME: lambda one, _, by: resume_project(project=one, by=by),
    LibraryChange.MARK: lambda one, words, by: mark_project(project=one, label=words, by=by),
    LibraryChange.UNMARK: lambda one, words, by: unmark_project(project=one, label=words, by=by),
}


def _enter(project: BudgetProject, year: int) -> None:
    """Give a project its code, its place and its state, as far as it has none."""
    if not project.code:
        project.code = _next_code(year, ProjectCategory(project.category))
    if project.rank is None:
        project.rank = _last_rank(year) + 1
    if project.state in _ON_THE_WAY | _ONCE_GONE:
        project.state = ProjectState.RESERVED
    project.left_at, project.left_because = None, ""
    project.save(update_fields=["code", "rank", "state", "left_at", "left_because"])


def _last_rank(year: int) -> int:
    ranked = ProjectYear.objects.filter(
        fiscal_year=year, standing=Standing.HELD, rank__lt=UNRANKED
    ).order_by("-rank", "-pk")
    return ranked.values_list("rank", flat=True).first() or 0


def _next_code(year: int, category: ProjectCategory) -> str:
    """Give the next code; the row of its series keeps others waiting until this one is written."""
    rule = CodeRule.objects.first()
    shape: CodeShape = code_shape(
        region=rule.region if rule else DEFAULT_REGION,
        pattern=rule.pattern if rule else DEFAULT_PATTERN,
    )
    prefix = shape.prefix(year=year, category=category)
    series, _ = CodeSeries.objects.get_or_create(prefix=prefix)
    while True:
        CodeSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
        series.refresh_from_db()
        try:
            code = shape.code(prefix, series.last)
        except ValueError as used_up:
            raise RefusedError(
                "codes-used-up", str(used_up), mend="请预算股调整项目代码规则，增加流水号位数。"
            ) from used_up
        # A rule that was changed may lead to numbers of an earlier one.
        if not BudgetProject.objects.filter(code=code).exists():
            return code


def _locked(project: BudgetProject, change: LibraryChange) -> BudgetProject:
    """Give the project as it stands, locked; raises RefusedError where it cannot be changed so."""
    present = BudgetProject.objects.select_for_update().get(pk=project.pk)
    why = _objection(change, present, in_review=bool(_in_review([present])))
    if why:
        raise RefusedError(f"cannot-{change.value.replace('_', '-')}", why, where="project")
    return present


def _objection(change: LibraryChange, project: BudgetProject, *, in_review: bool) -> str:
    state = ProjectState(project.state)
    return objection(change, state=state, has_left=project.left_at is not None, in_review=in_review)


def _in_review(projects: Iterable[BudgetProject]) -> set[int]:
    reviewed = Declaration.objects.filter(
        project__in=[project.pk for project in projects], state=DeclarationState.IN_REVIEW
    )
    return set(reviewed.values_list("project", flat=True))


def _reason(reason: str) -> str:
    return plain_column(reason, "reason", "原因", REASON_CHARACTERS_MAX)


def _label(label: str) -> str:
    return plain_column(label, "label", "标记", MARK_CHARACTERS_MAX)
