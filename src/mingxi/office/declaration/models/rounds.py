"""What the rounds of the budget leave behind in the library."""

from django.db import models

from mingxi.office.declaration.models.projects import Declaration


class UnfundedPart(models.Model):
    """What was admitted and got no money this year (未安排部分), kept in the library.

    One row for each sub-item that lacks something; ``item_key`` is empty where it is the project
    as a whole. Rolling into the next year finds here what is still wanted. Amounts in fen.
    """

    declaration = models.ForeignKey(
        Declaration,
        verbose_name="年度申报",
        on_delete=models.CASCADE,
        related_name="unfunded_parts",
    )
    item_key = models.CharField("子项标识", max_length=16, blank=True, default="")
    label = models.CharField("名称", max_length=200)
    place = models.PositiveIntegerField("次序", default=0)
    need_fen = models.BigIntegerField("需求（分）")
    arranged_fen = models.BigIntegerField("安排数（分）")

    class Meta:
        verbose_name = "未安排部分"
        verbose_name_plural = "未安排部分"
        ordering = ["declaration", "place"]
        constraints = [
            models.UniqueConstraint(fields=["declaration", "item_key"], name="unfunded_part_once"),
            models.CheckConstraint(
                condition=models.Q(arranged_fen__gte=0)
                & models.Q(need_fen__gt=models.F("arranged_fen")),
                name="unfunded_part_lacks_something",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def unfunded_fen(self) -> int:
        """What is still wanted."""
        return self.need_fen - self.arranged_fen
