"""The queue of those who write to an SQLite file, first come, first served, across processes.

SQLite's own waiting is polling with ever longer sleeps: whoever happens to ask at the right moment
goes first, and the unlucky wait a hundred times as long as the rest. So each asks here first. One
lock for all is not enough either: the system wakes everybody who waits for it, and who gets it is
luck again. So each takes the next *place* in a row, locks it, and waits for the place before it
alone; whoever leaves wakes the next one and nobody else.

Only order rests on the queue, never the truth of the data: SQLite's own lock is still taken behind
it. The operating system releases the locks of a process that dies, at whichever point it dies. Who
stood behind one that died waiting comes forward early, and waits at the *desk* for whom is there.
"""

import os
import sys
from pathlib import Path

# The file holds the number of the next place; the locks lie behind it, where nothing is written,
# since Windows lets nobody read what is locked.
_NUMBER_BYTES = 8
_COUNTER, _DESK, _FIRST_PLACE = 8, 9, 10
# Far more than can ever wait at once, and few enough for the offsets of every system.
_PLACES = 1 << 30

if sys.platform == "win32":
    import msvcrt
    import time

    _PAUSE_SECONDS = 0.001

    def _take(file: int, byte: int) -> None:
        """Wait for the lock of a byte; Windows wakes nobody, so it is asked every millisecond."""
        while True:
            os.lseek(file, byte, os.SEEK_SET)
            try:
                msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            except OSError:
                time.sleep(_PAUSE_SECONDS)
            else:
                return

    def _release(file: int, byte: int) -> None:
        os.lseek(file, byte, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)
else:
    import fcntl
    import struct

    def _lock_of(kind: int, byte: int) -> bytes:
        """Give C's ``struct flock`` for one byte: kind, from where, offset, length, no process."""
        return struct.pack("hhqqi", kind, os.SEEK_SET, byte, 1, 0)

    def _take(file: int, byte: int) -> None:
        """Wait for the lock of a byte; it belongs to the open file, so threads wait as well."""
        fcntl.fcntl(file, fcntl.F_OFD_SETLKW, _lock_of(fcntl.F_WRLCK, byte))

    def _release(file: int, byte: int) -> None:
        fcntl.fcntl(file, fcntl.F_OFD_SETLK, _lock_of(fcntl.F_UNLCK, byte))


class WriteQueue:
    """One connection's place in the queue of an SQLite file.

    Each connection opens the file of the queue for itself, so threads queue as processes do. There
    is no time limit: who is at the desk also holds SQLite's lock, and nobody could write before
    them.
    """

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(f"{database.name}-queue")
        self._file: int | None = None
        self._place: int | None = None

    def enter(self) -> None:
        """Wait until it is this connection's turn."""
        if self._file is None:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        file, place = self._file, _next_place(self._file)
        try:
            before = _byte_of(place - 1)
            _take(file, before)
            _release(file, before)
            _take(file, _DESK)
        except BaseException:
            _release(file, _byte_of(place))
            raise
        self._place = place

    def leave(self) -> None:
        """Let the next one write; without effect where it is not this connection's turn."""
        if self._file is None or self._place is None:
            return
        place, self._place = self._place, None
        _release(self._file, _DESK)
        _release(self._file, _byte_of(place))

    def close(self) -> None:
        """Leave, and close the queue's file; it is opened again when it is needed."""
        self.leave()
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _next_place(file: int) -> int:
    """Take and lock the next place of the row."""
    _take(file, _COUNTER)
    try:
        os.lseek(file, 0, os.SEEK_SET)
        place = int.from_bytes(os.read(file, _NUMBER_BYTES), "little")
        _take(file, _byte_of(place))
        os.lseek(file, 0, os.SEEK_SET)
        os.write(file, (place + 1).to_bytes(_NUMBER_BYTES, "little"))
    finally:
        _release(file, _COUNTER)
    return place


def _byte_of(place: int) -> int:
    return _FIRST_PLACE + place % _PLACES
