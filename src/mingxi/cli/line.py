"""The waiting line of documents before several processes, and how those processes are started."""

import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context
from typing import Generic, NamedTuple

from mingxi.cli.processes import Answer, Lost, Step
from mingxi.documents import Found

_BATCHES_PER_PROCESS = 2
# An answer reaches this process through a thread. While that waits for its turn, the process that
# sent the answer stands still: at the usual 5 ms that took a tenth of its time.
_TURN_SECONDS = 0.0002

_FORKSERVER = "forkserver"
_ENGINE = ["mingxi.cli.main", "mingxi.cli.engine", "mingxi.cli.line"]


def start_server() -> None:
    """Start the server that processes are forked off, where the system has such a thing."""
    if _FORKSERVER in get_all_start_methods():
        from multiprocessing import forkserver  # noqa: PLC0415 - not every system has it

        get_context(_FORKSERVER).set_forkserver_preload(_ENGINE)
        with _interrupts_left_to_others():
            forkserver.ensure_running()


class _Batch(NamedTuple, Generic[Answer]):
    """Some documents and the answer that is on its way."""

    found: tuple[Found, ...]
    answer: Future[list[Answer]]


class Line(Generic[Answer]):
    """Batches under way, taken in the order they were put.

    A process that dies breaks every answer its pool still owes. Those batches are done again, apart
    from the others and one at a time, until it is known at which document a process dies.
    """

    def __init__(self, step: Step[Answer], lost: Lost[Answer], jobs: int) -> None:
        self._step, self._lost, self._jobs = step, lost, jobs
        self._pool = _pool(jobs)
        self._apart = _pool(1)
        self._waiting: deque[_Batch[Answer]] = deque()
        self._usual_turn = sys.getswitchinterval()
        sys.setswitchinterval(_TURN_SECONDS)

    @property
    def is_full(self) -> bool:
        """Tell whether every process has enough to do for now."""
        return len(self._waiting) > self._jobs * _BATCHES_PER_PROCESS

    @property
    def is_empty(self) -> bool:
        """Tell whether every answer was taken."""
        return not self._waiting

    def put(self, found: tuple[Found, ...]) -> None:
        """Have some documents done, once a process is free."""
        try:
            answer = self._pool.submit(_each, self._step, found)
        except BrokenExecutor:
            self._pool = _pool(self._jobs)
            answer = self._pool.submit(_each, self._step, found)
        self._waiting.append(_Batch(found, answer))

    def take(self) -> list[Answer]:
        """Wait for the first batch; do it again with care where its process died."""
        found, answer = self._waiting.popleft()
        try:
            return answer.result()
        except BrokenExecutor:
            return self._again(found)

    def close(self) -> None:
        """Let go of what has not begun."""
        sys.setswitchinterval(self._usual_turn)
        for pool in (self._pool, self._apart):
            pool.shutdown(wait=False, cancel_futures=True)

    def _again(self, found: tuple[Found, ...]) -> list[Answer]:
        """Do a batch apart from the others; where that fails too, do it document by document."""
        try:
            return self._apart.submit(_each, self._step, found).result()
        except BrokenExecutor:
            self._apart = _pool(1)
        if len(found) == 1:
            return [self._lost(found[0])]
        return [document for one in found for document in self._again((one,))]


def _each(step: Step[Answer], batch: tuple[Found, ...]) -> list[Answer]:
    return [step(found) for found in batch]


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Start processes afresh: a copy of this one could inherit a lock that some thread holds."""
    start_server()
    method = _FORKSERVER if _FORKSERVER in get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(jobs, get_context(method), initializer=_leave_interrupts)


@contextmanager
def _interrupts_left_to_others() -> Iterator[None]:
    """Let a process that is started meanwhile leave Ctrl-C to this one: it inherits the deafness.

    Only the main thread may say so; elsewhere the caller has no terminal either.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard_by = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard_by)


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
