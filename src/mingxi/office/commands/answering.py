"""What commands of the office answer in the reader's language, and how they end."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from mingxi.languages import Message, render
from mingxi.office.frame.telling import ToldError

EXIT_WRONG = 1

Command = TypeVar("Command", bound=Callable[..., Any])


def answer(said: Message) -> None:
    """Print a sentence in the language of the call."""
    click.echo(render(said, click.get_current_context().obj))


def telling_refusals(command: Command) -> Command:
    """End with 1 and the reason, in place of a traceback, where something cannot be done."""

    @wraps(command)
    def told(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except ToldError as error:
            click.echo(render(error.said, click.get_current_context().obj), err=True)
            sys.exit(EXIT_WRONG)

    return told  # type: ignore[return-value]  # it has the command's own signature
