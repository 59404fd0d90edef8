"""Writers in processes of their own who begin together; each is a copy of this process.

What takes seconds, reading all the office, is done once, before they part.
"""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

_fork = get_context("fork")


def contending(write: Callable[[str], Any], count: int) -> list[Any]:
    """Let so many writers begin at the same moment, and give what each of them tells.

    No connection may be open: each writer opens its own.
    """
    together = _fork.Barrier(count)
    with ProcessPoolExecutor(
        count, mp_context=_fork, initializer=_begin, initargs=(together, write)
    ) as writers:
        return list(writers.map(_write, [f"writer{number}" for number in range(count)]))


def _begin(together: Any, write: Callable[[str], Any]) -> None:
    """Keep what a new process has to do; only a copy gets it as it is."""
    global _together, _task  # of this process alone
    _together, _task = together, write


def _write(name: str) -> Any:
    # Whoever is here waits for the last, so nobody writes twice.
    _together.wait()
    return _task(name)
