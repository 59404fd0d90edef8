"""The years whose budgets are made, and when each of their rounds began."""

from datetime import date

from django.db import models

from mingxi.office.budget.reckoning.rounds import BudgetRound, GrowthRule
from mingxi.office.people.models import Person

ROUNDS = [(one.value, one.label) for one in BudgetRound]


class FiscalYear(models.Model):
    """A year whose budget is made (预算年度)."""

    year = models.PositiveSmallIntegerField("预算年度", unique=True)
    stage = models.CharField(
        "编制阶段", max_length=16, choices=ROUNDS, default=BudgetRound.FIRST_UP.value
    )
    growth_rule = models.CharField(
        "总控增长规则",
        max_length=8,
        choices=[(one.value, one.label) for one in GrowthRule],
        default=GrowthRule.REFUSE.value,
    )
    opened_by = models.ForeignKey(
        Person, verbose_name="开启人", on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField("开启时间")

    class Meta:
        verbose_name = "预算年度"
        verbose_name_plural = "预算年度"
        ordering = ["-year"]

    def __str__(self) -> str:
        return f"{self.year}年预算"

    @property
    def round(self) -> BudgetRound:
        """Where its making stands."""
        return BudgetRound(self.stage)


class RoundBeginning(models.Model):
    """The day on which a round began (阶段开始); going back adds another, none is removed."""

    fiscal_year = models.ForeignKey(
        FiscalYear, verbose_name="预算年度", on_delete=models.PROTECT, related_name="beginnings"
    )
    stage = models.CharField("编制阶段", max_length=16, choices=ROUNDS)
    began_on = models.DateField("开始日期")
    recorded_by = models.ForeignKey(
        Person, verbose_name="登记人", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "阶段开始"
        verbose_name_plural = "阶段开始"
        ordering = ["pk"]

    def __str__(self) -> str:
        began: date = self.began_on
        return f"{BudgetRound(self.stage).label} {began.isoformat()}"
