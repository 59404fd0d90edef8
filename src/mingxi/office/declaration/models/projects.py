"""Projects, what is declared for each year, and every version of its text.

A project lives through years; what a unit asks for one year is its declaration. The words and
figures of a declaration are the project form (``reckoning.project_form``), sealed as JSON: one
working draft that changes, and versions that never do.
"""

from django.db import models

from mingxi.office.declaration.reckoning.states import (
    AttachmentKind,
    Continuity,
    DeclarationState,
    ProjectCategory,
    ProjectState,
    Stage,
)
from mingxi.office.frame.database.triggers import append_only
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.vault.fields import SealedRow, SealedTextField
from mingxi.office.people.models import Person, Unit


class BudgetProject(models.Model):
    """A project (预算项目): the basic unit of the budget, from the first idea to its end."""

    unit = models.ForeignKey(
        Unit, verbose_name="项目单位", on_delete=models.PROTECT, related_name="projects"
    )
    # Given on admission, by the rule of the place.
    code = models.CharField("项目代码", max_length=32, blank=True, default="")
    name = models.CharField("项目名称", max_length=200)
    category = models.CharField(
        "项目类别", max_length=2, choices=[(one.value, one.label) for one in ProjectCategory]
    )
    continuity = models.CharField(
        "存续状态",
        max_length=16,
        choices=[(one.value, one.label) for one in Continuity],
        default=Continuity.NEW.value,
    )
    first_year = models.PositiveSmallIntegerField("开始年度")
    last_year = models.PositiveSmallIntegerField("结束年度")
    state = models.CharField(
        "项目状态",
        max_length=16,
        choices=[(one.value, one.label) for one in ProjectState],
        default=ProjectState.DRAFT.value,
    )
    rank = models.PositiveIntegerField("排序", null=True, blank=True)
    registered_by = models.ForeignKey(
        Person, verbose_name="登记人", on_delete=models.PROTECT, related_name="+"
    )
    registered_at = models.DateTimeField("登记时间")
    left_at = models.DateTimeField("出库时间", null=True, blank=True)
    left_because = models.CharField("出库原因", max_length=200, blank=True, default="")

    class Meta:
        verbose_name = "预算项目"
        verbose_name_plural = "预算项目"
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=~models.Q(code=""), name="project_code_once"
            ),
            models.CheckConstraint(
                condition=models.Q(last_year__gte=models.F("first_year")),
                name="project_ends_after_it_begins",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "id"], name="projects_of_unit"),
            models.Index(fields=["state", "rank", "id"], name="projects_by_rank"),
            models.Index(fields=["name", "id"], name="projects_by_name"),
        ]

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class Declaration(models.Model):
    """What a unit asks for a project in one fiscal year (年度申报), and what was admitted.

    All amounts in fen. ``asked_fen`` is the total of the last version that was sent on (before
    that: of the draft), ``admitted_fen`` what review left of it; arranged and spent amounts are
    kept by the apps above.
    """

    project = models.ForeignKey(
        BudgetProject,
        verbose_name="预算项目",
        on_delete=models.PROTECT,
        related_name="declarations",
    )
    # As the project's unit was when it declared: lists of a year need no other table.
    unit = models.ForeignKey(
        Unit, verbose_name="申报单位", on_delete=models.PROTECT, related_name="declarations"
    )
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    state = models.CharField(
        "申报状态",
        max_length=16,
        choices=[(one.value, one.label) for one in DeclarationState],
        default=DeclarationState.DRAFTING.value,
    )
    asked_fen = models.BigIntegerField("申报数（分）", default=0)
    admitted_fen = models.BigIntegerField("审定数（分）", null=True, blank=True)
    next_year_fen = models.BigIntegerField("下一年需求（分）", default=0)
    year_after_fen = models.BigIntegerField("再下一年需求（分）", default=0)
    # The unit's own order of what it declares for the year, before admission.
    unit_rank = models.PositiveIntegerField("申报排序", null=True, blank=True)
    rolled_from = models.OneToOneField(
        "self",
        verbose_name="滚动自",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="rolled_into",
    )
    begun_by = models.ForeignKey(
        Person, verbose_name="经办人", on_delete=models.PROTECT, related_name="declarations"
    )
    begun_at = models.DateTimeField("开始时间")
    changed_at = models.DateTimeField("最近变动时间")
    # Findings of the newest version or saved draft.
    errors = models.PositiveIntegerField("错误数", default=0)
    warnings = models.PositiveIntegerField("警告数", default=0)

    class Meta:
        verbose_name = "年度申报"
        verbose_name_plural = "年度申报"
        constraints = [
            models.UniqueConstraint(
                fields=["project", "fiscal_year"], name="declaration_once_a_year"
            ),
            models.CheckConstraint(
                condition=models.Q(asked_fen__gte=0)
                & models.Q(next_year_fen__gte=0)
                & models.Q(year_after_fen__gte=0),
                name="declaration_asks_no_less_than_nothing",
            ),
        ]
        indexes = [
            models.Index(fields=["fiscal_year", "unit", "state"], name="declarations_of_unit"),
            models.Index(fields=["fiscal_year", "state", "id"], name="declarations_by_state"),
            models.Index(fields=["fiscal_year", "asked_fen", "id"], name="declarations_by_amount"),
        ]

    def __str__(self) -> str:
        """Give year and project."""
        return f"{self.fiscal_year}年 {self.project}"


