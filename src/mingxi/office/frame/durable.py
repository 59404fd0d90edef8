"""Files that are there whole or not at all, whatever fails in the middle.

A file is written beside its place under a name of its own, brought to the disk, and renamed; then
the folder is brought to the disk as well, so that the name survives a loss of power.
"""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

# What a killed writer leaves behind begins so; sweepers know it by that.
UNFINISHED = ".unfinished-"


@contextmanager
def written_whole(path: Path, *, mode: int = 0o600) -> Iterator[BinaryIO]:
    """Open a file for writing; it takes its name only if the body ends well.

    Raises:
        OSError: it cannot be written (no room, no right); nothing is left behind.
    """
    unfinished = path.with_name(UNFINISHED + secrets.token_hex(8))
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(unfinished, flags, mode), "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    settle(path.parent)


def settle(folder: Path) -> None:
    """Bring the names in a folder to the disk (Windows has no call for it and does so itself)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
