"""Ceilings: what may be arranged for a unit out of one source in one year."""

from django.db import models
from django.db.models import F, Q

from mingxi.office.budget.models.years import FiscalYear
from mingxi.office.budget.reckoning.dimensions import FUND_KINDS, LEVELS
from mingxi.office.budget.reckoning.sources import Source
from mingxi.office.declaration.reckoning.states import FundKind
from mingxi.office.people.models import Person, Unit


class Ceiling(models.Model):
    """The most that may be arranged for a unit and those below it from one source (限额), in fen.

    ``used_fen`` is the sum of the control figures that rest on it; the database moves it with them
    (``guards``) and refuses what would bring it above ``ceiling_fen``.
    """

    fiscal_year = models.ForeignKey(
        FiscalYear, verbose_name="预算年度", on_delete=models.PROTECT, related_name="ceilings"
    )
    unit = models.ForeignKey(
        Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="ceilings"
    )
    fund_kind = models.CharField("资金性质", max_length=20, choices=list(FUND_KINDS.items()))
    level = models.CharField("级次", max_length=12, choices=list(LEVELS.items()))
    ceiling_fen = models.BigIntegerField("限额（分）")
    used_fen = models.BigIntegerField("已安排（分）", default=0)
    set_by = models.ForeignKey(
        Person, verbose_name="设定人", on_delete=models.PROTECT, related_name="+"
    )
    set_at = models.DateTimeField("设定时间")

    class Meta:
        verbose_name = "限额"
        verbose_name_plural = "限额"
        ordering = ["fiscal_year", "unit__code", "fund_kind", "level"]
        constraints = [
            models.UniqueConstraint(
                fields=["fiscal_year", "unit", "fund_kind", "level"], name="ceiling_once"
            ),
            models.CheckConstraint(
                condition=Q(used_fen__gte=0) & Q(used_fen__lte=F("ceiling_fen")),
                name="ceiling_not_exceeded",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.source.label}"

    @property
    def source(self) -> Source:
        """The source it is of."""
        return Source(FundKind(self.fund_kind), self.level)

    @property
    def remaining_fen(self) -> int:
        """What may still be arranged."""
        return self.ceiling_fen - self.used_fen
