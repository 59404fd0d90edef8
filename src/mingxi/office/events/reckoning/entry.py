"""An entry as it is hashed, and the digests in it.

The bytes of a leaf are the canonical JSON of ``body(entry)``; any change of an entry's meaning
needs another ``v``, so that old entries keep their bytes.
"""

import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mingxi.office.events.reckoning.canonical import Canonical, canonical
from mingxi.office.events.reckoning.tree import leaf_hash, root_over

VERSION = 1
SALT_BYTES = 32
ZONE = ZoneInfo("Asia/Shanghai")


class Entry(NamedTuple):
    """An entry of the log; fields as the database has them, in its columns' order."""

    id: int
    at: datetime
    actor_number: str
    actor_name: str
    channel: str
    address_digest: str
    kind: str
    subject_label: str
    subject_key: str
    changed: Sequence[str]
    facts: Mapping[str, str | int]
    secret_digests: Mapping[str, str]
    lines_root: str
    lines_count: int | None


@dataclass(frozen=True)
class Lines:
    """The digest of a batch: the root of the tree over its lines (any line can be proven in it)."""

    root: str
    count: int


def written_time(at: datetime) -> str:
    """Write a time to the microsecond, as it is in Asia/Shanghai."""
    return at.astimezone(ZONE).isoformat(timespec="microseconds")


def body(entry: Entry) -> dict[str, Canonical]:
    """Give an entry as the value that is hashed."""
    return {
        "v": VERSION,
        "id": entry.id,
        "at": written_time(entry.at),
        "by": {"number": entry.actor_number, "name": entry.actor_name},
        "from": {"channel": entry.channel, "address": entry.address_digest},
        "kind": entry.kind,
        "on": {"label": entry.subject_label, "key": entry.subject_key},
        "changed": entry.changed,
        "facts": entry.facts,
        "secrets": entry.secret_digests,
        "lines": None
        if entry.lines_count is None
        else {"root": entry.lines_root, "count": entry.lines_count},
    }


def entry_hash(entry: Entry) -> bytes:
    """Give the leaf hash of an entry."""
    return leaf_hash(canonical(body(entry)))


def secret_digest(value: str, salt: bytes) -> str:
    """Give the digest of a secret: HMAC-SHA-256 of its UTF-8 bytes under its salt, in hex."""
    return hmac.digest(salt, value.encode(), "sha256").hex()


def lines_digest(lines: Iterable[bytes]) -> Lines:
    """Give the digest of a batch's lines, in their order."""
    leaves = [leaf_hash(line) for line in lines]
    return Lines(root_over(leaves).hex(), len(leaves))