class WorkingDraft(SealedRow):
    """The form of a declaration while it is written (草稿).

    ``revision`` rises with every saving; who saves says on which revision they worked, so that
    nobody overwrites unseen what somebody else has saved.
    """

    declaration = models.OneToOneField(
        Declaration, verbose_name="年度申报", on_delete=models.CASCADE, related_name="draft"
    )
    content = SealedTextField("项目表单")
    # Digests of what each member of the form was in earlier revisions (``reckoning.merging``).
    traces = SealedTextField("修订痕迹", blank=True, default="")
    revision = models.PositiveIntegerField("修订号", default=1)
    saved_by = models.ForeignKey(
        Person, verbose_name="保存人", on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField("保存时间")

    class Meta:
        verbose_name = "草稿"
        verbose_name_plural = "草稿"

    def __str__(self) -> str:
        return f"{self.declaration_id} 第{self.revision}次修订"


class TextVersion(SealedRow):
    """A version of the text as it was sent on (项目文本版本): kept for ever, never changed.

    ``sha256`` is that of the canonical JSON in ``content``; printed forms carry number and hash.
    """

    declaration = models.ForeignKey(
        Declaration, verbose_name="年度申报", on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField("版本号")
    stage = models.CharField(
        "编制阶段", max_length=16, choices=[(one.value, one.label) for one in Stage]
    )
    content = SealedTextField("项目表单")
    sha256 = models.CharField("内容的 SHA-256", max_length=64)
    asked_fen = models.BigIntegerField("申报数（分）")
    made_by = models.ForeignKey(
        Person, verbose_name="提交人", on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField("提交时间")
    # The report contract's document, as the checker told it of this version.
    report = models.ForeignKey(
        StoredFile, verbose_name="核对报告", on_delete=models.PROTECT, related_name="+"
    )
    errors = models.PositiveIntegerField("错误数")
    warnings = models.PositiveIntegerField("警告数")

    class Meta:
        verbose_name = "项目文本版本"
        verbose_name_plural = "项目文本版本"
        ordering = ["declaration", "number"]
        constraints = [
            models.UniqueConstraint(fields=["declaration", "number"], name="version_number_once"),
        ]

    def __str__(self) -> str:
        return f"第{self.number}版"


class ItemFigure(models.Model):
    """What was asked and admitted for a sub-item of a declaration, in fen (子项金额).

    ``key`` is the item's key in the form, the same through all versions and years.
    """

    declaration = models.ForeignKey(
        Declaration, verbose_name="年度申报", on_delete=models.CASCADE, related_name="item_figures"
    )
    key = models.CharField("子项标识", max_length=16)
    code = models.CharField("子项代码", max_length=32)
    label = models.CharField("子项名称", max_length=200)
    place = models.PositiveIntegerField("次序")
    asked_fen = models.BigIntegerField("申报数（分）")
    admitted_fen = models.BigIntegerField("审定数（分）", null=True, blank=True)

    class Meta:
        verbose_name = "子项金额"
        verbose_name_plural = "子项金额"
        ordering = ["declaration", "place"]
        constraints = [
            models.UniqueConstraint(fields=["declaration", "key"], name="item_once"),
        ]

    def __str__(self) -> str:
        return self.label


class Attachment(models.Model):
    """A file that belongs to a declaration (附件)."""

    declaration = models.ForeignKey(
        Declaration, verbose_name="年度申报", on_delete=models.CASCADE, related_name="attachments"
    )
    kind = models.CharField(
        "附件类别", max_length=24, choices=[(one.value, one.label) for one in AttachmentKind]
    )
    # A signed scan is of one version.
    version = models.ForeignKey(
        TextVersion,
        verbose_name="项目文本版本",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="attachments",
    )
    file = models.ForeignKey(
        StoredFile, verbose_name="文件", on_delete=models.PROTECT, related_name="+"
    )
    added_by = models.ForeignKey(
        Person, verbose_name="添加人", on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField("添加时间")

    class Meta:
        verbose_name = "附件"
        verbose_name_plural = "附件"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"


# Sealed content is sealed anew when keys change; its SHA-256 tells that it is the same.
TRIGGERS = append_only(
    "declaration_textversion",
    kept="declaration_id, number, stage, sha256, asked_fen, made_by_id, made_at, report_id, "
    "errors, warnings, row_key",
)
