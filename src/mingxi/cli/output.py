"""Files that are written whole or not at all, and never over what was checked."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from mingxi.languages import Message, say


class OutputError(Exception):
    """A file that cannot be written; ``message`` tells why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.template)
        self.message = message


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of ``path`` when it is whole.

    Until then it lies beside it under another name, so that a run that fails leaves what was there
    before. Raises OutputError where the file cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            yield file
        beside.replace(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(_unwritten(path, reason)) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def new_folder(path: Path) -> None:
    """Make a folder and those above it; raises OutputError where that cannot be done."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(_unwritten(path, error.strerror or type(error).__name__)) from error


def _unwritten(path: Path, reason: str) -> Message:
    return say("无法写入“{file}”：{reason}。", file=str(path), reason=reason)
