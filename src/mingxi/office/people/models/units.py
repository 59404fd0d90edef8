"""Units of the budget as a tree, from the highest level of government down to the township."""

from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from tree_queries.fields import TreeNodeForeignKey  # type: ignore[import-untyped]
from tree_queries.query import TreeQuerySet  # type: ignore[import-untyped]

from mingxi.office.people.reckoning.units import Level, UnitKind

# It stands in addresses of pages.
CODE = RegexValidator(r"^[0-9A-Za-z-]+\Z", "只能用数字、字母和连字符。")


class Unit(models.Model):  # type: ignore[django-manager-missing]  # the library has no types
    """A unit: the fiscal authority, a department, a spending unit, an office of a township.

    What stands below a unit is in its charge: spending units below their department, departments
    and townships below the fiscal authority that gives them money.
    """

    code = models.CharField(
        "单位编码",
        max_length=32,
        unique=True,
        validators=[CODE],
        error_messages={"unique": "这个单位编码已经使用，请核对或者换一个。"},
    )
    name = models.CharField("单位名称", max_length=128)
    level = models.CharField(
        "级次", max_length=16, choices=[(level.value, level.label) for level in Level]
    )
    kind = models.CharField(
        "单位类别", max_length=32, choices=[(kind.value, kind.label) for kind in UnitKind]
    )
    parent = TreeNodeForeignKey(
        "self",
        verbose_name="上级单位",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    closed_on = models.DateField("撤销日期", null=True, blank=True)

    objects = TreeQuerySet.as_manager()  # type: ignore[django-manager-missing]  # as above

    class Meta:
        verbose_name = "单位"
        verbose_name_plural = "单位"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")), name="unit_not_below_itself"
            ),
        ]

    def __str__(self) -> str:
        """Give the name."""
        return self.name

    def is_closed(self, on: date) -> bool:
        """Tell whether the unit no longer exists on a day."""
        return self.closed_on is not None and self.closed_on <= on
