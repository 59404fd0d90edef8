"""What reviewers write beside a text, and the reasons that let a finding pass."""

from django.db import models
from django.db.models import Q

from mingxi.office.declaration.models.projects import Declaration, TextVersion
from mingxi.office.declaration.reckoning.comment_places import Place
from mingxi.office.frame.vault.fields import SealedRow, SealedTextField
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role

ROLES = [(role.value, role.label) for role in Role]


class ReviewComment(SealedRow):
    """A comment on a sentence, a line or a figure of a version, or the answer to one (批注).

    ``field`` is the path of a field of the form; a comment on words has their range in it, and the
    words themselves, by which it is found again in later versions. One on a line or a figure has
    the name of that instead.
    """

    declaration = models.ForeignKey(
        Declaration, verbose_name="年度申报", on_delete=models.PROTECT, related_name="comments"
    )
    version = models.ForeignKey(
        TextVersion, verbose_name="项目文本版本", on_delete=models.PROTECT, related_name="comments"
    )
    answers_to = models.ForeignKey(
        "self",
        verbose_name="所答批注",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="answers",
    )
    field = models.CharField("位置", max_length=120, blank=True, default="")
    start = models.PositiveIntegerField("起", default=0)
    end = models.PositiveIntegerField("止", default=0)
    excerpt = SealedTextField("所批文字", max_length=500, blank=True)
    words = SealedTextField("批注内容", max_length=2000)
    written_by = models.ForeignKey(
        Person, verbose_name="批注人", on_delete=models.PROTECT, related_name="+"
    )
    # Shown to those who may not know the person.
    as_role = models.CharField("批注人岗位", max_length=32, choices=ROLES)
    written_at = models.DateTimeField("批注时间")
    settled_at = models.DateTimeField("了结时间", null=True, blank=True)
    settled_by = models.ForeignKey(
        Person,
        verbose_name="了结人",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = "批注"
        verbose_name_plural = "批注"
        ordering = ["declaration", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gte=models.F("start")), name="comment_range"),
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None)
                | Q(settled_at__isnull=False, settled_by__isnull=False, answers_to=None),
                name="comment_settled_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"批注 {self.pk}"

    @property
    def place(self) -> Place:
        """Where it stood in the version it was written on."""
        return Place(self.field, self.start, self.end)


class Waiver(SealedRow):
    """A reason of the head of the unit for letting a finding pass (放行理由).

    It holds for the same finding in later versions; of several the newest counts. The fingerprint
    of a finding is a digest without a key: who has it can try which words it was made of, so it
    stands here sealed.
    """

    declaration = models.ForeignKey(
        Declaration, verbose_name="年度申报", on_delete=models.PROTECT, related_name="waivers"
    )
    version = models.ForeignKey(
        TextVersion, verbose_name="项目文本版本", on_delete=models.PROTECT, related_name="+"
    )
    fingerprint = SealedTextField("问题指纹", max_length=128)
    code = models.CharField("规则代码", max_length=8)
    reason = SealedTextField("理由", max_length=2000)
    written_by = models.ForeignKey(
        Person, verbose_name="签署人", on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField("签署时间")

    class Meta:
        verbose_name = "放行理由"
        verbose_name_plural = "放行理由"
        ordering = ["declaration", "pk"]

    def __str__(self) -> str:
        return f"{self.code} {self.pk}"
