"""How much one request may send; without Django, since its settings are made of it."""

_MEGABYTE = 1024**2

FILE_BYTES_MAX = 50 * _MEGABYTE
"""One file: the largest project texts with scans inside stay below it."""

FILES_MAX = 20
"""Files of one request."""

REQUEST_BYTES_MAX = 60 * _MEGABYTE
"""All that a request sends. It is held in memory, so that no open text ever lies on the disk."""

FORM_BYTES_MAX = 2 * _MEGABYTE
"""What a request sends beside its files."""


def megabytes(size: int) -> str:
    """Tell a limit as readers know it: ``50MB``."""
    return f"{size // _MEGABYTE}MB"
