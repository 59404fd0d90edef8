"""Settings of the place for review: routes with their steps, and what blocks."""

from django.db import models

from mingxi.office.declaration.reckoning.blocking import SENDING, Blocking, Effect
from mingxi.office.declaration.reckoning.routes import Step, StepKind
from mingxi.office.frame.database.triggers import append_only
from mingxi.office.people.reckoning.units import Level, UnitKind

STEPS = [(one.value, one.label) for one in StepKind]


class ReviewRoute(models.Model):
    """A route of review (审核流程) for units of a kind and a level, valid from a day on.

    A change is a new route; what runs keeps the steps it began with. Without kind and level it is
    for all units that no narrower route is drawn for.
    """

    name = models.CharField("流程名称", max_length=64)
    unit_kind = models.CharField(
        "单位类别",
        max_length=32,
        choices=[(one.value, one.label) for one in UnitKind],
        blank=True,
        default="",
    )
    unit_level = models.CharField(
        "单位级次",
        max_length=16,
        choices=[(one.value, one.label) for one in Level],
        blank=True,
        default="",
    )
    begins = models.DateField("启用日期")
    ends = models.DateField("停用日期", null=True, blank=True)
    laid_at = models.DateTimeField("设定时间")

    class Meta:
        verbose_name = "审核流程"
        verbose_name_plural = "审核流程"
        ordering = ["-begins", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends=None) | models.Q(ends__gte=models.F("begins")),
                name="route_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class RouteStep(models.Model):
    """A step of a route (审核环节); steps of one place are open together."""

    route = models.ForeignKey(
        ReviewRoute, verbose_name="审核流程", on_delete=models.PROTECT, related_name="steps"
    )
    kind = models.CharField("环节", max_length=24, choices=STEPS)
    place = models.PositiveSmallIntegerField("次序")
    days = models.PositiveSmallIntegerField("办理期限（天）")
    is_required = models.BooleanField("必须办理", default=True)
    may_be_skipped = models.BooleanField("无人任岗时可以略过", default=False)
    needs_collective_decision = models.BooleanField("须有集体决策记录", default=False)

    class Meta:
        verbose_name = "审核环节"
        verbose_name_plural = "审核环节"
        ordering = ["route", "place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["route", "kind"], name="step_once_in_route"),
        ]

    def __str__(self) -> str:
        """Give the name of the step."""
        return self.get_kind_display()

    @property
    def value(self) -> Step:
        """The step without its row."""
        return Step(
            StepKind(self.kind),
            self.place,
            self.days,
            self.is_required,
            self.may_be_skipped,
            self.needs_collective_decision,
        )


class BlockingRule(models.Model):
    """What a kind of finding does at a step (阻断设置); an empty field stands for all."""

    step = models.CharField(
        "环节", max_length=24, choices=[(SENDING, "报送"), *STEPS], blank=True, default=""
    )
    # A rule of the checker, or the letters of a family.
    code = models.CharField("规则代码或类别", max_length=8, blank=True, default="")
    severity = models.CharField(
        "严重程度",
        max_length=8,
        choices=[("error", "错误"), ("warning", "警告"), ("info", "提示")],
        blank=True,
        default="",
    )
    effect = models.CharField(
        "作用", max_length=16, choices=[(one.value, one.label) for one in Effect]
    )

    class Meta:
        verbose_name = "阻断设置"
        verbose_name_plural = "阻断设置"
        ordering = ["code", "severity", "step"]
        constraints = [
            models.UniqueConstraint(fields=["step", "code", "severity"], name="blocking_said_once"),
        ]

    def __str__(self) -> str:
        """Give what it speaks of and what it does."""
        return f"{self.code or '全部'} {self.get_effect_display()}"

    @property
    def value(self) -> Blocking:
        """The rule without its row."""
        return Blocking(self.step, self.code, self.severity, Effect(self.effect))


TRIGGERS = append_only("declaration_routestep")
