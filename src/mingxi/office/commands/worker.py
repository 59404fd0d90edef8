"""``mingxi worker``: one more worker, on this machine or on another one beside the database."""

import os
import signal
from threading import Event

import click

from mingxi.languages import say
from mingxi.office.commands.opening import in_office
from mingxi.speaking import SpokenCommand, language_option


@click.command(
    cls=SpokenCommand,
    says=say("另外启动一个作业进程（mingxi serve 已自带一个），按 Ctrl-C 在当前一段完成后停止"),
    examples=say("mingxi worker\nDATABASE_URL=postgresql://… mingxi worker"),
)
@language_option
@in_office
def worker() -> None:
    """Work on jobs until asked to stop."""
    from django.conf import settings

    from mingxi.office.frame.jobs.worker import work
    from mingxi.office.frame.serving.logs import forget_logs, write_logs

    # Each process turns over a file of its own; those of workers long gone are not kept.
    forget_logs("worker-*.log*", settings.CONFIGURATION.logs)
    write_logs(f"worker-{os.getpid()}", settings.CONFIGURATION.logs)
    stopping = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    work(stopping)
