"""How failed sign-ins close a name for a while, and slow down an address.

Both are reckoned from the log alone, so that a name which nobody bears is closed just as one which
somebody does: an answer never tells whether a name exists.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

FAILURES_MAX = 5
# Failures count together within it, and a closed name opens again after it.
WINDOW = timedelta(minutes=15)
# A whole office may stand behind one address: it is slowed down, never closed for long.
ADDRESS_FAILURES_FREE = 20
ADDRESS_PAUSE_MAX = timedelta(minutes=1)


def name_closed_until(failures: Sequence[datetime]) -> datetime | None:
    """Give the time at which a name opens again; None if it is open.

    Args:
        failures: Times of wrong tries since the last good one, within ``WINDOW``, in any order;
            tries at a closed name are no failures, so that nobody can keep it closed.
    """
    return max(failures) + WINDOW if len(failures) >= FAILURES_MAX else None


def address_paused_until(failures: Sequence[datetime]) -> datetime | None:
    """Give the time at which an address may try again: after the free failures 1, 2, 4 … s later.

    Args:
        failures: Times of wrong tries from the address within ``WINDOW``, in any order.
    """
    beyond = len(failures) - ADDRESS_FAILURES_FREE
    if beyond < 0:
        return None
    # 2⁶ s exceeds the longest pause; a larger exponent would only grow without use.
    pause = timedelta(seconds=2 ** min(beyond, 6))
    return max(failures) + min(pause, ADDRESS_PAUSE_MAX)
