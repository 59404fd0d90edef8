"""The key that signs heads: ``heads.ed25519`` in MINGXI_KEYS, made when the first head is signed.

It is a PEM file (PKCS #8) that only its owner may read; ``heads.ed25519.pub`` beside it is for
everyone. Where a key was lost for good, its public key (64 hexadecimal digits, as in every kept
head) goes on a line of ``heads.known``: what it signed is then still believed, and a new one signs.
"""

import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from mingxi.office.frame.configuration import configuration

KEY_FILE = "heads.ed25519"
PUBLIC_FILE = "heads.ed25519.pub"
KNOWN_FILE = "heads.known"


class UnusableKeyError(RuntimeError):
    """The file of the signing key holds something else."""


def signing_key() -> Ed25519PrivateKey:
    """Give the key that signs heads; the first call makes it.

    Raises:
        UnusableKeyError: The file is no Ed25519 key.
    """
    folder = configuration().keys
    if not (folder / KEY_FILE).exists():
        _make_key(folder)
    return _read_key(folder / KEY_FILE)


def known_keys() -> set[bytes]:
    """Give the public keys whose heads are believed; none where no head was ever signed here.

    Raises:
        UnusableKeyError: A file of keys holds something else.
    """
    folder = configuration().keys
    known = set()
    if (folder / KEY_FILE).exists():
        known.add(_read_key(folder / KEY_FILE).public_key().public_bytes_raw())
    if (folder / KNOWN_FILE).exists():
        try:
            known |= {bytes.fromhex(line) for line in (folder / KNOWN_FILE).read_text().split()}
        except ValueError as error:
            raise UnusableKeyError(f"{folder / KNOWN_FILE} holds more than public keys") from error
    return known


def _make_key(folder: Path) -> None:
    """Make the key; of several processes that try at once, one succeeds."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = Ed25519PrivateKey.generate()
    draft = folder / f"{KEY_FILE}.{secrets.token_hex(4)}"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(private)
        file.flush()
        os.fsync(file.fileno())
    try:
        # A link, unlike a renaming, never replaces a key that is there already.
        (folder / KEY_FILE).hardlink_to(draft)
    except FileExistsError:
        return
    finally:
        draft.unlink()
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (folder / PUBLIC_FILE).write_bytes(public)


def _read_key(path: Path) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError) as error:
        raise UnusableKeyError(f"{path} is no key") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise UnusableKeyError(f"{path} is no Ed25519 key")
    return key
