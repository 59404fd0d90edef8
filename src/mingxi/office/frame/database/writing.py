"""The door of every service that writes."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

SLOW_SECONDS = 1.0

_log = logging.getLogger(__name__)
_is_open: ContextVar[bool] = ContextVar("writing", default=False)


class SwallowedFailureError(RuntimeError):
    """A part of a transaction failed, and the whole went on as if it had not."""


@contextmanager
def writing() -> Iterator[None]:
    """Open a short write transaction; inside another one it is part of that one.

    On SQLite whoever is inside keeps all others waiting, and on PostgreSQL those who want the same
    rows: nothing slow belongs here, no file, no network, no hashing of passwords. A transaction
    that took longer than a second is named in the log.

    A part has no savepoint of its own: what fails in it must fail the whole.

    Raises:
        SwallowedFailureError: It did, but its exception was caught on the way; nothing is written.
    """
    if _is_open.get():
        with transaction.atomic(savepoint=False):
            yield
        return
    with transaction.atomic():
        token = _is_open.set(True)
        begun = time.monotonic()
        try:
            yield
        finally:
            _is_open.reset(token)
        if transaction.get_rollback():
            raise SwallowedFailureError("a part failed; let its exception fail the whole")
    taken = time.monotonic() - begun
    if taken > SLOW_SECONDS:
        _log.warning("a write transaction kept others waiting for %.1f s", taken, stack_info=True)
