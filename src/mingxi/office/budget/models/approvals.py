"""Who decided on the budget, and who was replied to when."""

from django.db import models

from mingxi.office.budget.models.years import FiscalYear
from mingxi.office.budget.reckoning.rounds import DecisionKind, ReplyKind
from mingxi.office.frame.jobs.models import Job
from mingxi.office.people.models import Person, Unit


class BudgetDecision(models.Model):
    """A decision on the budget of a year (审定、批准): deadlines run from its day."""

    fiscal_year = models.ForeignKey(
        FiscalYear, verbose_name="预算年度", on_delete=models.PROTECT, related_name="decisions"
    )
    kind = models.CharField(
        "决定", max_length=16, choices=[(one.value, one.label) for one in DecisionKind]
    )
    decided_on = models.DateField("日期")
    document = models.CharField("文号或会议", max_length=128)
    recorded_by = models.ForeignKey(
        Person, verbose_name="登记人", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "预算决定"
        verbose_name_plural = "预算决定"
        ordering = ["fiscal_year", "decided_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["fiscal_year", "kind"], name="decision_once"),
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year} {self.get_kind_display()}"


class BudgetApproval(models.Model):
    """The reply to a unit that its budget is approved (预算批复).

    Finance replies to a department, and the job that goes with it posts the ledger; the department
    replies to each of its units.
    """

    fiscal_year = models.ForeignKey(
        FiscalYear, verbose_name="预算年度", on_delete=models.PROTECT, related_name="approvals"
    )
    kind = models.CharField(
        "批复", max_length=16, choices=[(one.value, one.label) for one in ReplyKind]
    )
    unit = models.ForeignKey(
        Unit, verbose_name="被批复单位", on_delete=models.PROTECT, related_name="+"
    )
    # The reply of finance that a department passes on.
    rests_on = models.ForeignKey(
        "self",
        verbose_name="所依据的财政批复",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="passed_on",
    )
    replied_on = models.DateField("批复日期")
    document = models.CharField("批复文号", max_length=128)
    total_fen = models.BigIntegerField("批复金额（分）")
    job = models.OneToOneField(
        Job,
        verbose_name="记账作业",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    recorded_by = models.ForeignKey(
        Person, verbose_name="登记人", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "预算批复"
        verbose_name_plural = "预算批复"
        ordering = ["fiscal_year", "unit__code", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["fiscal_year", "unit", "kind"], name="approval_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.unit}"
