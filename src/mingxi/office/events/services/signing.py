"""The key that signs heads: ``heads.ed25519`` in MINGXI_KEYS, made when the first head is signed.

It is a PEM file (PKCS #8); ``heads.ed25519.pub`` beside it is for everyone, and
``mingxi events heads --public-key`` prints it. Where a key was lost for good, its public key (64
hexadecimal digits, as in every kept head) goes on a line of ``heads.known``: what it signed is then
still believed, and a new one signs.
"""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from mingxi.languages import say
from mingxi.office.frame.configuration import configuration
from mingxi.office.frame.durable import written_whole
from mingxi.office.frame.telling import ToldError
from mingxi.office.frame.vault.keys import alone

KEY_FILE = "heads.ed25519"
PUBLIC_FILE = "heads.ed25519.pub"
KNOWN_FILE = "heads.known"


class UnusableKeyError(ToldError):
    """A file of keys holds something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            say("{path} 不是可用的签名密钥文件，请从保管处放回原来的文件。", path=str(path))
        )


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
            raise UnusableKeyError(folder / KNOWN_FILE) from error
    return known


def public_pem() -> str:
    """Give the public key of the present signing key as a PEM file has it.

    Raises:
        UnusableKeyError: There is no key, or the file holds something else.
    """
    key = _read_key(configuration().keys / KEY_FILE).public_key()
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def _make_key(folder: Path) -> None:
    """Make the key; of several processes that try at once, one succeeds."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with alone(folder):
        if (folder / KEY_FILE).exists():
            return
        key = Ed25519PrivateKey.generate()
        with written_whole(folder / PUBLIC_FILE) as file:
            file.write(
                key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
            )
        with written_whole(folder / KEY_FILE) as file:
            file.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def _read_key(path: Path) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise UnusableKeyError(path) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise UnusableKeyError(path)
    return key
