"""How a command enters the office: Django is set up when it runs, not when it is listed."""

import os
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
    set up in, is told in words.
    """

    @wraps(command)
    def opened(*args: Any, **kwargs: Any) -> Any:
        # What an office command writes is for the account that runs it and for nobody else.
        os.umask(0o077)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingxi.office.settings")
        import django  # listing the commands must not load it
        from django.db.utils import DatabaseError, OperationalError, ProgrammingError

        from mingxi.office.frame.configuration import WrongSettingError

        try:
            django.setup()
        except WrongSettingError as error:
            _give_up(error.said)
        try:
            return command(*args, **kwargs)
        except DatabaseError as error:
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


def _damaged(reason: str) -> Message:
    return say(
        "数据库已损坏，或者不是数据库文件（{reason}）。请停止系统，把原文件另存备查，"
        "再从备份恢复：mingxi restore 备份.tar --replace",
        reason=reason,
    )


def _give_up(said: Message) -> NoReturn:
    click.echo(render(said, click.get_current_context().obj), err=True)
    sys.exit(EXIT_WRONG_CALL)
