"""Whether a disk is full: the system and each database say it in a way of their own."""

import errno

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
# SQLite: "database or disk is full"; PostgreSQL: "could not extend file …: No space left …".
_SAID = ("disk is full", "No space left on device")


def is_disk_full(error: BaseException) -> bool:
    """Tell it of an error, or of what it arose from."""
    if isinstance(error, OSError) and error.errno in _FULL:
        return True
    return any(said in str(error) for said in _SAID)
