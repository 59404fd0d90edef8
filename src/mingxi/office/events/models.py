"""Rows of the log: entries, their seals, the tree's nodes and heads; salts; and what waits.

Entries, seals, nodes and heads only grow: the database refuses to change or delete them. What is
deleted lies in tables of its own: salts (the digest of a secret then means nothing any more, and
its entry still verifies) and the queue of entries that wait for their seal.

No foreign key here is a constraint of the database: each would lock and touch an entry that never
changes, at every seal; ``mingxi events verify`` finds what a constraint would have refused.
"""

from django.db import models

from mingxi.office.frame.database.triggers import Trigger, append_only, refusing
from mingxi.office.frame.origin import Channel

CHANNEL_NAMES = {
    Channel.PAGE: "页面",
    Channel.API: "接口",
    Channel.COMMAND: "命令",
    Channel.JOB: "后台任务",
    Channel.CLOCK: "定时",
}


class Event(models.Model):
    """An entry: who did what to which object, when and from where."""

    id = models.BigAutoField("序号", primary_key=True)
    at = models.DateTimeField("时间")
    actor_number = models.CharField("工号", max_length=32)
    actor_name = models.CharField("姓名", max_length=64)
    channel = models.CharField(
        "来源",
        max_length=8,
        choices=[(channel.value, name) for channel, name in CHANNEL_NAMES.items()],
    )
    address_digest = models.CharField("地址摘要", max_length=64, blank=True)
    kind = models.CharField("事项", max_length=64)
    subject_label = models.CharField("对象类别", max_length=64)
    subject_key = models.CharField("对象编号", max_length=128)
    changed = models.JSONField("变动字段")
    facts = models.JSONField("事实")
    secret_digests = models.JSONField("加盐摘要")
    lines_root = models.CharField("清单摘要", max_length=64, blank=True)
    lines_count = models.PositiveIntegerField("清单行数", null=True)

    class Meta:
        verbose_name = "日志条目"
        verbose_name_plural = "日志条目"
        indexes = [
            models.Index(fields=["at"], name="events_event_at"),
            models.Index(fields=["kind"], name="events_event_kind"),
            models.Index(fields=["actor_number"], name="events_event_actor"),
            models.Index(fields=["subject_label", "subject_key"], name="events_event_subject"),
        ]


class Waiting(models.Model):
    """An entry that waits for its seal; a trigger queues each as it comes.

    A queue and not "ids above the last sealed one": on PostgreSQL transactions commit out of the
    order of their ids, and a smaller id may appear after a larger one was sealed.
    """

    event = models.OneToOneField(
        Event,
        models.DO_NOTHING,
        verbose_name="日志条目",
        primary_key=True,
        db_constraint=False,
        related_name="waiting",
    )

    class Meta:
        verbose_name = "待封存条目"
        verbose_name_plural = "待封存条目"


class Salt(models.Model):
    """The salt of one secret of an entry; without it the digest cannot be held against a value."""

    event = models.ForeignKey(
        Event,
        models.DO_NOTHING,
        verbose_name="日志条目",
        db_constraint=False,
        related_name="salts",
    )
    name = models.CharField("内容名称", max_length=64)
    salt = models.BinaryField("盐", max_length=32)

    class Meta:
        verbose_name = "盐"
        verbose_name_plural = "盐"
        constraints = [
            models.UniqueConstraint(fields=["event", "name"], name="events_salt_one_each"),
        ]


class Seal(models.Model):
    """The place of an entry in the tree; leaf numbers begin at 1, in the order of sealing."""

    leaf_number = models.BigIntegerField("封存号", primary_key=True)
    event = models.OneToOneField(
        Event,
        models.DO_NOTHING,
        verbose_name="日志条目",
        db_constraint=False,
        related_name="seal",
    )
    leaf_hash = models.BinaryField("叶摘要", max_length=32)

    class Meta:
        verbose_name = "封存"
        verbose_name_plural = "封存"


class Node(models.Model):
    """A node of the tree over 256, 65,536 … leaves, kept so that a proof need not read them all."""

    level = models.PositiveSmallIntegerField("层")
    position = models.BigIntegerField("位置")
    digest = models.BinaryField("摘要", max_length=32)

    class Meta:
        verbose_name = "树节点"
        verbose_name_plural = "树节点"
        constraints = [
            models.UniqueConstraint(fields=["level", "position"], name="events_node_place"),
        ]


class Head(models.Model):
    """A signed head: the root over the first ``size`` leaves, and the peaks it is folded from."""

    size = models.BigIntegerField("条数", primary_key=True)
    root = models.BinaryField("根摘要", max_length=32)
    at = models.DateTimeField("时间", unique=True)
    public_key = models.BinaryField("公钥", max_length=32)
    signature = models.BinaryField("签名", max_length=64)
    peaks = models.BinaryField("峰摘要")

    class Meta:
        verbose_name = "树头"
        verbose_name_plural = "树头"


TRIGGERS = [
    *append_only("events_event", "id"),
    *append_only("events_seal", "leaf_number", "event_id"),
    *append_only("events_node", "id", "level, position"),
    *append_only("events_head", "size", "at"),
    *refusing("events_salt", "UPDATE"),
    Trigger(
        "events_event",
        "events_event_waits",
        "AFTER INSERT",
        sqlite="INSERT INTO events_waiting (event_id) VALUES (NEW.id);",
        postgresql="INSERT INTO events_waiting (event_id) VALUES (NEW.id); RETURN NULL;",
    ),
]
