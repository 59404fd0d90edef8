"""The ring of keys: master keys in files of their own, and data keys wrapped by them.

``MINGXI_KEYS`` holds ``master-<id>.key`` (hexadecimal, one line) and ``ring.json``: for every data
key its id, purpose, day of making, and the key itself, wrapped (AES-256-GCM) by a master key. Both
are made at the first need, together; the data then bears a mark that it is sealed, and keys that
went missing are never silently replaced by new ones.

The youngest key of a purpose seals; older ones open what they sealed until rotation is through with
them. The ring is read again when its file has changed, so that a rotation reaches every process.
"""

import json
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.core.files import locks

from mingxi.languages import Message, say
from mingxi.office.frame.clock import now
from mingxi.office.frame.configuration import Configuration, configuration
from mingxi.office.frame.durable import written_whole
from mingxi.office.frame.telling import ToldError

KEY_BYTES = 32
NONCE_BYTES = 12
# With the version byte of a sealed value six bytes: eight characters of base64, no more, no less.
KEY_ID_BYTES = 5

# In the folder of data: that there is something which needs keys.
MARK = "encrypted.txt"

_RING = "ring.json"
_FORMAT = 1
_MARK_TEXT = "此文件夹中的数据已加密，密钥在 MINGXI_KEYS 文件夹，请另行保管。请勿删除本文件。\n"


class Purpose(StrEnum):
    """What a data key is for."""

    FIELDS = "fields"
    DIGESTS = "digests"
    # Not rotated: what is derived from it (sessions' signatures, digests in the sealed log) is
    # nowhere kept in a form that could be made anew.
    SECRETS = "secrets"


class KeysAbsentError(ToldError):
    """The folder of keys cannot be used; the message names it and tells the mend."""


class MissingKeyError(ToldError):
    """A value needs a key that is not in the ring."""

    def __init__(self, key_id: str, folder: Path) -> None:
        super().__init__(
            say(
                "密钥文件夹 {folder} 中没有密钥 {id}。用它加密的数据要打开，"
                "请放回当时另存的密钥文件夹（ring.json 与 master-*.key），"
                "或把环境变量 MINGXI_KEYS 指向它；现有密钥可用 mingxi keys list 查看。",
                folder=str(folder),
                id=key_id,
            )
        )
        self.key_id = key_id


@dataclass(frozen=True)
class DataKey:
    """A data key, opened."""

    id: str
    purpose: Purpose
    made: datetime
    master_id: str
    key: bytes = field(repr=False)

    @cached_property
    def cipher(self) -> AESGCM:
        """The key as a cipher; setting one up takes longer than sealing a name."""
        return AESGCM(self.key)

    def derived(self, info: str) -> bytes:
        """Derive 32 bytes for one use (HKDF-SHA256); the same use gives the same bytes."""
        return HKDF(SHA256(), KEY_BYTES, salt=None, info=info.encode()).derive(self.key)


@dataclass(frozen=True)
class Ring:
    """All data keys of an installation, oldest first."""

    folder: Path
    keys: tuple[DataKey, ...]

    @cached_property
    def _by_id(self) -> dict[str, DataKey]:
        return {key.id: key for key in self.keys}

    @cached_property
    def _youngest(self) -> dict[Purpose, DataKey]:
        return {key.purpose: key for key in self.keys}

    def key(self, key_id: str) -> DataKey:
        """Give a key by its id; raises MissingKeyError where the ring has it not."""
        try:
            return self._by_id[key_id]
        except KeyError:
            raise MissingKeyError(key_id, self.folder) from None

    def current(self, purpose: Purpose) -> DataKey:
        """Give the key that new values of a purpose are sealed with."""
        return self._youngest[purpose]

    def keys_for(self, purpose: Purpose) -> tuple[DataKey, ...]:
        """Give all keys of a purpose, oldest first."""
        return tuple(key for key in self.keys if key.purpose is purpose)


_read: dict[str, tuple[tuple[int, int, int], Ring]] = {}


def _place() -> Configuration:
    """Give the installation's settings; asked at every value, so folders are looked up once."""
    return _configured(os.environ.get("MINGXI_DATA"), os.environ.get("MINGXI_KEYS"))


@lru_cache(maxsize=8)
def _configured(*_: str | None) -> Configuration:
    return configuration()


def ring() -> Ring:
    """Give the installation's ring as it is now; made at the first need.

    Raises:
        KeysAbsentError: there is data but no ring, the ring cannot be opened, or it lies in the
            data folder.
    """
    place = _place()
    path = str(place.keys / _RING)
    try:
        status = os.stat(path)  # noqa: PTH116  # asked at every value; a Path costs thrice as much
    except FileNotFoundError:
        _make_ring()
        status = os.stat(path)  # noqa: PTH116
    stamp = (status.st_mtime_ns, status.st_ino, status.st_size)
    known = _read.get(path)
    if known is None or known[0] != stamp:
        known = _read[path] = (stamp, read_ring(place.keys))
    return known[1]


def has_ring() -> bool:
    """Tell whether there is a ring, without making one."""
    return (_place().keys / _RING).exists()


def secret(purpose: str) -> bytes:
    """Give 32 secret bytes for a use that keeps nothing sealed, always the same for one purpose."""
    return ring().current(Purpose.SECRETS).derived(purpose)


