"""Whose turn it is: the steps that a person may take, and who may take a step."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from mingxi.office.declaration.models import (
    CollectiveDecision,
    Declaration,
    Review,
    ReviewTask,
    TextVersion,
    Waiver,
    WorkingDraft,
)
from mingxi.office.declaration.reckoning.admitting import Amounts, asked_amounts
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.review_findings import (
    Weighed,
    findings_of_json,
    weighed,
)
from mingxi.office.declaration.reckoning.routes import StepKind, TaskState, Verdict
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.declaration.selectors.routes import blocking_rules
from mingxi.office.frame.clock import today
from mingxi.office.people.models import Appointment, Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.selectors import line_of, persons_for, units_for


def tasks_for(person: Person) -> QuerySet[ReviewTask]:
    """Give the open steps that the person may take now.

    The role must be held where the step is taken, and reach the declaring unit (a desk: 归口); what
    has gone through the person's own hands is not there.
    """
    own = Q(pk__in=())
    for kind in StepKind:
        places = [one.unit_id for one in person.appointments_today if one.role == kind.role]
        if places:
            reach = units_for(person, as_roles={kind.role}).values("pk")
            own |= Q(kind=kind.value, unit__in=places, declaration__unit__in=reach)
    decided_here = ReviewTask.objects.filter(review=OuterRef("review"), decided_by=person)
    drafts = WorkingDraft.objects.filter(declaration=OuterRef("declaration"), saved_by=person)
    made = TextVersion.objects.filter(declaration=OuterRef("declaration"), made_by=person)
    return (
        ReviewTask.objects.filter(
            own, state=TaskState.OPEN, declaration__state=DeclarationState.IN_REVIEW
        )
        .exclude(declaration__begun_by=person)
        .exclude(review__sent_by=person)
        .filter(
            ~Exists(made), ~Exists(drafts), ~Exists(decided_here.exclude(kind=OuterRef("kind")))
        )
    )


def hands_of(review: Review, step: StepKind) -> set[Person]:
    """Give those through whose hands a text came to a step: who wrote it, who took other steps.

    Who took this very step before a return may take it again.
    """
    versions = TextVersion.objects.filter(declaration=review.declaration_id)
    hands = {one.made_by for one in versions.defer("content").select_related("made_by")}
    hands |= {review.declaration.begun_by, review.sent_by}
    drafts = WorkingDraft.objects.filter(declaration=review.declaration_id)
    hands |= {draft.saved_by for draft in drafts.select_related("saved_by")}
    decided = review.tasks.filter(decided_by__isnull=False).exclude(kind=step)
    return hands | {
        task.decided_by for task in decided.select_related("decided_by") if task.decided_by
    }


def roles_at(person: Person, task: ReviewTask) -> set[Role]:
    """Give the roles that the person holds today where the step is taken."""
    held = person.appointments.on(today()).filter(unit=task.unit_id)
    return {Role(one.role) for one in _reaching(held.prefetch_related("covers"), task)}


def holders_of(task: ReviewTask, hands: Iterable[Person]) -> set[int]:
    """Give the keys of those who can take a step: its role is theirs, the text was never."""
    held = Appointment.objects.on(today()).filter(
        role=task.step.role, unit=task.unit_id, person__is_active=True
    )
    free = held.exclude(person__in=[one.pk for one in hands])
    return {one.person_id for one in _reaching(free.prefetch_related("covers"), task)}


def is_vacant(task: ReviewTask, review: Review) -> bool:
    """Tell whether nobody can take a step without leaving a later one to nobody.

    In a small office one person holds several roles of the route, and nobody takes two steps of one
    text: who alone can take a step that may not be skipped is kept for it.
    """
    free = holders_of(task, hands_of(review, task.step))
    for later in current_turn(review):
        if later.place <= task.place or later.may_be_skipped or later.gives_opinion:
            continue
        later.declaration = review.declaration
        alone = holders_of(later, hands_of(review, later.step))
        if len(alone) == 1:
            free -= alone
    return not free


def _reaching(held: Iterable[Appointment], task: ReviewTask) -> list[Appointment]:
    """Leave out the desks that other departments are assigned to."""
    line = set(line_of(task.declaration.unit))
    return [
        one
        for one in held
        if one.role != Role.BUDGET_DESK
        or not one.covers.all()
        or any(covered.code in line for covered in one.covers.all())
    ]


def current_turn(review: Review) -> list[ReviewTask]:
    """Give the steps of the turn that runs, in their order."""
    tasks = list(review.tasks.order_by("turn", "place", "pk"))
    return [task for task in tasks if task.turn == tasks[-1].turn]


def standing_amounts(tasks: Iterable[ReviewTask], form: ProjectForm) -> Amounts:
    """Give what the steps have left of the asked amounts: the last cut that still stands.

    A return to an earlier step takes back the cuts from that step on.
    """
    tasks = sorted(tasks, key=lambda task: (task.turn, task.place))
    begun_at: dict[int, int] = {}
    for task in tasks:
        begun_at.setdefault(task.turn, task.place)
    cuts = [
        task
        for task in tasks
        if task.verdict == Verdict.CUT
        and all(place > task.place for turn, place in begun_at.items() if turn > task.turn)
    ]
    if not cuts:
        return asked_amounts(form)
    last = cuts[-1]
    assert last.admitted_fen is not None  # a cut says to what
    return Amounts(
        last.admitted_fen, {item.key: item.admitted_fen for item in last.admitted_items.all()}
    )


def is_collectively_decided(version: TextVersion) -> bool:
    """Tell whether a collective decision covers what the version asks for."""
    return CollectiveDecision.objects.filter(
        declaration=version.declaration_id, version__asked_fen__gte=version.asked_fen
    ).exists()


def waivers_of(declaration: Declaration) -> dict[str, Waiver]:
    """Give the reasons for letting findings pass, by fingerprint; of several the newest."""
    rows = Waiver.objects.filter(declaration=declaration).select_related("written_by")
    return {one.fingerprint: one for one in rows.order_by("pk")}


def names_seen(viewer: Person, persons: Iterable[Person | None]) -> dict[int, str]:
    """Give the names of those persons whom the viewer may see, by their keys."""
    keys = {one.pk for one in persons if one is not None}
    seen = persons_for(viewer).filter(pk__in=keys)
    return dict(seen.values_list("pk", "name"))


def reviews_for(person: Person) -> QuerySet[Review]:
    """Give the reviews, running and ended, of the declarations that the person may see."""
    rows = Review.objects.filter(declaration__in=declarations_for(person).values("pk"))
    return rows.select_related(
        "declaration__project", "declaration__unit", "version__declaration", "version__made_by"
    )


def findings_at(review: Review, step: str) -> list[Weighed]:
    """Give the findings of a review's version, weighed at a step."""
    return weighed(
        findings_of_json(review.findings),
        step=step,
        rules=blocking_rules(),
        waived=waivers_of(review.declaration).keys(),
    )
