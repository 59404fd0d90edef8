"""The project library's own rows: the rule of codes, marks, and what was brought in and taken out.

What lists show of the library stands in ``listing``.
"""

from django.db import models

from mingxi.office.declaration.models.projects import BudgetProject
from mingxi.office.declaration.reckoning.states import LibraryChange
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.jobs.models import Job
from mingxi.office.frame.vault.fields import SealedRow, SealedTextField
from mingxi.office.people.models import Person


class CodeRule(models.Model):
    """How the place gives projects their codes (项目代码规则); there is one row at most.

    ``pattern`` is written in the words of ``reckoning.project_codes``.
    """

    region = models.CharField("区划代码", max_length=12)
    pattern = models.CharField("编码规则", max_length=120)
    set_by = models.ForeignKey(
        Person, verbose_name="设定人", on_delete=models.PROTECT, related_name="+"
    )
    set_at = models.DateTimeField("设定时间")

    class Meta:
        verbose_name = "项目代码规则"
        verbose_name_plural = "项目代码规则"

    def __str__(self) -> str:
        return self.pattern


class CodeSeries(models.Model):
    """The last number given behind one beginning of codes (流水号)."""

    prefix = models.CharField("前段", max_length=32, unique=True)
    last = models.PositiveBigIntegerField("已用到", default=0)

    class Meta:
        verbose_name = "代码流水"
        verbose_name_plural = "代码流水"

    def __str__(self) -> str:
        return f"{self.prefix}…{self.last}"


class ProjectMark(models.Model):
    """A word by which those who lead the library find projects again (标记)."""

    project = models.ForeignKey(
        BudgetProject, verbose_name="预算项目", on_delete=models.CASCADE, related_name="marks"
    )
    label = models.CharField("标记", max_length=20, db_index=True)

    class Meta:
        verbose_name = "项目标记"
        verbose_name_plural = "项目标记"
        ordering = ["label"]
        constraints = [
            models.UniqueConstraint(fields=["project", "label"], name="project_mark_once"),
        ]

    def __str__(self) -> str:
        return self.label


class LibraryExport(SealedRow):
    """A list of the library to be saved (项目库导出), with the conditions as they were asked."""

    wish = SealedTextField("筛选条件")
    suffix = models.CharField("格式", max_length=4)
    asked_by = models.ForeignKey(
        Person, verbose_name="导出人", on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField("导出时间")
    job = models.OneToOneField(
        Job, verbose_name="后台作业", on_delete=models.PROTECT, related_name="+"
    )
    rows = models.PositiveIntegerField("行数", default=0)
    file = models.OneToOneField(
        StoredFile,
        verbose_name="文件",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = "项目库导出"
        verbose_name_plural = "项目库导出"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"导出 {self.pk}"


class ImportState(models.TextChoices):
    """How far an import has come."""

    EXAMINING = "examining", "正在检查"
    EXAMINED = "examined", "已检查，等待决定"
    IMPORTING = "importing", "正在导入"
    IMPORTED = "imported", "已导入"
    UNREADABLE = "unreadable", "无法读取"
    GIVEN_UP = "given_up", "已放弃"


class LibraryImport(models.Model):
    """A workbook of projects that was brought in (项目库导入), examined before it is taken."""

    file = models.OneToOneField(
        StoredFile, verbose_name="文件", on_delete=models.PROTECT, related_name="+"
    )
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    brought_by = models.ForeignKey(
        Person, verbose_name="导入人", on_delete=models.PROTECT, related_name="+"
    )
    brought_at = models.DateTimeField("导入时间")
    state = models.CharField(
        "状态", max_length=16, choices=ImportState, default=ImportState.EXAMINING
    )
    # The examination, and once it was decided on, the taking over.
    job = models.ForeignKey(
        Job, verbose_name="后台作业", on_delete=models.PROTECT, related_name="+"
    )
    error = models.CharField("无法读取的原因", max_length=200, blank=True, default="")
    rows = models.PositiveIntegerField("行数", default=0)
    new = models.PositiveIntegerField("新增项目数", default=0)
    changed = models.PositiveIntegerField("更新项目数", default=0)
    bad = models.PositiveIntegerField("有问题的行数", default=0)
    imported = models.PositiveIntegerField("已导入行数", default=0)

    class Meta:
        verbose_name = "项目库导入"
        verbose_name_plural = "项目库导入"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"导入 {self.pk}"


class ImportProblem(SealedRow):
    """What is wrong with a row of an imported workbook, and how to mend it (导入问题).

    The words repeat what stands in the cell, so they are sealed.
    """

    brought = models.ForeignKey(
        LibraryImport, verbose_name="导入", on_delete=models.CASCADE, related_name="problems"
    )
    row = models.PositiveIntegerField("行号")
    column = models.CharField("列", max_length=40)
    says = SealedTextField("问题")
    mend = SealedTextField("修改办法")

    class Meta:
        verbose_name = "导入问题"
        verbose_name_plural = "导入问题"
        ordering = ["row", "pk"]

    def __str__(self) -> str:
        return f"第{self.row}行 {self.column}"


class LibraryBulk(SealedRow):
    """The same done to all projects that a filter found (批量办理).

    ``projects`` lists their keys in order, as they were when it was asked for.
    """

    change = models.CharField(
        "办理事项", max_length=16, choices=[(one.value, one.label) for one in LibraryChange]
    )
    wish = SealedTextField("筛选条件")
    words = models.CharField("原因或者标记", max_length=200, blank=True, default="")
    first = models.PositiveIntegerField("从第几号排起", default=1)
    projects = models.OneToOneField(
        StoredFile, verbose_name="项目清单", on_delete=models.PROTECT, related_name="+"
    )
    found = models.PositiveIntegerField("符合条件的项目数")
    asked_by = models.ForeignKey(
        Person, verbose_name="办理人", on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField("办理时间")
    job = models.OneToOneField(
        Job, verbose_name="后台作业", on_delete=models.PROTECT, related_name="+"
    )
    done = models.PositiveIntegerField("已办理项目数", default=0)
    refused = models.PositiveIntegerField("不能办理的项目数", default=0)

    class Meta:
        verbose_name = "批量办理"
        verbose_name_plural = "批量办理"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_change_display()} {self.pk}"


class LibraryBulkRefusal(models.Model):
    """A project that was left as it is by a change of many, and why (不能办理的项目)."""

    bulk = models.ForeignKey(
        LibraryBulk, verbose_name="批量办理", on_delete=models.CASCADE, related_name="refusals"
    )
    project = models.ForeignKey(
        BudgetProject, verbose_name="预算项目", on_delete=models.CASCADE, related_name="+"
    )
    why = models.CharField("原因", max_length=100)

    class Meta:
        verbose_name = "不能办理的项目"
        verbose_name_plural = "不能办理的项目"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.why


class RollOver(models.Model):
    """The library carried from one year into the next (滚动入下一年)."""

    year = models.PositiveSmallIntegerField("从哪一年")
    rolled_by = models.ForeignKey(
        Person, verbose_name="办理人", on_delete=models.PROTECT, related_name="+"
    )
    rolled_at = models.DateTimeField("办理时间")
    job = models.OneToOneField(
        Job, verbose_name="后台作业", on_delete=models.PROTECT, related_name="+"
    )
    carried = models.PositiveIntegerField("结转项目数", default=0)
    left = models.PositiveIntegerField("出库项目数", default=0)

    class Meta:
        verbose_name = "项目库滚动"
        verbose_name_plural = "项目库滚动"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.year}年滚动到{self.year + 1}年"
