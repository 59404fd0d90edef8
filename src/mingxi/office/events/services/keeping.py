"""Heads outside the database: one line each in the file MINGXI_HEADS, which only grows."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from mingxi.office.events.reckoning.heads import SignedHead, UnreadableHeadError, head_of
from mingxi.office.events.selectors import heads_after
from mingxi.office.frame.configuration import configuration

# A line has about 340 bytes.
TAIL_BYTES = 4096


def keep_heads() -> None:
    """Write the heads that the file does not have yet; what failed once is made up for.

    After a restore the database knows less than the file. Heads go by their time, so that those
    that were abandoned stay, and the new ones follow them.

    Raises:
        OSError: The file cannot be written.
    """
    path = configuration().heads
    kept = last_kept_head(path)
    lines = b"".join(head.line() for head in heads_after(kept and kept.at))
    if not lines:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        if _is_torn(path):
            lines = b"\n" + lines
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def last_kept_head(path: Path) -> SignedHead | None:
    """Give the last head of the file that can be read; None where there is none."""
    for line in reversed(_tail(path).splitlines()):
        with suppress(UnreadableHeadError):
            return head_of(line)
    return None


def kept_lines(path: Path) -> Iterator[tuple[int, SignedHead | None]]:
    """Give the heads of a file with the numbers of their lines; None for a line that is none."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                head = None
                with suppress(UnreadableHeadError):
                    head = head_of(line)
                yield number, head


def largest_kept_size(path: Path) -> int:
    """Give how many entries the largest head of the file speaks for; 0 where there is none.

    After a restore the last head is not the largest: the file has those that were abandoned, too.
    """
    if not path.exists():
        return 0
    return max((head.size for _, head in kept_lines(path) if head is not None), default=0)


def _tail(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - TAIL_BYTES))
            return file.read()
    except FileNotFoundError:
        return b""


def _is_torn(path: Path) -> bool:
    """Tell whether the last writing was cut short (power failed in the middle of a line)."""
    return not _tail(path).endswith(b"\n") and path.stat().st_size > 0
