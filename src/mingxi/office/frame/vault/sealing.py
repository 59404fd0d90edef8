"""Sealed values: AES-256-GCM, with the id of the key in front and the value's place as condition.

Layout: version (1 byte, 1) | key id (5) | nonce (12, random) | ciphertext | tag (16). The head and
the context are authenticated with the ciphertext: a value moved to another row or field, or said to
be of another key, does not open.
"""

import secrets
from base64 import b64encode

from cryptography.exceptions import InvalidTag

from mingxi.office.frame.vault.keys import KEY_ID_BYTES, NONCE_BYTES, Purpose, ring

_VERSION = b"\x01"
_HEAD_BYTES = len(_VERSION) + KEY_ID_BYTES
_TAG_BYTES = 16


class UnsealingError(ValueError):
    """A sealed value does not open: it was altered, or moved from another place."""


def seal(plain: bytes, context: str) -> bytes:
    """Seal a value for one place.

    What is to be kept belongs into a ``SealedTextField``: key rotation knows its rows. A secret
    that lives outside the database is better derived (``secret``).

    Args:
        plain: The value.
        context: The place it belongs to, such as ``people.person.phone/<row key>``; it opens
            nowhere else.
    """
    key = ring().current(Purpose.FIELDS)
    head = _VERSION + bytes.fromhex(key.id)
    nonce = secrets.token_bytes(NONCE_BYTES)
    return head + nonce + key.cipher.encrypt(nonce, plain, head + context.encode())


def unseal(sealed: bytes, context: str) -> bytes:
    """Open a value at its place.

    Raises:
        UnsealingError: it was altered, cut or moved.
        MissingKeyError: its key is not in the ring; names the key.
    """
    if len(sealed) < _HEAD_BYTES + NONCE_BYTES + _TAG_BYTES or not sealed.startswith(_VERSION):
        raise UnsealingError(f"{context} 处的密文残缺或不是密文。请用备份核对这一行。")
    head, rest = sealed[:_HEAD_BYTES], sealed[_HEAD_BYTES:]
    key = ring().key(key_id_of(sealed))
    try:
        return key.cipher.decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], head + context.encode())
    except InvalidTag:
        raise UnsealingError(
            f"{context} 处的密文打不开：它被改动过，或是从别的行、别的字段移来的。"
            "请用备份核对这一行。"
        ) from None


def key_id_of(sealed: bytes) -> str:
    """Name the key that a value is sealed with."""
    return sealed[len(_VERSION) : _HEAD_BYTES].hex()


def head_text(key_id: str) -> str:
    """Give the characters of base64 that every value sealed with a key begins with."""
    return b64encode(_VERSION + bytes.fromhex(key_id)).decode()
