"""What the doctor looks at besides: whether this installation is set up safely."""

import os
import platform
import sqlite3
import stat
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection

from mingxi import __version__
from mingxi.languages import say
from mingxi.office.frame.clock import now
from mingxi.office.frame.configuration import LOOPBACK_HOSTS
from mingxi.office.frame.serving.migrations import pending, unknown
from mingxi.office.frame.serving.soundness import Condition, bad, check, doubtful, well
from mingxi.office.frame.vault.keys import KeysAbsentError, read_ring

LIBRARIES = ("django", "django-ninja", "cryptography", "waitress", "whitenoise")
# Bits of a file's mode that let others in.
OTHERS = stat.S_IRWXG | stat.S_IRWXO
CLOCKS_APART_SECONDS_MAX = 5.0


@check("versions")
def versions() -> Condition:
    """Name the versions that a report of a fault should name."""
    libraries = tuple(f"{name} {version(name)}" for name in LIBRARIES)
    return well(
        say(
            "明细 {mingxi}，Python {python}（{system}），{libraries}",
            mingxi=__version__,
            python=platform.python_version(),
            system=platform.system(),
            libraries=libraries,
        )
    )


@check("data")
def data() -> Condition:
    """Ask whether the data folder is there, ours to write, and nobody else's to read."""
    folder = settings.CONFIGURATION.data
    if not folder.is_dir():
        return bad(
            say("数据文件夹不存在：{folder}", folder=str(folder)),
            say("请运行 mingxi serve 建立，或把 MINGXI_DATA 设为已有的数据文件夹。"),
        )
    if not os.access(folder, os.W_OK):
        return bad(
            say("数据文件夹不能写入：{folder}", folder=str(folder)),
            say("请让运行明细的账户拥有这个文件夹。"),
        )
    if _open_to_others(folder):
        return doubtful(
            say("本机其他账户可以读取数据文件夹：{folder}", folder=str(folder)),
            say("请运行 chmod 700 {folder}", folder=str(folder)),
        )
    return well(say("数据文件夹可写，仅本账户可读：{folder}", folder=str(folder)))


@check("keys")
def keys() -> Condition:
    """Ask whether the keys lie apart from the data, readable by this account alone."""
    folder, apart_from = settings.CONFIGURATION.keys, settings.CONFIGURATION.data
    if folder.is_relative_to(apart_from):
        return bad(
            say("密钥文件夹在数据文件夹之内：{folder}", folder=str(folder)),
            say("请把密钥移到数据文件夹之外，并设 MINGXI_KEYS；否则数据的备份会带走密钥。"),
        )
    if not folder.is_dir():
        return doubtful(
            say("密钥文件夹尚未建立：{folder}", folder=str(folder)),
            say("首次启动时会建立；若是恢复的数据，请先放回原来的密钥。"),
        )
    try:
        read_ring(folder)
    except KeysAbsentError as error:
        return bad(say("密钥无法使用"), error.said)
    exposed = [path for path in (folder, *folder.rglob("*")) if _open_to_others(path)]
    if exposed:
        return bad(
            say("本机其他账户可以读取密钥：{paths}", paths=tuple(map(str, exposed))),
            say("请运行 chmod -R go= {folder}，并考虑更换密钥。", folder=str(folder)),
        )
    return well(say("密钥在数据之外，仅本账户可读：{folder}", folder=str(folder)))


@check("migrations")
def migrations() -> Condition:
    """Ask whether the database is of this version."""
    newer = unknown()
    if newer:
        return bad(
            say("数据库由更新版本的明细升级过：{newer}", newer=tuple(newer)),
            say("请安装更新的版本，或用 mingxi restore 恢复升级前的备份。"),
        )
    waiting = pending()
    if waiting:
        return bad(
            say("数据库有 {count} 项升级尚未执行", count=str(len(waiting))),
            say("请备份（mingxi backup）后重新启动 mingxi serve，它会执行升级。"),
        )
    return well(say("数据库结构与本版本一致"))


@check("durability")
def durability() -> Condition:
    """Ask whether what is committed survives a power cut."""
    if connection.vendor == "sqlite":
        expected = {"PRAGMA journal_mode": "wal", "PRAGMA synchronous": "2"}
        kind = f"SQLite {sqlite3.sqlite_version}"
    else:
        expected = {"SHOW fsync": "on", "SHOW full_page_writes": "on"}
        kind = f"PostgreSQL {_asked('SHOW server_version')}"
    wrong = {what: found for what, want in expected.items() if (found := _asked(what)) != want}
    if connection.vendor == "postgresql" and _asked("SHOW synchronous_commit") == "off":
        wrong["SHOW synchronous_commit"] = "off"
    if wrong:
        found = tuple(f"{what} = {value}" for what, value in wrong.items())
        return bad(
            say("{kind}：断电时可能丢失已提交的数据（{found}）", kind=kind, found=found),
            say("请恢复数据库的默认设置（预写日志、同步写盘）。"),
        )
    return well(say("{kind}：已提交的数据断电不丢失", kind=kind))


@check("time")
def time() -> Condition:
    """Ask whether the clocks of this machine and of the database agree."""
    moment = now()
    told = say("现在是 {moment}（Asia/Shanghai）", moment=moment.strftime("%Y-%m-%d %H:%M:%S"))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            apart = abs((cursor.fetchone()[0] - moment).total_seconds())
        if apart > CLOCKS_APART_SECONDS_MAX:
            return bad(
                say("本机与数据库服务器的时间相差 {seconds} 秒", seconds=f"{apart:.0f}"),
                say("请在两台机器上开启网络对时（NTP）；租约与期限以时间为准。"),
            )
    return well(told)


@check("debug")
def debug() -> Condition:
    """Ask whether errors show the program's inside to readers."""
    if settings.DEBUG:
        return bad(say("DEBUG 已打开，出错页会泄露内部信息"), say("请使用本系统自带的设置。"))
    return well(say("DEBUG 已关闭"))


@check("reach")
def reach() -> Condition:
    """Ask whether those outside of this machine are served by HTTPS, and only by known names."""
    configured = settings.CONFIGURATION
    if "*" in configured.hosts:
        return bad(
            say("MINGXI_HOSTS 含“*”，会接受任意主机名"), say("请只写对外使用的主机名，用逗号分隔。")
        )
    outside = [host for host in configured.hosts if host not in LOOPBACK_HOSTS]
    if not outside:
        return well(say("只对本机服务"))
    names = tuple(outside)
    if not configured.secure:
        return bad(
            say("对外服务（{names}）而未声明 HTTPS，口令与会话会以明文传送", names=names),
            say("请在前面架设 HTTPS 代理，并设 MINGXI_SECURE=1 和 MINGXI_PROXY=代理的地址。"),
        )
    if not configured.proxy:
        return bad(
            say("声明了 HTTPS，但没有可信的代理，无法得知读者是否经 HTTPS 而来"),
            say("请设 MINGXI_PROXY=代理的地址，例如 127.0.0.1。"),
        )
    return well(
        say("对外服务（{names}），经代理 {proxy} 使用 HTTPS", names=names, proxy=configured.proxy)
    )


def _asked(question: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return str(cursor.fetchone()[0])


def _open_to_others(path: Path) -> bool:
    """Tell whether other accounts of this machine get in; Windows keeps that elsewhere."""
    return os.name == "posix" and bool(path.stat().st_mode & OTHERS)
