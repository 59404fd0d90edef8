"""Payments as they stand on a list."""

from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple


class ListedPayment(NamedTuple):
    """One payment of a list: its number there, the line that pays it, and the amount in fen."""

    number: str
    line: int
    fen: int

    @property
    def row(self) -> bytes:
        """The payment as a row, as the log's digest takes it: ``17 3 350000``."""
        return f"{self.number} {self.line} {self.fen}".encode()


def digest_of(rows: Iterable[bytes]) -> str:
    """Give the digest that tells one list from another: SHA-256 over its rows."""
    digest = sha256()
    for row in rows:
        digest.update(row + b"\n")
    return digest.hexdigest()
