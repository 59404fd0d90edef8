"""Documents checked one after the other or by several processes: same answers, same order.

Few documents are under way at a time and results are handed on as they come, so the memory needed
does not grow with their number. A process that dies takes no other document with it.

Most calls need no other process: what starts them takes long to import, and is imported for those
that do.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

from mingxi.documents import Found

Answer = TypeVar("Answer")

Step = Callable[[Found], Answer]
"""What is done with one document; it travels to other processes, so it must pickle."""

Lost = Callable[[Found], Answer]
"""What is told of a document whose process died."""

_BATCH = 4
_FEW = 16


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
    from mingxi.cli.line import start_server  # noqa: PLC0415

    start_server()


def in_processes(
    found: Iterable[Found], step: Step[Answer], lost: Lost[Answer], jobs: int
) -> Iterator[Answer]:
    """Do it in ``jobs`` processes; a document whose process dies is told of by ``lost``."""
    from mingxi.cli.line import Line  # noqa: PLC0415

    line = Line(step, lost, jobs)
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
