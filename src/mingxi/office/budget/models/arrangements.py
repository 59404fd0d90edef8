"""Control figures of projects, and the lines they are spread over."""

from django.db import models
from django.db.models import Q

from mingxi.office.budget.models.ceilings import Ceiling
from mingxi.office.budget.models.years import FiscalYear
from mingxi.office.budget.reckoning.rounds import ArrangementState
from mingxi.office.declaration.models import Declaration
from mingxi.office.people.models import Person, Unit


class Arrangement(models.Model):
    """What is arranged for a declaration (预算安排): its control figure and how far it has come.

    ``control_fen`` is the sum of the control figures by source; an approved arrangement changes
    no more, the database refuses it (``guards``).
    """

    declaration = models.OneToOneField(
        Declaration,
        verbose_name="年度申报",
        on_delete=models.PROTECT,
        related_name="arrangement",
    )
    fiscal_year = models.ForeignKey(
        FiscalYear, verbose_name="预算年度", on_delete=models.PROTECT, related_name="arrangements"
    )
    unit = models.ForeignKey(
        Unit, verbose_name="申报单位", on_delete=models.PROTECT, related_name="arrangements"
    )
    # Whom the fiscal authority replies to: the department above the unit, or the unit itself.
    department = models.ForeignKey(
        Unit, verbose_name="主管部门", on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(
        "安排状态",
        max_length=16,
        choices=[(one.value, one.label) for one in ArrangementState],
        default=ArrangementState.PROPOSED.value,
    )
    control_fen = models.BigIntegerField("控制数（分）", default=0)
    # Rises with every change of control figures and detail lines: who saves says what they saw.
    revision = models.PositiveIntegerField("修订号", default=1)
    proposed_by = models.ForeignKey(
        Person, verbose_name="拟定人", on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField("拟定时间")
    issued_at = models.DateTimeField("下达时间", null=True, blank=True)
    handed_in_at = models.DateTimeField("二上时间", null=True, blank=True)

    class Meta:
        verbose_name = "预算安排"
        verbose_name_plural = "预算安排"
        constraints = [
            models.CheckConstraint(
                condition=Q(control_fen__gte=0), name="arrangement_not_below_nothing"
            ),
        ]
        indexes = [
            models.Index(
                fields=["fiscal_year", "department", "state", "id"], name="arrangements_of_dept"
            ),
            models.Index(fields=["fiscal_year", "unit", "state"], name="arrangements_of_unit"),
        ]

    def __str__(self) -> str:
        return str(self.declaration)


class ControlFigure(models.Model):
    """What one source gives to a project (控制数): it rests on a ceiling."""

    arrangement = models.ForeignKey(
        Arrangement, verbose_name="预算安排", on_delete=models.CASCADE, related_name="controls"
    )
    ceiling = models.ForeignKey(
        Ceiling, verbose_name="限额", on_delete=models.PROTECT, related_name="controls"
    )
    amount_fen = models.BigIntegerField("金额（分）")

    class Meta:
        verbose_name = "控制数"
        verbose_name_plural = "控制数"
        constraints = [
            models.UniqueConstraint(fields=["arrangement", "ceiling"], name="control_once"),
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="control_above_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.arrangement} {self.ceiling.source.label}"


class DetailLine(models.Model):
    """A line of the detailed budget (明细行): sub-item × function × economic codes × source.

    ``item_key`` is the item's key in the form, empty where the project has no sub-items. Codes may
    be empty until the unit hands in.
    """

    arrangement = models.ForeignKey(
        Arrangement, verbose_name="预算安排", on_delete=models.CASCADE, related_name="lines"
    )
    place = models.PositiveIntegerField("次序")
    item_key = models.CharField("子项标识", max_length=16, blank=True, default="")
    function_code = models.CharField("支出功能分类", max_length=7, blank=True, default="")
    dept_econ_code = models.CharField("部门预算支出经济分类", max_length=5, blank=True, default="")
    gov_econ_code = models.CharField("政府预算支出经济分类", max_length=5, blank=True, default="")
    control = models.ForeignKey(
        ControlFigure, verbose_name="控制数", on_delete=models.CASCADE, related_name="lines"
    )
    amount_fen = models.BigIntegerField("金额（分）")

    class Meta:
        verbose_name = "明细行"
        verbose_name_plural = "明细行"
        ordering = ["arrangement", "place"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="detail_above_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.arrangement} 第{self.place}行"
