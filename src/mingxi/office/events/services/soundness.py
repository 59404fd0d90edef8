"""How the log stands, for health page and doctor; ``verify_log`` proves it."""

from datetime import timedelta

from django.conf import settings

from mingxi.languages import say
from mingxi.office.events.models import TRIGGERS, Event
from mingxi.office.events.selectors import last_head
from mingxi.office.events.services.keeping import last_kept_head
from mingxi.office.frame.clock import now
from mingxi.office.frame.database.triggers import missing
from mingxi.office.frame.serving.soundness import Condition, bad, check, doubtful, well

LAG_MAX = timedelta(minutes=1)


@check("log")
def log() -> Condition:
    """Ask whether the database guards the log."""
    gone = missing(TRIGGERS)
    if not gone:
        return well(say("日志受数据库保护，只能增加"))
    names = tuple(trigger.name for trigger in gone)
    return bad(
        say("日志的保护触发器不在或者已停用：{names}", names=names),
        say("请运行 mingxi events verify 查明有无改动；重新启动 mingxi serve 会重新建立。"),
    )


@check("seals", vital=True)
def seals() -> Condition:
    """Ask how long the oldest entry has been waiting for its seal."""
    oldest = Event.objects.exclude(waiting=None).order_by("id").first()
    if oldest is None:
        return well(say("日志条目均已封存"))
    lag = now() - oldest.at
    seconds = str(round(lag.total_seconds()))
    if lag <= LAG_MAX:
        return well(say("最早的待封存日志条目已等候 {seconds} 秒", seconds=seconds))
    return bad(
        say("日志已有 {seconds} 秒没有封存", seconds=seconds),
        say("请确认 mingxi serve 在运行；原因见日志 clock.log 中的 duty_failed。"),
    )


@check("heads")
def heads() -> Condition:
    """Ask whether the newest signed head is kept outside of the data."""
    path, newest = settings.CONFIGURATION.heads, last_head()
    if path.is_relative_to(settings.CONFIGURATION.data):
        return bad(
            say("树头文件在数据文件夹之内：{path}", path=str(path)),
            say("请把 MINGXI_HEADS 设到数据文件夹之外，最好在另一台机器的磁盘上。"),
        )
    if newest is None:
        return well(say("日志还没有树头"))
    kept = last_kept_head(path)
    if kept is None or kept.at < newest.at:
        return doubtful(
            say("最新的树头还没有写到数据之外：{path}", path=str(path)),
            say("请确认该文件可以写入；时钟会在下次封存时补写。"),
        )
    return well(
        say("日志的树头在数据之外：{path}（可用 mingxi events verify 核对）", path=str(path))
    )
