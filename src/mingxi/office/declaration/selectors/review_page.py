"""What one review shows, in a constant number of queries: text with marks, figures, reasons."""

from typing import NamedTuple

from mingxi.office.declaration.models import Review, ReviewComment, ReviewTask, Waiver
from mingxi.office.declaration.reckoning.admitting import Amounts, asked_amounts
from mingxi.office.declaration.reckoning.blocking import Effect
from mingxi.office.declaration.reckoning.project_form import FormItem, ProjectForm, form_of_json
from mingxi.office.declaration.reckoning.review_findings import (
    Weighed,
    findings_of_json,
    weighed,
)
from mingxi.office.declaration.reckoning.review_text import (
    Block,
    Mark,
    ReviewText,
    blocks,
    range_of,
    range_of_line,
    review_text,
)
from mingxi.office.declaration.reckoning.routes import StepKind, TaskState
from mingxi.office.declaration.selectors.comments import Thread, threads_of
from mingxi.office.declaration.selectors.reviews import (
    hands_of,
    holders_of,
    names_seen,
    standing_amounts,
    waivers_of,
)
from mingxi.office.declaration.selectors.routes import blocking_rules
from mingxi.office.people.models import Person

_STATES = {"error": "contradicted", "warning": "unexplained", "info": "noted"}
_TONES = {"error": "error", "warning": "warn", "info": "info"}
_WORDS = {"error": "错误", "warning": "警告", "info": "提示"}


class ShownFinding(NamedTuple):
    """A finding beside the text."""

    name: str
    number: int
    weight: Weighed
    is_placed: bool
    waiver: Waiver | None
    waived_by: str

    @property
    def tone(self) -> str:
        """The class of its look."""
        return _TONES[self.weight.finding.severity]

    @property
    def word(self) -> str:
        """Its severity in a word."""
        return _WORDS[self.weight.finding.severity]

    @property
    def holding(self) -> str:
        """What it does to the step, in words; empty where it passes."""
        if self.weight.effect is Effect.BLOCKS:
            return "必须改正"
        return "还没有放行理由" if self.weight.holds_up else ""


class ShownAnswer(NamedTuple):
    """The answer to a comment, and who gave it, where the viewer may know."""

    said: ReviewComment
    who: str


class ShownThread(NamedTuple):
    """A comment beside the text; ``is_placed`` is true where its words are marked in it."""

    name: str
    number: int
    thread: Thread
    is_placed: bool
    who: str
    answers: list[ShownAnswer]


class ShownStep(NamedTuple):
    """A step of the course; ``is_stuck`` where it is open and nobody can take it."""

    task: ReviewTask
    who: str
    is_stuck: bool


class Figure(NamedTuple):
    """A line of the table of figures, in fen; ``depth`` is 0 for the total."""

    key: str
    field: str
    label: str
    depth: int
    is_entered: bool
    asked_fen: int
    standing_fen: int


class ReviewShown(NamedTuple):
    """All that a review shows."""

    form: ProjectForm
    read: ReviewText
    blocks: list[Block]
    findings: list[ShownFinding]
    threads: list[ShownThread]
    figures: list[Figure]
    standing: Amounts
    tasks: list[ReviewTask]
    course: list[ShownStep]


def review_shown(review: Review, *, step: StepKind, viewer: Person) -> ReviewShown:
    """Give what a review shows to a person, its findings weighed at a step."""
    form = form_of_json(review.version.content)
    read = review_text(form)
    waivers = waivers_of(review.declaration)
    weights = weighed(
        findings_of_json(review.findings), step=step, rules=blocking_rules(), waived=waivers.keys()
    )
    threads = threads_of(review.declaration, read)
    tasks = list(
        review.tasks.select_related("decided_by")
        .prefetch_related("admitted_items")
        .order_by("turn", "place", "pk")
    )
    people = [one.decided_by for one in tasks]
    people += [one.written_by for one in waivers.values()]
    people += [row.written_by for one in threads for row in (one.comment, *one.answers)]
    names = names_seen(viewer, people)
    ranges = [range_of(one.finding, read.words) for one in weights]
    findings = [
        _finding(number, one, waivers.get(one.finding.fingerprint), at is not None, names)
        for number, (one, at) in enumerate(zip(weights, ranges, strict=True), 1)
    ]
    places = [_range_of_thread(one, read) for one in threads]
    told = [
        _thread(number, one, at is not None, names)
        for number, (one, at) in enumerate(zip(threads, places, strict=True), 1)
    ]
    standing = standing_amounts(tasks, form)
    return ReviewShown(
        form,
        read,
        blocks(read, [*_of_findings(findings, ranges), *_of_threads(told, places)]),
        findings,
        told,
        list(_figures(form, standing)),
        standing,
        tasks,
        [
            ShownStep(one, names.get(one.decided_by_id or 0, ""), _is_stuck(one, review))
            for one in tasks
        ],
    )


def _finding(
    number: int, weight: Weighed, waiver: Waiver | None, is_placed: bool, names: dict[int, str]
) -> ShownFinding:
    by = names.get(waiver.written_by_id, "") if waiver else ""
    return ShownFinding(f"f{number}", number, weight, is_placed, waiver, by)


def _thread(number: int, thread: Thread, is_placed: bool, names: dict[int, str]) -> ShownThread:
    return ShownThread(
        f"c{number}",
        number,
        thread,
        is_placed,
        names.get(thread.comment.written_by_id, ""),
        [ShownAnswer(one, names.get(one.written_by_id, "")) for one in thread.answers],
    )


def _is_stuck(task: ReviewTask, review: Review) -> bool:
    """Tell whether a step is waited for that nobody can take."""
    if task.state != TaskState.OPEN or (task.gives_opinion and not task.is_required):
        return False
    task.declaration = review.declaration
    return not holders_of(task, hands_of(review, task.step))


def _range_of_thread(thread: Thread, read: ReviewText) -> tuple[int, int] | None:
    place = thread.place
    if place is None:
        return None
    return range_of_line(place.field, read.words) if place.is_whole else (place.start, place.end)


def _of_findings(findings: list[ShownFinding], ranges: list[tuple[int, int] | None]) -> list[Mark]:
    return [
        Mark(one.name, one.number, _STATES[one.weight.finding.severity], *at)
        for one, at in zip(findings, ranges, strict=True)
        if at is not None
    ]


def _of_threads(threads: list[ShownThread], places: list[tuple[int, int] | None]) -> list[Mark]:
    return [
        Mark(one.name, one.number, "noted", *at)
        for one, at in zip(threads, places, strict=True)
        if at is not None
    ]


def _figures(form: ProjectForm, standing: Amounts) -> list[Figure]:
    asked = asked_amounts(form)
    rows = [Figure("", "total_fen", "合计", 0, True, asked.total_fen, standing.total_fen)]

    def add(items: tuple[FormItem, ...], depth: int) -> None:
        for item in items:
            rows.append(
                Figure(
                    item.key,
                    f"items[{item.key}].amount_fen",
                    item.label,
                    depth,
                    not item.items,
                    asked.items_fen[item.key],
                    standing.items_fen.get(item.key, 0),
                )
            )
            add(item.items, depth + 1)

    add(form.items, 1)
    return rows
