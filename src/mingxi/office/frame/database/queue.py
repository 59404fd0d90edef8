"""The queue of those who write to an SQLite file, first come, first served, across processes.

SQLite's own waiting is polling with ever longer sleeps: whoever happens to ask at the right moment
goes first, and the unlucky wait a hundred times as long as the rest. So each asks here first. Two
lock files make a turnstile: who stands at the *door* is next, who has the *desk* writes. Nobody can
come to the desk past the door, so who has just written cannot overtake those who wait.

Only order rests on the queue, never the truth of the data: SQLite's own lock is still taken behind
it. The operating system releases the locks of a process that dies, at whichever point it dies.
"""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
    import time

    _PAUSE_SECONDS = 0.001

    def _take(file: int) -> None:
        """Wait for a lock file; Windows wakes nobody, so it is asked every millisecond."""
        while True:
            try:
                msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            except OSError:
                time.sleep(_PAUSE_SECONDS)
            else:
                return

    def _release(file: int) -> None:
        os.lseek(file, 0, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _take(file: int) -> None:
        """Wait for a lock file; the kernel wakes those who wait in their order."""
        fcntl.flock(file, fcntl.LOCK_EX)

    def _release(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


class WriteQueue:
    """One connection's place in the queue of an SQLite file.

    Each connection opens the lock files for itself, so threads queue as processes do. There is no
    time limit: who holds the desk also holds SQLite's lock, and nobody could write before them.
    """

    def __init__(self, database: Path) -> None:
        self._paths = [database.with_name(f"{database.name}-{name}") for name in ("door", "desk")]
        self._files: list[int] = []
        self._is_at_desk = False

    def enter(self) -> None:
        """Wait until it is this connection's turn."""
        if not self._files:
            self._files = [os.open(path, os.O_RDWR | os.O_CREAT, 0o666) for path in self._paths]
        door, desk = self._files
        _take(door)
        try:
            _take(desk)
            self._is_at_desk = True
        finally:
            _release(door)

    def leave(self) -> None:
        """Let the next one write; without effect where it is not this connection's turn."""
        if self._is_at_desk:
            self._is_at_desk = False
            _release(self._files[1])

    def close(self) -> None:
        """Leave, and close the lock files; they are opened again when they are needed."""
        self.leave()
        while self._files:
            os.close(self._files.pop())
