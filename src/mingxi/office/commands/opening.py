"""How a command enters the office: Django is set up when it runs, not when it is listed."""

import os
import sqlite3
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn, TypeVar

import click

from mingxi.languages import Message, render, say
from mingxi.speaking import EXIT_WRONG_CALL

Command = TypeVar("Command", bound=Callable[..., Any])


def in_office(command: Command) -> Command:
    """Set Django up before the command's body runs; import models inside the body only.

    A wrong setting, a database that does not answer, that is damaged, or that no office was ever
    set up in, a full disk, and a file that may not be
    used, are told in words.
    """

    @wraps(command)
    def opened(*args: Any, **kwargs: Any) -> Any:
        # What an office command writes is for the account that runs it and for nobody else.
        os.umask(0o077)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingxi.office.settings")
        import django  # listing the commands must not load it
        from django.db.utils import DatabaseError, OperationalError, ProgrammingError

        from mingxi.office.frame.configuration import WrongSettingError
        from mingxi.office.frame.fullness import is_disk_full

        try:
            django.setup()
        except WrongSettingError as error:
            _give_up(error.said)
        try:
            return command(*args, **kwargs)
        except (DatabaseError, OSError, sqlite3.OperationalError) as error:
            if is_disk_full(error):
                _give_up(_disk_full(str(error).strip()))
            if isinstance(error, OSError) and error.filename is not None:
                _give_up(_barred(error))
            if not isinstance(error, DatabaseError):
                raise
            reason = str(error).strip().partition("\n")[0]
            if isinstance(error, ProgrammingError) and "does not exist" not in reason:
                raise
            if isinstance(error, OperationalError | ProgrammingError):
                _give_up(_no_office(reason))
            # SQLite says so of a file that is damaged or none of its own; others mean our mistake.
            if type(error) is not DatabaseError:
                raise
            _give_up(_damaged(reason))

    return opened  # type: ignore[return-value]  # it has the command's own signature


def _no_office(reason: str) -> Message:
    from django.conf import settings

    return say(
        "数据库没有应答，或者其中还没有明细的数据（{reason}）。请核对 DATABASE_URL 和 "
        "MINGXI_DATA（现为 {folder}）；新装的系统请先运行 mingxi begin 或 mingxi demo。",
        reason=reason,
        folder=str(settings.CONFIGURATION.data),
    )


def _disk_full(reason: str) -> Message:
    return say(
        "磁盘已满，没有办完（{reason}）。请清理磁盘，或换到有空间的磁盘，再运行一次。",
        reason=reason,
    )


def _barred(error: OSError) -> Message:
    return say(
        "无法使用 {file}（{reason}）。请核对它和所在文件夹的权限，磁盘是否只读，再运行一次。",
        file=str(error.filename),
        reason=error.strerror or "",
    )


def _damaged(reason: str) -> Message:
    return say(
        "数据库已损坏，或者不是数据库文件（{reason}）。请停止系统，把原文件另存备查，"
        "再从备份恢复：mingxi restore 备份.tar --replace",
        reason=reason,
    )


def _give_up(said: Message) -> NoReturn:
    click.echo(render(said, click.get_current_context().obj), err=True)
    sys.exit(EXIT_WRONG_CALL)
