"""What one review shows, in a constant number of queries: text with marks, figures, reasons."""

from typing import NamedTuple

from mingxi.office.declaration.models import Review, ReviewTask, Waiver
from mingxi.office.declaration.reckoning.admitting import Amounts, asked_amounts
from mingxi.office.declaration.reckoning.blocking import Effect
from mingxi.office.declaration.reckoning.project_form import FormItem, ProjectForm, form_of_json
from mingxi.office.declaration.reckoning.review_findings import (
    Weighed,
    findings_of_json,
    weighed,
)
from mingxi.office.declaration.reckoning.review_text import (
    Mark,
    Paragraph,
    ReviewText,
    commentable,
    paragraphs,
    range_of,
    review_text,
)
from mingxi.office.declaration.reckoning.routes import StepKind
from mingxi.office.declaration.selectors.comments import Thread, threads_of
from mingxi.office.declaration.selectors.reviews import (
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


class ShownThread(NamedTuple):
    """A comment beside the text."""

    name: str
    number: int
    thread: Thread
    where: str


class Figure(NamedTuple):
    """A line of the table of figures, in fen; ``depth`` is 0 for the total."""

    key: str
    label: str
    depth: int
    is_entered: bool
    asked_fen: int
    standing_fen: int


class ReviewShown(NamedTuple):
    """All that a review shows."""

    form: ProjectForm
    read: ReviewText
    paragraphs: list[Paragraph]
    findings: list[ShownFinding]
    threads: list[ShownThread]
    figures: list[Figure]
    standing: Amounts
    tasks: list[ReviewTask]
    names: dict[int, str]


def review_shown(review: Review, *, step: StepKind, viewer: Person) -> ReviewShown:
    """Give what a review shows to a person, its findings weighed at a step."""
    form = form_of_json(review.version.content)
    read = review_text(form)
    waivers = waivers_of(review.declaration)
    weights = weighed(
        findings_of_json(review.findings), step=step, rules=blocking_rules(), waived=waivers.keys()
    )
    ranges = [range_of(one.finding, read.words) for one in weights]
    findings = [
        ShownFinding(
            f"f{number}", number, one, at is not None, waivers.get(one.finding.fingerprint)
        )
        for number, (one, at) in enumerate(zip(weights, ranges, strict=True), 1)
    ]
    lines = dict(commentable(form))
    threads = [
        ShownThread(f"c{number}", number, one, lines.get(one.comment.field, ""))
        for number, one in enumerate(threads_of(review.declaration, read), 1)
    ]
    tasks = list(
        review.tasks.select_related("decided_by")
        .prefetch_related("admitted_items")
        .order_by("turn", "place", "pk")
    )
    standing = standing_amounts(tasks, form)
    people = [one.decided_by for one in tasks]
    people += [one.written_by for one in waivers.values()]
    people += [
        row.written_by for one in threads for row in (one.thread.comment, *one.thread.answers)
    ]
    return ReviewShown(
        form,
        read,
        paragraphs(read.words, [*_of_findings(findings, ranges), *_of_threads(threads)]),
        findings,
        threads,
        list(_figures(form, standing)),
        standing,
        tasks,
        names_seen(viewer, people),
    )


def _of_findings(findings: list[ShownFinding], ranges: list[tuple[int, int] | None]) -> list[Mark]:
    return [
        Mark(one.name, one.number, _STATES[one.weight.finding.severity], *at)
        for one, at in zip(findings, ranges, strict=True)
        if at is not None
    ]


def _of_threads(threads: list[ShownThread]) -> list[Mark]:
    return [
        Mark(one.name, one.number, "noted", place.start, place.end)
        for one in threads
        if (place := one.thread.place) is not None and not place.is_whole
    ]


def _figures(form: ProjectForm, standing: Amounts) -> list[Figure]:
    asked = asked_amounts(form)
    rows = [Figure("", "合计", 0, True, asked.total_fen, standing.total_fen)]

    def add(items: tuple[FormItem, ...], depth: int) -> None:
        for item in items:
            rows.append(
                Figure(
                    item.key,
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
