"""How a command enters the office: Django is set up when it runs, not when it is listed."""

import os
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Command = TypeVar("Command", bound=Callable[..., Any])


def in_office(command: Command) -> Command:
    """Set Django up before the command's body runs; import models inside the body only."""

    @wraps(command)
    def opened(*args: Any, **kwargs: Any) -> Any:
        # What an office command writes is for the account that runs it and for nobody else.
        os.umask(0o077)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingxi.office.settings")
        import django  # listing the commands must not load it

        django.setup()
        return command(*args, **kwargs)

    return opened  # type: ignore[return-value]  # it has the command's own signature
