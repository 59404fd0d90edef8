"""Documents checked one after the other or by several processes: same answers, same order.

Few documents are under way at a time and results are handed on as they come, so the memory needed
does not grow with their number. A process that dies takes no other document with it.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_all_start_methods, get_context
from typing import Generic, NamedTuple, TypeVar

from mingxi.documents import Found

Answer = TypeVar("Answer")

Step = Callable[[Found], Answer]
"""What is done with one document; it travels to other processes, so it must pickle."""

Lost = Callable[[Found], Answer]
"""What is told of a document whose process died."""

_BATCH = 4
_BATCHES_PER_PROCESS = 2
_FEW = 16

_FORKSERVER = "forkserver"
_ENGINE = ["mingxi.cli.main", "mingxi.cli.engine"]


def one_by_one(found: Iterable[Found], step: Step[Answer]) -> Iterator[Answer]:
    """Do everything in this process."""
    return map(step, found)


def worthwhile(found: Iterable[Found]) -> tuple[int, Iterator[Found]]:
    """Give how many processes are worth starting, and what was found from its beginning on.

    A process takes longer to start than a few documents take to check.
    """
    rest = iter(found)
    first = list(islice(rest, _FEW))
    jobs = 1 if len(first) < _FEW else os.cpu_count() or 1
    return jobs, chain(first, rest)


def make_ready() -> None:
    """Begin to import the engine for other processes, while this one reads its call.

    Where the system has them, processes are forked off a server that holds the engine already: it
    is imported once, not once in each. Elsewhere each imports it for itself.
    """
    if _FORKSERVER in get_all_start_methods():
        from multiprocessing import forkserver  # noqa: PLC0415 - not every system has it

        get_context(_FORKSERVER).set_forkserver_preload(_ENGINE)
        with _interrupts_left_to_others():
            forkserver.ensure_running()


def in_processes(
    found: Iterable[Found], step: Step[Answer], lost: Lost[Answer], jobs: int
) -> Iterator[Answer]:
    """Do it in ``jobs`` processes; a document whose process dies is told of by ``lost``."""
    line = _Line(step, lost, jobs)
    rest = iter(found)
    try:
        while batch := tuple(islice(rest, _BATCH)):
            line.put(batch)
            if line.is_full:
                yield from line.take()
        while not line.is_empty:
            yield from line.take()
    finally:
        line.close()


class _Batch(NamedTuple, Generic[Answer]):
    """Some documents and the answer that is on its way."""

    found: tuple[Found, ...]
    answer: Future[list[Answer]]


class _Line(Generic[Answer]):
    """Batches under way, taken in the order they were put.

    A process that dies breaks every answer its pool still owes. Those batches are done again, apart
    from the others and one at a time, until it is known at which document a process dies.
    """

    def __init__(self, step: Step[Answer], lost: Lost[Answer], jobs: int) -> None:
        self._step, self._lost, self._jobs = step, lost, jobs
        self._pool = _pool(jobs)
        self._apart = _pool(1)
        self._waiting: deque[_Batch[Answer]] = deque()

    @property
    def is_full(self) -> bool:
        return len(self._waiting) > self._jobs * _BATCHES_PER_PROCESS

    @property
    def is_empty(self) -> bool:
        return not self._waiting

    def put(self, found: tuple[Found, ...]) -> None:
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
    make_ready()
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
