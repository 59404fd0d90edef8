"""What must work for the office to work: asked by the health page every few seconds."""

import shutil
from datetime import timedelta

from django.conf import settings
from django.db import connection

from mingxi.languages import Name, say
from mingxi.office.frame.clock import now
from mingxi.office.frame.jobs.clockwork import ROLE as CLOCK
from mingxi.office.frame.jobs.duties import declared_duties
from mingxi.office.frame.jobs.models import Duty, lease
from mingxi.office.frame.jobs.presence import last_heard
from mingxi.office.frame.jobs.worker import ROLE as WORKER
from mingxi.office.frame.serving.soundness import Condition, bad, check, doubtful, well

OVERDUE = timedelta(minutes=1)
DISK_MEGABYTES_MIN = 100
DISK_MEGABYTES_COMFORTABLE = 1024


@check("database", vital=True)
def database() -> Condition:
    """Ask the database anything."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return well(say("数据库可以访问（{kind}）", kind=connection.display_name))


@check("worker", vital=True)
def worker() -> Condition:
    """Ask whether a worker is alive."""
    if _alive(WORKER):
        return well(say("作业进程在运行"))
    return bad(
        say("没有作业进程在运行，后台作业不会执行"),
        say("请运行 mingxi serve（或 mingxi worker）。"),
    )


@check("clock", vital=True)
def clock() -> Condition:
    """Ask whether a clock is alive."""
    if _alive(CLOCK):
        return well(say("时钟在运行"))
    return bad(say("时钟没有运行，定时事务不会执行"), say("请运行 mingxi serve。"))


@check("duties", vital=True)
def duties() -> Condition:
    """Ask whether every declared duty is done when it is due."""
    rows = Duty.objects.filter(code__in=declared_duties())
    overdue = rows.filter(next_due__lt=now() - OVERDUE)
    if not overdue:
        return well(say("定时事务均按时执行"))
    late = tuple(
        Name(zh=f"{declared_duties()[row.code].name}（{row.code}）", en=row.code) for row in overdue
    )
    return bad(
        say("定时事务逾期未执行：{late}", late=late),
        say("请看日志 clock.log 中的 duty_failed；排除原因后会自动补做。"),
    )


@check("disk", vital=True)
def disk() -> Condition:
    """Ask how much room is left for data."""
    folder = settings.CONFIGURATION.data
    existing = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(existing).free // 2**20
    if free >= DISK_MEGABYTES_COMFORTABLE:
        return well(say("数据盘剩余 {free} MB", free=str(free)))
    mend = say("请清理磁盘，或把 MINGXI_DATA 移到更大的磁盘。")
    told = say("数据盘只剩 {free} MB", free=str(free))
    return doubtful(told, mend) if free >= DISK_MEGABYTES_MIN else bad(told, mend)


def _alive(role: str) -> bool:
    heard = last_heard(role)
    return heard is not None and now() - heard <= lease()
