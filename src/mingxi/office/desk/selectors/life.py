"""One project seen across its whole life: what happened, its figures, whose turn it is.

Every list is asked once, whatever the project has been through; names of persons whom the viewer
may not see, and control figures before they are issued, are not there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import F, Q, Sum
from django.urls import reverse

from mingxi.office.budget.models import Arrangement, BudgetApproval, BudgetDecision, Voucher
from mingxi.office.budget.reckoning.acts import Act
from mingxi.office.budget.reckoning.gaps import Figures
from mingxi.office.budget.reckoning.rounds import ArrangementState
from mingxi.office.budget.selectors.figures import figures_by_project, item_rows
from mingxi.office.declaration.models import (
    Attachment,
    BudgetProject,
    CollectiveDecision,
    Declaration,
    Review,
    ReviewTask,
    TextVersion,
)
from mingxi.office.declaration.reckoning.routes import Outcome, TaskState, Verdict
from mingxi.office.declaration.reckoning.states import DeclarationState, Stage
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.desk.reckoning.life import Moment, Tone, Turn, in_order, turn_of
from mingxi.office.people.models import Person
from mingxi.office.people.selectors import persons_for

# Of the ledger, the youngest: lists of payments may have thousands.
VOUCHERS_MAX = 60
_VERDICTS = {Verdict.CUT: Tone.WARN, Verdict.RETURN: Tone.BAD, Verdict.REJECT: Tone.BAD}


@dataclass(frozen=True)
class YearFigures:
    """The four figures of a year, and where its declaration stands."""

    declaration: Declaration
    figures: Figures

    @property
    def year(self) -> int:
        """The fiscal year."""
        return self.declaration.fiscal_year

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        return DeclarationState(self.declaration.state).label


@dataclass(frozen=True)
class ItemFigures:
    """The four figures of a sub-item."""

    code: str
    label: str
    figures: Figures


@dataclass(frozen=True)
class Waits:
    """Whose turn it is: who, what they do, until when."""

    who: str
    what: str
    due: object = None


@dataclass(frozen=True)
class Life:
    """A project's whole life as one person may see it."""

    project: BudgetProject
    years: Sequence[YearFigures]
    moments: Sequence[Moment]
    waits: Sequence[Waits]
    versions: Sequence[TextVersion]
    attachments: Sequence[Attachment]
    names: dict[int, str]

    @property
    def current(self) -> YearFigures | None:
        """The last year that was declared."""
        return self.years[0] if self.years else None


def life_of(project: BudgetProject, person: Person) -> Life:
    """Gather a project's life; the project is one that the person may see."""
    declared = list(
        figures_by_project(declarations_for(person).filter(project=project))
        .select_related("unit", "rolled_from")
        .order_by("-fiscal_year")
    )
    arrangements = list(Arrangement.objects.filter(declaration__in=declared))
    versions = list(
        TextVersion.objects.filter(declaration__in=declared)
        .defer("content")
        .select_related("declaration")
        .order_by("-made_at", "-pk")
    )
    tasks = list(
        ReviewTask.objects.filter(declaration__in=declared)
        .defer("reason")
        .select_related("declaration", "unit")
    )
    moments = in_order(
        [
            *_of_project(project),
            *_of_declarations(declared),
            *_of_versions(versions),
            *_of_tasks(tasks),
            *_of_reviews(declared),
            *_of_decisions(declared),
            *_of_arrangements(declared, arrangements),
            *_of_ledger(project, declared),
        ]
    )
    attachments = (
        Attachment.objects.filter(declaration__in=declared)
        .select_related("declaration", "file")
        .order_by("-added_at", "-pk")
    )
    return Life(
        project=project,
        years=[YearFigures(one, _figures(one, arrangements)) for one in declared],
        moments=moments,
        waits=_waits(declared[:1], tasks),
        versions=versions,
        attachments=list(attachments),
        names=_names(person, moments),
    )


def items_of(project: BudgetProject, person: Person, year: int) -> list[ItemFigures]:
    """Give the figures of the sub-items of one year."""
    rows = item_rows(person, year).filter(declaration__project=project)
    return [
        ItemFigures(
            row["item_code"],
            row["item_label"],
            Figures(row["asked_fen"], row["admitted_fen"], row["arranged_fen"], row["spent_fen"]),
        )
        for row in rows
    ]


def _figures(declaration: Declaration, arrangements: Iterable[Arrangement]) -> Figures:
    proposed = {
        one.declaration_id for one in arrangements if one.state == ArrangementState.PROPOSED
    }
    told = vars(declaration)
    arranged = None if declaration.pk in proposed else told["arranged_fen"]
    return Figures(
        declaration.asked_fen, declaration.admitted_fen, arranged, told["spent_fen"] or 0
    )


def _of_project(project: BudgetProject) -> Iterator[Moment]:
    yield Moment(project.registered_at, "登记项目", by=project.registered_by_id)
    if project.left_at:
        yield Moment(project.left_at, "出库", says=project.left_because, tone=Tone.WARN)


def _of_declarations(declared: Iterable[Declaration]) -> Iterator[Moment]:
    for one in declared:
        rolled = one.rolled_from
        yield Moment(
            one.begun_at,
            f"{one.fiscal_year}年申报",
            one.fiscal_year,
            f"由{rolled.fiscal_year}年滚动结转" if rolled else "开始编写",
            by=one.begun_by_id,
            address=reverse("declaration", kwargs={"declaration_id": one.pk}),
        )
        if one.state == DeclarationState.UNFUNDED:
            need = one.asked_fen if one.admitted_fen is None else one.admitted_fen
            yield Moment(
                one.changed_at, "未安排", one.fiscal_year, "需求留在项目库", need, tone=Tone.WARN
            )
        if one.given_up_at:
            yield Moment(
                one.given_up_at,
                f"放弃{one.fiscal_year}年申报",
                one.fiscal_year,
                one.given_up_because,
                by=one.given_up_by_id,
                tone=Tone.WARN,
            )


