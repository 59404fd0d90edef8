"""Keyed digests: a value is found again by exact match, and nobody without the key can guess it.

A digest reads ``<key id>.<HMAC-SHA256, first 128 bits>``. The purpose is part of the key: the same
number kept for two purposes gives digests that do not match each other.
"""

import hmac
from functools import lru_cache
from unicodedata import normalize

from mingxi.office.frame.vault.keys import DataKey, Purpose, ring

_MAC_CHARACTERS = 32
DIGEST_CHARACTERS_MAX = 64


def digest(text: str, purpose: str) -> str:
    """Give the digest of a text under the present key, as it is to be kept.

    Args:
        text: The value; full-width forms and spaces at its ends make no difference.
        purpose: What it is kept for, such as ``identity_number``.
    """
    return _digest(text, purpose, ring().current(Purpose.DIGESTS))


def digests(text: str, purpose: str) -> list[str]:
    """Give the digests under which a text may have been kept: while keys rotate there are two."""
    return [_digest(text, purpose, key) for key in ring().keys_for(Purpose.DIGESTS)]


def digest_head(key_id: str) -> str:
    """Give what every digest made with a key begins with."""
    return key_id + "."


def _digest(text: str, purpose: str, key: DataKey) -> str:
    plain = normalize("NFKC", text).strip()
    mac = hmac.digest(_key_for(key, purpose), plain.encode(), "sha256")
    return digest_head(key.id) + mac.hex()[:_MAC_CHARACTERS]


@lru_cache(maxsize=256)
def _key_for(key: DataKey, purpose: str) -> bytes:
    """Derive the key of a purpose; kept, as a roster asks for it a hundred thousand times."""
    return key.derived(purpose)
