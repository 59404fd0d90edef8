"""Whether a request came from the machine itself."""

from collections.abc import Mapping
from ipaddress import ip_address

# Any of these says that something in front passed the request on for somebody else.
_PASSED_ON = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP")
_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})


def is_from_this_machine(environment: Mapping[str, object]) -> bool:
    """Tell it of a WSGI environment: peer and host asked for are loopback, and nobody passed it on.

    A peer of 127.0.0.0/8 or ::1 can have come by the loopback interface alone.
    """
    if any(environment.get(header) for header in _PASSED_ON):
        return False
    host = str(environment.get("HTTP_HOST", "")).lower()
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return name in _NAMES and _is_loopback(str(environment.get("REMOTE_ADDR", "")))


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
