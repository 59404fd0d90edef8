r"""Signed tree heads: the root over the first ``size`` entries at a time, under Ed25519.

Signed are the bytes ``mingxi tree head\\n`` and the canonical JSON of the head without its
signature. Kept outside the database, each head is one line: the same JSON with ``signature``.
"""

import json
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from mingxi.office.events.reckoning.canonical import Canonical, canonical
from mingxi.office.events.reckoning.entry import written_time

VERSION = 1
PREFIX = b"mingxi tree head\n"


class UnreadableHeadError(ValueError):
    """A line is no head."""


class SignedHead(NamedTuple):
    """A head and its signature; ``key`` is the raw public key (32 bytes) that it is signed with."""

    size: int
    root: bytes
    at: datetime
    key: bytes
    signature: bytes = b""

    def body(self) -> dict[str, Canonical]:
        """Give the head as the value that is signed."""
        return {
            "v": VERSION,
            "size": self.size,
            "root": self.root.hex(),
            "at": written_time(self.at),
            "key": self.key.hex(),
        }

    def line(self) -> bytes:
        """Give the head as it is kept outside the database."""
        return canonical({**self.body(), "signature": self.signature.hex()}) + b"\n"

    def is_signed_by(self, keys: Collection[bytes]) -> bool:
        """Tell whether one of these keys signed exactly this head."""
        if self.key not in keys:
            return False
        try:
            signed = PREFIX + canonical(self.body())
            Ed25519PublicKey.from_public_bytes(self.key).verify(self.signature, signed)
        except (InvalidSignature, ValueError):
            return False
        return True


def signed(size: int, root: bytes, at: datetime, key: Ed25519PrivateKey) -> SignedHead:
    """Sign a head."""
    head = SignedHead(size, root, at, key.public_key().public_bytes_raw())
    return head._replace(signature=key.sign(PREFIX + canonical(head.body())))


def head_of(line: bytes) -> SignedHead:
    """Read a line kept outside the database.

    Raises:
        UnreadableHeadError: It is no head, or not written as one.
    """
    try:
        said = json.loads(line)
        head = SignedHead(
            size=int(said["size"]),
            root=bytes.fromhex(said["root"]),
            at=datetime.fromisoformat(said["at"]),
            key=bytes.fromhex(said["key"]),
            signature=bytes.fromhex(said["signature"]),
        )
        written = head.line()
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise UnreadableHeadError("no tree head") from error
    if json.loads(written) != said or head.size < 1:
        raise UnreadableHeadError("a tree head of another version")
    return head
