"""Caps of units on meetings, training, reception and the three public expenses."""

from django.db import models
from django.db.models import Q

from mingxi.office.budget.models.years import FiscalYear
from mingxi.office.budget.reckoning.caps import CapKind
from mingxi.office.people.models import Person, Unit


class ExpenseCap(models.Model):
    """The most a unit may arrange for one kind of expense in a year (费用总控), in fen."""

    fiscal_year = models.ForeignKey(
        FiscalYear, verbose_name="预算年度", on_delete=models.PROTECT, related_name="caps"
    )
    unit = models.ForeignKey(
        Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="caps"
    )
    kind = models.CharField(
        "费用", max_length=16, choices=[(one.value, one.label) for one in CapKind]
    )
    cap_fen = models.BigIntegerField("本年总控（分）")
    last_year_fen = models.BigIntegerField("上年总控（分）", null=True, blank=True)
    set_by = models.ForeignKey(
        Person, verbose_name="设定人", on_delete=models.PROTECT, related_name="+"
    )
    set_at = models.DateTimeField("设定时间")

    class Meta:
        verbose_name = "费用总控"
        verbose_name_plural = "费用总控"
        ordering = ["fiscal_year", "unit__code", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["fiscal_year", "unit", "kind"], name="cap_once"),
            models.CheckConstraint(condition=Q(cap_fen__gte=0), name="cap_not_below_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.get_kind_display()}"

    @property
    def growth_fen(self) -> int | None:
        """By how much it is above last year's (below: negative); None where that is not known."""
        return None if self.last_year_fen is None else self.cap_fen - self.last_year_fen
