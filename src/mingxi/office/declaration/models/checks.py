"""Texts that were handed in to be checked, and what came of them."""

from django.conf import settings
from django.db import models

from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.jobs.models import Job
from mingxi.office.frame.jobs.models import State as JobState
from mingxi.office.people.models import Unit


class CheckState(models.TextChoices):
    """How far a check has come."""

    WAITING = "waiting", "等待核对"
    RUNNING = "running", "正在核对"
    CHECKED = "checked", "已核对"
    UNREADABLE = "unreadable", "无法读取"
    STOPPED = "stopped", "核对中断"


_OF_JOB = {JobState.QUEUED: CheckState.WAITING, JobState.RUNNING: CheckState.RUNNING}


class TextCheck(models.Model):
    """The check of one project text (项目文本核对); text, name and reports lie in sealed files."""

    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="提交人",
        on_delete=models.PROTECT,
        related_name="text_checks",
    )
    unit = models.ForeignKey(
        Unit,
        verbose_name="单位",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="text_checks",
    )
    handed_in_at = models.DateTimeField("提交时间")
    text = models.OneToOneField(
        StoredFile, verbose_name="项目文本", on_delete=models.PROTECT, related_name="+"
    )
    job = models.OneToOneField(
        Job, verbose_name="后台作业", on_delete=models.PROTECT, related_name="+"
    )

    checked_at = models.DateTimeField("核对时间", null=True, blank=True)
    error = models.CharField("无法读取的原因", max_length=64, blank=True, default="")
    errors = models.PositiveIntegerField("错误数", default=0)
    warnings = models.PositiveIntegerField("警告数", default=0)
    infos = models.PositiveIntegerField("提示数", default=0)
    proven = models.PositiveIntegerField("得到证明的算式数", default=0)
    contradicted = models.PositiveIntegerField("不成立的算式数", default=0)
    undecided = models.PositiveIntegerField("未能判断的算式数", default=0)

    report = models.OneToOneField(
        StoredFile,
        verbose_name="报告数据",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    page = models.OneToOneField(
        StoredFile,
        verbose_name="报告网页",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    commented = models.OneToOneField(
        StoredFile,
        verbose_name="带批注的Word",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = "项目文本核对"
        verbose_name_plural = "项目文本核对"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["handed_in_by", "-id"], name="checks_of_person"),
            models.Index(fields=["unit", "-id"], name="checks_of_unit"),
        ]

    def __str__(self) -> str:
        """Give the number; the name of the file may name persons."""
        return f"核对 {self.pk}"

    @property
    def state(self) -> CheckState:
        """How far it has come."""
        if self.checked_at is not None:
            return CheckState.UNREADABLE if self.error else CheckState.CHECKED
        return _OF_JOB.get(JobState(self.job.state), CheckState.STOPPED)

    @property
    def ended(self) -> bool:
        """Whether nothing more happens by itself."""
        return self.state not in {CheckState.WAITING, CheckState.RUNNING}

    @property
    def files(self) -> list[StoredFile]:
        """The text and what was made of it."""
        kept = (self.text, self.report, self.page, self.commented)
        return [stored for stored in kept if stored is not None]
