"""The processes of the office, and the line they live by.

The supervisor holds the only writing end of a pipe and writes nothing. When it ends, by a signal, a
crash or ``kill -9``, every child reads the end of the pipe and stops by itself; stopping the office
is nothing else than closing the pipe. This needs no signals, so it is the same on Windows.
"""

import os
import signal
from _thread import interrupt_main
from multiprocessing.connection import Connection
from threading import Event, Thread, Timer
from types import FrameType

import django
from django.conf import settings
from django.utils.module_loading import import_string

from mingxi.office.frame.serving.logs import write_logs

# How long, in seconds, a child may go on with what it is at after it was asked to stop.
GRACE = 10


def begin(role: str, lifeline: Connection, work: str, *arguments: object) -> None:
    """Be a child: set Django up, work until asked to stop, and leave in time.

    Args:
        role: What the process is called in the logs.
        lifeline: The reading end of the supervisor's pipe.
        work: Path of a function ``(stopping: Event, *arguments) -> None``; it is imported only
            here, because models can be imported only after Django is set up.
        arguments: What the function is given besides.
    """
    stopping = Event()

    def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()
        _leave_in_time()

    signal.signal(signal.SIGTERM, ask_to_stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the supervisor
    Thread(target=_watch, args=(lifeline,), name="lifeline", daemon=True).start()
    django.setup()
    write_logs(role, settings.CONFIGURATION.logs)
    import_string(work)(stopping, *arguments)


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
