"""Which processes of the office are alive: each shows itself, health page and doctor look."""

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.jobs.leases import kept_alive
from mingxi.office.frame.jobs.models import Process

FORGOTTEN_AFTER = timedelta(days=1)


@contextmanager
def present(role: str) -> Iterator[None]:
    """Show that this process is alive, from now to the end of the block, whatever it is doing."""
    with writing():
        _show(role)
    with kept_alive(lambda: _show(role)):
        yield


def last_heard(role: str) -> datetime | None:
    """Give when a process of this role was last heard of; None if never."""
    heard = Process.objects.filter(role=role).order_by("-heard_at")
    return heard.values_list("heard_at", flat=True).first()


def _show(role: str) -> bool:
    number = os.getpid()
    moment = now()
    Process.objects.update_or_create(
        name=f"{role}@{platform.node()}:{number}"[-64:],
        defaults={"role": role, "number": number, "heard_at": moment},
    )
    Process.objects.filter(role=role, heard_at__lt=moment - FORGOTTEN_AFTER).delete()
    return True
