"""Documents checked one after the other or by several processes: same answers, same order.

Few documents are under way at a time and results are handed on as they come, so the memory needed
does not grow with their number. A process that dies takes no other document with it.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context
from typing import NamedTuple

from mingxi.documents import Found
from mingxi.reports import report

Step = Callable[[Found], report.Document]
"""What is done with one document; it travels to other processes, so it must pickle."""

Lost = Callable[[Found], report.Document]
"""What is told of a document whose process died."""

_BATCH = 4
_BATCHES_PER_PROCESS = 2
_FEW = 16


def one_by_one(found: Iterable[Found], step: Step) -> Iterator[report.Document]:
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


def in_processes(
    found: Iterable[Found], step: Step, lost: Lost, jobs: int
) -> Iterator[report.Document]:
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


class _Batch(NamedTuple):
    """Some documents and the answer that is on its way."""

    found: tuple[Found, ...]
    answer: Future[list[report.Document]]


class _Line:
    """Batches under way, taken in the order they were put."""

    def __init__(self, step: Step, lost: Lost, jobs: int) -> None:
        self._step, self._lost, self._jobs = step, lost, jobs
        self._pool = _pool(jobs)
        self._waiting: deque[_Batch] = deque()

    @property
    def is_full(self) -> bool:
        return len(self._waiting) > self._jobs * _BATCHES_PER_PROCESS

    @property
    def is_empty(self) -> bool:
        return not self._waiting

    def put(self, found: tuple[Found, ...]) -> None:
        self._waiting.append(_Batch(found, self._submitted(found)))

    def take(self) -> list[report.Document]:
        """Wait for the first batch; where a process died, find out at which document."""
        batch = self._waiting.popleft()
        try:
            return batch.answer.result()
        except BrokenExecutor:
            self._begin_again()
            return [self._alone(found) for found in batch.found]

    def close(self) -> None:
        """Let go of what has not begun."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _submitted(self, found: tuple[Found, ...]) -> Future[list[report.Document]]:
        try:
            return self._pool.submit(_each, self._step, found)
        except BrokenExecutor as broken:
            answer: Future[list[report.Document]] = Future()
            answer.set_exception(broken)
            return answer

    def _begin_again(self) -> None:
        """Take new processes: a dead one has broken every answer that was on its way."""
        self.close()
        self._pool = _pool(self._jobs)
        self._waiting = deque(
            _Batch(batch.found, self._submitted(batch.found)) for batch in self._waiting
        )

    def _alone(self, found: Found) -> report.Document:
        """Give a document a process of its own, so that only the guilty one is lost."""
        with _pool(1) as pool:
            try:
                return pool.submit(self._step, found).result()
            except BrokenExecutor:
                return self._lost(found)


def _each(step: Step, batch: tuple[Found, ...]) -> list[report.Document]:
    return [step(found) for found in batch]


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Start processes afresh: a copy of this one could inherit a lock that some thread holds."""
    return ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
