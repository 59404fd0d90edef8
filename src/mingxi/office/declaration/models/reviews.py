"""Reviews of versions, step by step, and what was decided at each.

What was decided stays as it was: the database refuses to change a decided step, and to open one
before those in front of it are done.
"""

from django.db import models
from django.db.models import Q

from mingxi.office.declaration.models.projects import Attachment, Declaration, TextVersion
from mingxi.office.declaration.models.routes import STEPS, ReviewRoute
from mingxi.office.declaration.reckoning.routes import (
    Outcome,
    Standing,
    StepKind,
    TaskState,
    Verdict,
)
from mingxi.office.frame.database.triggers import Trigger, append_only, refusing
from mingxi.office.frame.vault.fields import SealedRow, SealedTextField
from mingxi.office.people.models import Person, Unit


class Review(SealedRow):
    """The way of one version along a route (送审), from its sending to its end."""

    declaration = models.ForeignKey(
        Declaration, verbose_name="年度申报", on_delete=models.PROTECT, related_name="reviews"
    )
    version = models.OneToOneField(
        TextVersion, verbose_name="项目文本版本", on_delete=models.PROTECT, related_name="review"
    )
    route = models.ForeignKey(
        ReviewRoute, verbose_name="审核流程", on_delete=models.PROTECT, related_name="reviews"
    )
    # What the checker said of this very version, as JSON: every step weighs it.
    findings = SealedTextField("核对发现的问题", blank=True)
    sent_by = models.ForeignKey(
        Person, verbose_name="报送人", on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField("报送时间")
    ended_at = models.DateTimeField("办结时间", null=True, blank=True)
    outcome = models.CharField(
        "结果",
        max_length=16,
        choices=[(one.value, one.label) for one in Outcome],
        blank=True,
        default="",
    )

    class Meta:
        verbose_name = "送审"
        verbose_name_plural = "送审"
        ordering = ["declaration", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["declaration"], condition=Q(ended_at=None), name="review_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, outcome="") | Q(ended_at__isnull=False) & ~Q(outcome=""),
                name="review_ends_with_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"送审 {self.pk}"


class ReviewTask(SealedRow):
    """A step of a review (审核任务): whose it is, and what they decided.

    A return to an earlier step begins a new turn: the steps from there on stand again as new tasks,
    and what was decided before stays.
    """

    review = models.ForeignKey(
        Review, verbose_name="送审", on_delete=models.PROTECT, related_name="tasks"
    )
    declaration = models.ForeignKey(
        Declaration, verbose_name="年度申报", on_delete=models.PROTECT, related_name="review_tasks"
    )
    turn = models.PositiveSmallIntegerField("轮次", default=1)
    kind = models.CharField("环节", max_length=24, choices=STEPS)
    place = models.PositiveSmallIntegerField("次序")
    gives_opinion = models.BooleanField("只出具意见", default=False)
    # As the route said when the text was sent.
    days = models.PositiveSmallIntegerField("办理期限（天）")
    is_required = models.BooleanField("必须办理", default=True)
    may_be_skipped = models.BooleanField("无人任岗时可以略过", default=False)
    needs_collective_decision = models.BooleanField("须有集体决策记录", default=False)
    # Where the role must be held.
    unit = models.ForeignKey(
        Unit, verbose_name="办理单位", on_delete=models.PROTECT, related_name="review_tasks"
    )
    state = models.CharField(
        "办理状态",
        max_length=16,
        choices=[(one.value, one.label) for one in TaskState],
        default=TaskState.WAITING.value,
    )
    opened_at = models.DateTimeField("收到时间", null=True, blank=True)
    due_on = models.DateField("办理期限", null=True, blank=True)
    decided_at = models.DateTimeField("办理时间", null=True, blank=True)
    decided_by = models.ForeignKey(
        Person,
        verbose_name="办理人",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="review_tasks",
    )
    verdict = models.CharField(
        "审核结论",
        max_length=16,
        choices=[(one.value, one.label) for one in Verdict],
        blank=True,
        default="",
    )
    returned_to = models.CharField("退回到", max_length=24, choices=STEPS, blank=True, default="")
    reason = SealedTextField("理由", max_length=2000, blank=True)
    admitted_fen = models.BigIntegerField("审定数（分）", null=True, blank=True)

    class Meta:
        verbose_name = "审核任务"
        verbose_name_plural = "审核任务"
        ordering = ["review", "turn", "place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "turn", "kind"], name="task_once_a_turn"),
            models.CheckConstraint(
                condition=Q(
                    state="decided",
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                )
                & ~Q(verdict="")
                | ~Q(state="decided") & Q(decided_at=None, decided_by=None, verdict=""),
                name="task_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(admitted_fen=None) | Q(admitted_fen__gte=0),
                name="task_admits_no_less_than_nothing",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "kind", "unit", "due_on"], name="tasks_to_do"),
            models.Index(fields=["review", "decided_by"], name="tasks_of_hands"),
        ]

    def __str__(self) -> str:
        """Give the step."""
        return self.get_kind_display()

    @property
    def step(self) -> StepKind:
        """The step, with its role and its verdicts."""
        return StepKind(self.kind)

    @property
    def standing(self) -> Standing:
        """How far it is, as the course of the review asks."""
        return Standing(self.place, TaskState(self.state), self.gives_opinion)


class AdmittedItem(models.Model):
    """What a step that cut left of a sub-item, in fen (环节审定的子项金额)."""

    task = models.ForeignKey(
        ReviewTask,
        verbose_name="审核任务",
        on_delete=models.PROTECT,
        related_name="admitted_items",
    )
    key = models.CharField("子项标识", max_length=16)
    admitted_fen = models.BigIntegerField("审定数（分）")

    class Meta:
        verbose_name = "环节审定的子项金额"
        verbose_name_plural = "环节审定的子项金额"
        constraints = [
            models.UniqueConstraint(fields=["task", "key"], name="admitted_item_once"),
            models.CheckConstraint(
                condition=Q(admitted_fen__gte=0), name="item_admits_no_less_than_nothing"
            ),
        ]

    def __str__(self) -> str:
        return self.key


class CollectiveDecision(models.Model):
    """The record of a collective decision on a declaration (集体决策记录).

    It covers versions that ask for no more than the one it was taken on.
    """

    declaration = models.ForeignKey(
        Declaration,
        verbose_name="年度申报",
        on_delete=models.PROTECT,
        related_name="collective_decisions",
    )
    version = models.ForeignKey(
        TextVersion, verbose_name="项目文本版本", on_delete=models.PROTECT, related_name="+"
    )
    body = models.CharField("决策机构", max_length=64)
    session = models.CharField("会次", max_length=64)
    held_on = models.DateField("会议日期")
    attachment = models.OneToOneField(
        Attachment, verbose_name="会议记录", on_delete=models.PROTECT, related_name="+"
    )
    recorded_by = models.ForeignKey(
        Person, verbose_name="登记人", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "集体决策记录"
        verbose_name_plural = "集体决策记录"
        ordering = ["declaration", "pk"]

    def __str__(self) -> str:
        return f"{self.body} {self.session}"


def _conduct(name: str, when: str, wrong: str, said: str) -> Trigger:
    """Refuse a change of a task where ``wrong`` holds."""
    table = "declaration_reviewtask"
    return Trigger(
        table,
        f"{table}_{name}",
        f"BEFORE {when}",
        sqlite=f"SELECT RAISE(ABORT, '{table}: {said}') WHERE {wrong};",
        postgresql=f"IF {wrong} THEN RAISE EXCEPTION '{table}: {said}' USING ERRCODE = '23001'; "
        "END IF; RETURN NEW;",
    )


_AHEAD = (
    'EXISTS (SELECT 1 FROM "declaration_reviewtask" AS earlier'
    " WHERE earlier.review_id = NEW.review_id AND earlier.turn = NEW.turn"
    " AND earlier.place < NEW.place AND NOT earlier.gives_opinion"
    " AND earlier.state IN ('waiting', 'open'))"
)
_KEPT = (
    "review_id, declaration_id, turn, kind, place, unit_id, decided_at, decided_by_id, verdict, "
    "returned_to, admitted_fen"
)
TRIGGERS = [
    _conduct(
        "order",
        "UPDATE OF state",
        "NOT (OLD.state = NEW.state"
        " OR (OLD.state = 'waiting' AND NEW.state IN ('open', 'skipped', 'lapsed'))"
        " OR (OLD.state = 'open' AND NEW.state IN ('decided', 'lapsed')))",
        "a step is opened, then decided",
    ),
    _conduct(
        "turn", "UPDATE OF state", f"NEW.state = 'open' AND {_AHEAD}", "a step before it is left"
    ),
    # Sealed reasons are sealed anew when keys change, so the row as a whole may be written.
    _conduct(
        "final",
        f"UPDATE OF {_KEPT}",
        "OLD.state IN ('decided', 'skipped', 'lapsed')",
        "what was decided stays",
    ),
    *refusing("declaration_reviewtask", "DELETE", "TRUNCATE"),
    *append_only("declaration_admitteditem"),
    *append_only("declaration_collectivedecision"),
]
