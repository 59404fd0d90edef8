"""Files that were brought in to become declarations, and the projects taken from them."""

from django.db import models

from mingxi.office.declaration.models.projects import Declaration
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.jobs.models import Job
from mingxi.office.frame.jobs.models import State as JobState
from mingxi.office.people.models import Person, Unit


class TextImportState(models.TextChoices):
    """How far an import has come."""

    WAITING = "waiting", "等待读取"
    RUNNING = "running", "正在读取"
    READ = "read", "待确认"
    NOTHING = "nothing", "没有读出项目"
    PARTLY = "partly", "部分带入"
    TAKEN = "taken", "已带入"
    UNREADABLE = "unreadable", "无法读取"
    STOPPED = "stopped", "读取中断"


_OF_JOB = {JobState.QUEUED: TextImportState.WAITING, JobState.RUNNING: TextImportState.RUNNING}


class TextImport(models.Model):
    """A file that is to become one declaration or several (导入); all it says lies sealed."""

    brought_by = models.ForeignKey(
        Person, verbose_name="导入人", on_delete=models.PROTECT, related_name="text_imports"
    )
    unit = models.ForeignKey(
        Unit, verbose_name="申报单位", on_delete=models.PROTECT, related_name="text_imports"
    )
    brought_at = models.DateTimeField("导入时间")
    file = models.OneToOneField(
        StoredFile, verbose_name="原文件", on_delete=models.PROTECT, related_name="+"
    )
    job = models.OneToOneField(
        Job, verbose_name="后台作业", on_delete=models.PROTECT, related_name="+"
    )
    read_at = models.DateTimeField("读取时间", null=True, blank=True)
    error = models.CharField("无法读取的原因", max_length=64, blank=True, default="")
    projects = models.PositiveIntegerField("读出的项目数", default=0)
    # reckoning.imported.ImportedText as JSON.
    result = models.OneToOneField(
        StoredFile,
        verbose_name="读取结果",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = "文本导入"
        verbose_name_plural = "文本导入"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["brought_by", "-id"], name="imports_of_person")]

    def __str__(self) -> str:
        """Give the number; the name of the file may name persons."""
        return f"导入 {self.pk}"

    @property
    def state(self) -> TextImportState:
        """How far it has come."""
        if self.read_at is None:
            return _OF_JOB.get(JobState(self.job.state), TextImportState.STOPPED)
        if self.error:
            return TextImportState.UNREADABLE
        if not self.projects:
            return TextImportState.NOTHING
        taken = len(self.taken.all())
        if not taken:
            return TextImportState.READ
        return TextImportState.TAKEN if taken == self.projects else TextImportState.PARTLY

    @property
    def ended(self) -> bool:
        """Whether nothing more happens by itself."""
        return self.state not in {TextImportState.WAITING, TextImportState.RUNNING}


class ImportedProject(models.Model):
    """Which declaration a project of a file became; each is taken once."""

    text_import = models.ForeignKey(
        TextImport, verbose_name="文本导入", on_delete=models.CASCADE, related_name="taken"
    )
    place = models.PositiveIntegerField("文件中的次序")
    declaration = models.OneToOneField(
        Declaration,
        verbose_name="年度申报",
        on_delete=models.CASCADE,
        related_name="imported_from",
    )

    class Meta:
        verbose_name = "带入的项目"
        verbose_name_plural = "带入的项目"
        ordering = ["text_import", "place"]
        constraints = [
            models.UniqueConstraint(fields=["text_import", "place"], name="project_taken_once"),
        ]

    def __str__(self) -> str:
        return f"{self.text_import} 第{self.place + 1}个项目"
