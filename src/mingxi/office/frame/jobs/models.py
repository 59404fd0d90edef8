"""Rows of jobs, of duties, and of the processes that work on them."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models

from mingxi.office.frame.clock import now


class State(models.TextChoices):
    """The life of a job."""

    QUEUED = "queued", "排队中"
    RUNNING = "running", "运行中"
    DONE = "done", "已完成"
    FAILED = "failed", "失败"
    CANCELLED = "cancelled", "已取消"


@dataclass(frozen=True)
class Owner:
    """Who asked for a job; services take it as the one who acts."""

    number: str
    name: str


class Leased(models.Model):
    """A row that one process at a time may work on, as long as it shows that it is alive.

    ``lease_holder`` is a word made up for one run: who lost the lease cannot hold it again by
    chance, and every write of a run asks for it.
    """

    lease_holder = models.CharField("租约持有者", max_length=32, blank=True, default="")
    lease_until = models.DateTimeField("租约到期", null=True, blank=True)

    class Meta:
        abstract = True


class Job(Leased):
    """Work in the background (后台作业): its row is the queue, the progress and the outcome."""

    kind = models.CharField("类别", max_length=64)
    title = models.CharField("名称", max_length=120)
    key = models.CharField("唯一键", max_length=200, unique=True)
    arguments = models.JSONField("参数", default=dict, blank=True)
    owner_number = models.CharField("发起人工号", max_length=32)
    owner_name = models.CharField("发起人姓名", max_length=64)

    state = models.CharField("状态", max_length=16, choices=State, default=State.QUEUED)
    cursor = models.JSONField("续作位置", null=True, blank=True)
    done = models.PositiveIntegerField("已完成数", default=0)
    total = models.PositiveIntegerField("总数", default=0)
    cancel_wished = models.BooleanField("要求取消", default=False)
    attempts = models.PositiveSmallIntegerField("未有进展的尝试次数", default=0)
    error = models.TextField("失败原因", blank=True, default="")

    queued_at = models.DateTimeField("排队时间", default=now)
    started_at = models.DateTimeField("开始时间", null=True, blank=True)
    heartbeat_at = models.DateTimeField("最近心跳", null=True, blank=True)
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)

    class Meta:
        verbose_name = "后台作业"
        verbose_name_plural = "后台作业"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["state", "queued_at"], name="jobs_waiting"),
            models.Index(fields=["owner_number", "-id"], name="jobs_of_owner"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def owner(self) -> Owner:
        """Who asked for the job."""
        return Owner(self.owner_number, self.owner_name)

    @property
    def ended(self) -> bool:
        """Whether nothing more happens by itself."""
        return self.state in {State.DONE, State.FAILED, State.CANCELLED}

    @property
    def can_be_cancelled(self) -> bool:
        """Whether there is something left to stop, and nobody has asked for it yet."""
        return not self.ended and not self.cancel_wished

    @property
    def can_be_resumed(self) -> bool:
        """Whether it stopped before its end, or is about to."""
        return self.state in {State.FAILED, State.CANCELLED} or (
            self.state == State.RUNNING and self.cancel_wished
        )

    @property
    def percent(self) -> int | None:
        """How far it is, in whole percent; None while its size is unknown."""
        if self.state == State.DONE:
            return 100
        return self.done * 100 // self.total if self.total else None


class Duty(Leased):
    """A duty that the clock starts (定时事务): when it is due next, and how it went."""

    code = models.CharField("代码", max_length=64, unique=True)
    next_due = models.DateTimeField("下次到期")
    last_run = models.DateTimeField("最近执行", null=True, blank=True)
    failures = models.PositiveIntegerField("连续失败次数", default=0)

    class Meta:
        verbose_name = "定时事务"
        verbose_name_plural = "定时事务"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Process(models.Model):
    """A working process of the office (运行进程), known by the last time it was heard of."""

    role = models.CharField("角色", max_length=16)
    name = models.CharField("标识", max_length=64, unique=True)
    number = models.PositiveIntegerField("进程号")
    heard_at = models.DateTimeField("最近心跳")

    class Meta:
        verbose_name = "运行进程"
        verbose_name_plural = "运行进程"
        ordering = ["role", "-heard_at"]

    def __str__(self) -> str:
        return self.name


def lease() -> timedelta:
    """Give how long a process may be silent before its work is handed to another."""
    length: timedelta = settings.JOB_LEASE
    return length


def new_holder() -> str:
    """Make up the word for one run."""
    return uuid4().hex
