"""The door of every service that writes."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def writing() -> Iterator[None]:
    """Open a short write transaction; inside another one it is part of that one."""
    with transaction.atomic():
        yield