def _of_versions(versions: Iterable[TextVersion]) -> Iterator[Moment]:
    for one in versions:
        found = [f"{one.errors} 个错误" if one.errors else "", _warned(one)]
        yield Moment(
            one.made_at,
            f"{Stage(one.stage).label}文本 第{one.number}版",
            one.declaration.fiscal_year,
            f"核对发现 {'、'.join(filter(None, found))}" if any(found) else "核对没有发现问题",
            one.asked_fen,
            one.made_by_id,
            Tone.WARN if one.errors else Tone.OK,
        )


def _warned(version: TextVersion) -> str:
    return f"{version.warnings} 个警告" if version.warnings else ""


def _of_tasks(tasks: Iterable[ReviewTask]) -> Iterator[Moment]:
    for one in tasks:
        year = one.declaration.fiscal_year
        if one.decided_at is not None:
            verdict = Verdict(one.verdict)
            yield Moment(
                one.decided_at,
                f"{one.step.label}：{verdict.label}",
                year,
                amount_fen=one.admitted_fen,
                by=one.decided_by_id,
                tone=_VERDICTS.get(verdict, Tone.OK),
            )
        elif one.state == TaskState.OPEN and one.due_on:
            yield Moment(one.due_on, f"待{one.step.label}办理", year, "办理期限", tone=Tone.AHEAD)


def _of_reviews(declared: Iterable[Declaration]) -> Iterator[Moment]:
    """Tell how reviews ended; returns are told by their steps."""
    ended = Review.objects.filter(declaration__in=declared, ended_at__isnull=False)
    for one in ended.exclude(outcome=Outcome.RETURNED).select_related("declaration"):
        outcome, declaration = Outcome(one.outcome), one.declaration
        yield Moment(
            one.ended_at or one.sent_at,
            outcome.label,
            declaration.fiscal_year,
            amount_fen=declaration.admitted_fen if outcome is Outcome.ADMITTED else None,
            tone=Tone.OK if outcome is Outcome.ADMITTED else Tone.WARN,
        )


def _of_decisions(declared: Iterable[Declaration]) -> Iterator[Moment]:
    rows = CollectiveDecision.objects.filter(declaration__in=declared)
    for one in rows.select_related("declaration"):
        yield Moment(
            one.held_on, "集体决策", one.declaration.fiscal_year, f"{one.body} {one.session}"
        )


def _of_arrangements(
    declared: Sequence[Declaration], arrangements: Sequence[Arrangement]
) -> Iterator[Moment]:
    years = {one.pk: one.fiscal_year for one in declared}
    for one in arrangements:
        year = years[one.declaration_id]
        if one.issued_at and one.state != ArrangementState.PROPOSED:
            yield Moment(one.issued_at, "下达控制数", year, "一下", one.control_fen)
        if one.handed_in_at:
            yield Moment(one.handed_in_at, "分解控制数后报送", year, "二上")
    yield from _of_approvals(
        [one for one in arrangements if one.state == ArrangementState.APPROVED]
    )


def _of_approvals(approved: Sequence[Arrangement]) -> Iterator[Moment]:
    """Tell of the decisions and replies that the approved arrangements are part of."""
    years = {one.fiscal_year_id for one in approved}
    decisions = BudgetDecision.objects.filter(fiscal_year__in=years)
    for decision in decisions.select_related("fiscal_year"):
        yield Moment(
            decision.decided_on,
            decision.get_kind_display(),
            decision.fiscal_year.year,
            decision.document,
        )
    meant = Q(pk__in=())
    for one in approved:
        units = {one.unit_id, one.department_id}
        meant |= Q(fiscal_year=one.fiscal_year_id, unit__in=units)
    for reply in BudgetApproval.objects.filter(meant).select_related("fiscal_year"):
        yield Moment(
            reply.replied_on, reply.get_kind_display(), reply.fiscal_year.year, reply.document
        )


def _of_ledger(project: BudgetProject, declared: Sequence[Declaration]) -> Iterator[Moment]:
    """Tell the youngest vouchers on the lines of the project, each with its amount."""
    if not project.code:
        return
    units = {one.unit.code for one in declared}
    vouchers = (
        Voucher.objects.filter(
            entries__debit_line__project_code=project.code,
            entries__debit_line__unit_code__in=units,
        )
        .annotate(fen=Sum("entries__amount_fen"), year=F("entries__debit_line__fiscal_year"))
        .order_by("-at", "-pk")[:VOUCHERS_MAX]
    )
    for one in vouchers:
        told = vars(one)
        yield Moment(one.at, Act(one.act).label, told["year"], one.document, told["fen"])


def _waits(newest: Sequence[Declaration], tasks: Iterable[ReviewTask]) -> list[Waits]:
    for declaration in newest:
        turn, what = turn_of(DeclarationState(declaration.state))
        if turn is Turn.REVIEW:
            return [
                Waits(one.unit.name, f"{one.step.label}办理", one.due_on)
                for one in tasks
                if one.declaration_id == declaration.pk and one.state == TaskState.OPEN
            ]
        who = declaration.unit.name if turn is Turn.UNIT else turn.value
        return [Waits(who, what)]
    return []


def _names(person: Person, moments: Iterable[Moment]) -> dict[int, str]:
    """Give the names of those whom the viewer may see."""
    keys = {moment.by for moment in moments if moment.by is not None}
    return dict(persons_for(person).filter(pk__in=keys).values_list("pk", "name"))
