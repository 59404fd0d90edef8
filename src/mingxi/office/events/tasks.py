"""What the clock does for the log, and what the doctor looks at."""

from datetime import timedelta

from mingxi.languages import say
from mingxi.office.events.models import TRIGGERS, Event
from mingxi.office.events.services import seal_events
from mingxi.office.frame.clock import now
from mingxi.office.frame.database.triggers import missing
from mingxi.office.frame.jobs import duty
from mingxi.office.frame.serving.soundness import Condition, bad, check, doubtful, well

# An entry is sealed within 5 seconds; the clock itself takes some of them.
SEALED_EVERY = timedelta(seconds=3)
SEALED_LATE = timedelta(minutes=1)

duty("events.seal", name="封存日志", every=SEALED_EVERY)(seal_events)


@check("log")
def log() -> Condition:
    """Ask whether the database guards the log, and whether its entries are being sealed."""
    gone = missing(TRIGGERS)
    if gone:
        names = "、".join(trigger.name for trigger in gone)
        return bad(
            say("日志的保护触发器不在或者已停用：{names}", names=names),
            say("请运行 mingxi events verify 查明有无改动；重新启动 mingxi serve 会重新建立。"),
        )
    late = Event.objects.filter(waiting__isnull=False, at__lt=now() - SEALED_LATE).count()
    if late:
        return doubtful(
            say("有 {count} 条日志一分钟后仍未封存", count=str(late)),
            say("请确认 mingxi serve 正在运行，并查看其运行日志中“封存日志”的错误。"),
        )
    return well(say("日志受数据库保护，条目按时封存"))