def read_ring(folder: Path) -> Ring:
    """Read a ring and open its keys with the master keys beside it.

    Raises:
        KeysAbsentError: the ring is damaged, or a master key is absent or not the right one.
    """
    try:
        entries = json.loads((folder / _RING).read_text("utf-8"))["keys"]
        keys = tuple(_opened(entry, folder) for entry in entries)
    except (OSError, ValueError, KeyError, TypeError, InvalidTag) as error:
        raise KeysAbsentError(
            say(
                "密钥文件夹 {folder} 无法打开（{reason}）。"
                "请放回另存的 ring.json 和全部 master-*.key，文件须可由本账户读取。",
                folder=str(folder),
                reason=_reason(error),
            )
        ) from error
    return Ring(folder, keys)


def _reason(error: Exception) -> Message:
    """Name what is wrong with a ring without a word of its content."""
    match error:
        case FileNotFoundError(filename=str(name)):
            return say("没有 {name}", name=Path(name).name)
        case OSError(strerror=str(reason)):
            return say("{reason}", reason=reason)
        case InvalidTag():
            return say("主密钥与 ring.json 不相配")
    return say("ring.json 或主密钥已损坏")


def _opened(entry: dict[str, str], folder: Path) -> DataKey:
    """Unwrap one entry of the ring."""
    wrapped = b64decode(entry["wrapped"], validate=True)
    about = f"{entry['purpose']}/{entry['id']}".encode()
    key = master_key(folder, entry["master"]).decrypt(
        wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], about
    )
    made = datetime.fromisoformat(entry["made"])
    return DataKey(entry["id"], Purpose(entry["purpose"]), made, entry["master"], key)


def master_path(folder: Path, master_id: str) -> Path:
    """Say where a master key lies."""
    return folder / f"master-{master_id}.key"


def masters(folder: Path) -> list[str]:
    """Give the ids of the master keys in a folder."""
    return sorted(path.stem.removeprefix("master-") for path in folder.glob("master-*.key"))


def master_key(folder: Path, master_id: str) -> AESGCM:
    """Read a master key; raises OSError or ValueError where it is absent or no key."""
    return AESGCM(bytes.fromhex(master_path(folder, master_id).read_text("ascii")))


def new_id() -> str:
    """Make an id for a key: hexadecimal."""
    return secrets.token_hex(KEY_ID_BYTES)


def new_master(folder: Path) -> str:
    """Write a new master key and give its id; nothing is wrapped by it yet."""
    master_id = new_id()
    with written_whole(master_path(folder, master_id)) as stream:
        stream.write(secrets.token_bytes(KEY_BYTES).hex().encode() + b"\n")
    return master_id


def new_key(purpose: Purpose, master_id: str) -> DataKey:
    """Make a data key."""
    return DataKey(new_id(), purpose, now(), master_id, secrets.token_bytes(KEY_BYTES))


def write_ring(written: Ring) -> None:
    """Write the ring whole, every key wrapped by the master key it names; under ``alone`` only."""
    content = {"format": _FORMAT, "keys": [_wrapped(key, written.folder) for key in written.keys]}
    with written_whole(written.folder / _RING) as stream:
        stream.write(json.dumps(content, indent=1).encode())


def rewrapped(key: DataKey, master_id: str) -> DataKey:
    """Give the key as wrapped by another master key."""
    return replace(key, master_id=master_id)


def _wrapped(key: DataKey, folder: Path) -> dict[str, str]:
    nonce = secrets.token_bytes(NONCE_BYTES)
    about = f"{key.purpose}/{key.id}".encode()
    sealed = nonce + master_key(folder, key.master_id).encrypt(nonce, key.key, about)
    return {
        "id": key.id,
        "purpose": key.purpose,
        "made": key.made.isoformat(timespec="seconds"),
        "master": key.master_id,
        "wrapped": b64encode(sealed).decode(),
    }


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let one process at a time change the ring; the lock goes with the process that holds it."""
    handle = os.open(folder / "lock", os.O_WRONLY | os.O_CREAT, 0o600)
    with os.fdopen(handle, "ab") as stream:
        locks.lock(stream, locks.LOCK_EX)
        try:
            yield
        finally:
            locks.unlock(stream)


def _make_ring() -> None:
    """Make the first ring; of two processes that start at once the second finds it made."""
    place = _place()
    if place.keys.is_relative_to(place.data):
        raise KeysAbsentError(
            say(
                "密钥文件夹 {keys} 在数据文件夹 {data} 之内，复制数据会把密钥一并带走。"
                "请把环境变量 MINGXI_KEYS 设到数据文件夹之外。",
                keys=str(place.keys),
                data=str(place.data),
            )
        )
    place.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    with alone(place.keys):
        if (place.keys / _RING).exists():
            return
        if (place.data / MARK).exists():
            raise KeysAbsentError(
                say(
                    "密钥文件夹 {keys} 中没有 ring.json，而 {data} 中的数据是用密钥加密的。"
                    "为免数据打不开，不会另造新密钥：请放回另存的密钥文件夹，"
                    "或把环境变量 MINGXI_KEYS 指向它。",
                    keys=str(place.keys),
                    data=str(place.data),
                )
            )
        master_id = new_master(place.keys)
        keys = tuple(new_key(purpose, master_id) for purpose in Purpose)
        write_ring(Ring(place.keys, keys))
        mark(place.data)


def mark(data: Path) -> None:
    """Note beside the data that it is sealed: from then on lost keys are not replaced."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    with written_whole(data / MARK) as stream:
        stream.write(_MARK_TEXT.encode())
