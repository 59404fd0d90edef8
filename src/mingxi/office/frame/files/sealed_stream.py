"""The form of an encrypted file: chunks of AES-256-GCM whose order and end are authenticated.

Layout: ``MXF1``, then chunks of 256 KiB of content, each with its tag; the last may be shorter, or
empty. A chunk's nonce is its number and whether it is the last (the STREAM construction), so chunks
cannot be altered, reordered, repeated, dropped or cut off unseen. The key serves one file alone.
"""

import secrets
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mingxi.office.frame.vault import UnsealingError

_MAGIC = b"MXF1"
_CHUNK_BYTES = 256 * 1024
_TAG_BYTES = 16
_NUMBER_BYTES = 11


def new_key() -> bytes:
    """Make the key of one file."""
    return secrets.token_bytes(32)


def write_sealed(pieces: Iterable[bytes], sink: BinaryIO, *, key: bytes, context: str) -> None:
    """Write content, encrypted, with no more than a chunk or a piece of it in memory."""
    cipher = AESGCM(key)
    sink.write(_MAGIC)
    sink.writelines(
        cipher.encrypt(_nonce(number, last), chunk, context.encode())
        for number, (chunk, last) in enumerate(_chunks(pieces))
    )


def read_sealed(stream: BinaryIO, *, key: bytes, context: str) -> Iterator[bytes]:
    """Give the content, chunk by chunk; only what is proven is given.

    Raises:
        UnsealingError: the file was altered, cut, or is another file; it may be after some chunks.
    """
    cipher = AESGCM(key)
    if stream.read(len(_MAGIC)) != _MAGIC:
        raise _broken(context)
    chunk = stream.read(_CHUNK_BYTES + _TAG_BYTES)
    number = 0
    last = False
    while not last:
        following = stream.read(_CHUNK_BYTES + _TAG_BYTES)
        last = not following
        try:
            yield cipher.decrypt(_nonce(number, last), chunk, context.encode())
        except InvalidTag:
            raise _broken(context) from None
        chunk = following
        number += 1


def _chunks(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Cut content into chunks, each with whether it is the last."""
    gathered = bytearray()
    for piece in pieces:
        gathered += piece
        # A full chunk is held back until more comes: only then it is not the last.
        while len(gathered) > _CHUNK_BYTES:
            yield bytes(gathered[:_CHUNK_BYTES]), False
            del gathered[:_CHUNK_BYTES]
    yield bytes(gathered), True


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(_NUMBER_BYTES, "big") + bytes([last])


def _broken(context: str) -> UnsealingError:
    return UnsealingError(
        f"{context} 的内容打不开：文件被改动、截断，或不是原来的文件。请从备份恢复它。"
    )
