"""The documents that projects rest on (依据库): each once, and what rests on it."""

from datetime import date

from django.db import models

from mingxi.office.declaration.models.projects import Declaration
from mingxi.office.declaration.reckoning.states import BasisKind
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.vault.fields import SealedRow, SealedTextField
from mingxi.office.people.models import Person, Unit


class PolicyBasis(models.Model):
    """A law, a circular, the minutes of a meeting, an internal decision (立项依据).

    ``number_key`` and ``title_key`` are number and title in the form in which they are compared
    (``reckoning.matching_bases``). ``valid_until`` is the last day in force. ``unit`` is set for
    what concerns one unit alone and is seen by those who may see that unit.
    """

    kind = models.CharField(
        "类别", max_length=16, choices=[(one.value, one.label) for one in BasisKind]
    )
    title = models.CharField("名称", max_length=200)
    title_key = models.CharField("名称（比对用）", max_length=200, db_index=True)
    number = models.CharField("文号", max_length=64, blank=True, default="")
    number_key = models.CharField("文号（比对用）", max_length=64, blank=True, default="")
    issuer = models.CharField("发文机关", max_length=128, blank=True, default="")
    issued_on = models.DateField("印发日期", null=True, blank=True)
    valid_from = models.DateField("施行日期", null=True, blank=True)
    valid_until = models.DateField("有效期至", null=True, blank=True)
    repealed_on = models.DateField("废止日期", null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        verbose_name="替代文件",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaced",
    )
    file = models.ForeignKey(
        StoredFile,
        verbose_name="文件",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    unit = models.ForeignKey(
        Unit,
        verbose_name="内部文件所属单位",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    # The key of the library of laws that it was taken from.
    origin = models.CharField("法规库标识", max_length=64, blank=True, default="")
    registered_by = models.ForeignKey(
        Person,
        verbose_name="登记人",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    registered_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "立项依据"
        verbose_name_plural = "立项依据"
        ordering = ["-pk"]
        constraints = [
            # NULL is unlike NULL to a database, so what all see has constraints of its own.
            models.UniqueConstraint(
                fields=["number_key", "issuer"],
                condition=~models.Q(number_key="") & models.Q(unit=None),
                name="basis_number_once",
            ),
            models.UniqueConstraint(
                fields=["number_key", "issuer", "unit"],
                condition=~models.Q(number_key=""),
                name="internal_basis_number_once",
            ),
            models.UniqueConstraint(
                fields=["title_key", "issuer"],
                condition=models.Q(number_key="") & models.Q(unit=None),
                name="basis_title_once",
            ),
            models.UniqueConstraint(
                fields=["title_key", "issuer", "unit"],
                condition=models.Q(number_key=""),
                name="internal_basis_title_once",
            ),
        ]
        indexes = [models.Index(fields=["number_key"], name="bases_by_number")]

    def __str__(self) -> str:
        """Give it as one cites it."""
        if not self.number:
            return self.title
        return f"《{self.title}》（{self.number}）"

    @property
    def ends_on(self) -> date | None:
        """The last day on which something may rest on it, or the day of its repeal."""
        days = [day for day in (self.valid_until, self.repealed_on) if day is not None]
        return min(days, default=None)

    def has_ended(self, on: date) -> bool:
        """Tell whether it is no longer in force on a day."""
        repealed = self.repealed_on is not None and self.repealed_on <= on
        return repealed or (self.valid_until is not None and self.valid_until < on)


class BasisUse(SealedRow):
    """A place where a declaration cites a document (依据引用).

    ``basis`` is empty while the document is not registered; then the cited words are what
    registration begins with.
    """

    declaration = models.ForeignKey(
        Declaration, verbose_name="年度申报", on_delete=models.CASCADE, related_name="basis_uses"
    )
    basis = models.ForeignKey(
        PolicyBasis,
        verbose_name="立项依据",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="uses",
    )
    # Empty where the project as a whole rests on it.
    item_key = models.CharField("子项标识", max_length=16, blank=True, default="")
    place = models.PositiveIntegerField("次序")
    kind = models.CharField(
        "类别", max_length=16, choices=[(one.value, one.label) for one in BasisKind]
    )
    title = SealedTextField("引用的名称", blank=True)
    number = models.CharField("引用的文号", max_length=64, blank=True, default="")
    number_key = models.CharField(
        "文号（比对用）", max_length=64, blank=True, default="", db_index=True
    )
    # Empty where the words name a person's number, which no plain column holds.
    title_key = models.CharField(
        "名称（比对用）", max_length=200, blank=True, default="", db_index=True
    )
    excerpt = SealedTextField("引用的文字")

    class Meta:
        verbose_name = "依据引用"
        verbose_name_plural = "依据引用"
        ordering = ["declaration", "place"]

    def __str__(self) -> str:
        return f"引用 {self.pk}"
