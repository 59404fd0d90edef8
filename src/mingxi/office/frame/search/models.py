"""What waits to be brought into the index."""

from django.db import models


class Waiting(models.Model):
    """A document that changed (待编入索引); triggers write the rows, see ``noticing``."""

    kind = models.CharField("类别", max_length=32)
    key = models.BigIntegerField("编号")

    class Meta:
        verbose_name = "待编入索引"
        verbose_name_plural = "待编入索引"

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
