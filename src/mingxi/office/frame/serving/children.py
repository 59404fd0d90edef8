"""The processes of the office, and the line they live by.

The supervisor holds the only writing end of a pipe and writes nothing. When it ends, by a signal, a
crash or ``kill -9``, every child reads the end of the pipe and stops by itself; stopping the office
is nothing else than closing the pipe. This needs no signals, so it is the same on Windows.
"""

import os
import signal
import socket
import sys
from _thread import interrupt_main
from collections.abc import Callable
from multiprocessing.connection import Connection
from threading import Event, Thread, Timer
from types import FrameType

# How long, in seconds, a child may go on with what it is at after it was asked to stop.
GRACE = 10

Work = Callable[[Event], None]


def begin(role: str, lifeline: Connection, work: Callable[..., None], *arguments: object) -> None:
    """Be a child: set Django up, work until asked to stop, and leave in time."""
    stopping = Event()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the supervisor

    def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()
        _leave_in_time()
        if work is web:  # waitress stops by an exception
            sys.exit(0)

    signal.signal(signal.SIGTERM, ask_to_stop)
    Thread(target=_watch, args=(lifeline,), name="lifeline", daemon=True).start()

    import django

    django.setup()

    from django.conf import settings

    from mingxi.office.frame.serving.logs import write_logs

    write_logs(role, settings.CONFIGURATION.logs)
    work(stopping, *arguments)


def web(_stopping: Event, listening: socket.socket, threads: int) -> None:
    """Answer requests."""
    from django.conf import settings

    from mingxi.office.frame.serving.web import run_web

    run_web(listening, threads, settings.CONFIGURATION)


def worker(stopping: Event) -> None:
    """Work on jobs."""
    from mingxi.office.frame.jobs.worker import work

    work(stopping=stopping.is_set, rest=stopping.wait)


def clock(stopping: Event) -> None:
    """Start duties."""
    from mingxi.office.frame.jobs.clockwork import run_clock

    run_clock(stopping=stopping.is_set, rest=stopping.wait)


def _watch(lifeline: Connection) -> None:
    """Wait for the supervisor's end, and ask this process to stop."""
    try:
        lifeline.recv_bytes()
    except (EOFError, OSError):
        interrupt_main(signal.SIGTERM)
        # The main thread may be deep in a call that no signal interrupts.
        _leave_in_time()


def _leave_in_time() -> None:
    leaving = Timer(GRACE, os._exit, args=(1,))
    leaving.daemon = True
    leaving.start()
