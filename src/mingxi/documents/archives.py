"""Zip archives read under a cap, so that no header is believed."""

import io
import lzma
import struct
import zipfile
import zlib

from mingxi.documents import faults
from mingxi.documents.limits import (
    ARCHIVE_DIRECTORY_BYTES_MAX,
    ARCHIVE_UNPACKED_BYTES_MAX,
    UNPACKING_RATIO_FREE_BYTES,
    UNPACKING_RATIO_MAX,
)

_CHUNK_BYTES = 1024**2
_ENCRYPTED = 0x1
_NAME_IS_UTF8 = 0x800
_END_RECORD = b"PK\x05\x06"
_END_RECORD_BYTES = 22
_COMMENT_BYTES_MAX = 0xFFFF

# What zipfile and the decompressors behind it let escape on damaged input.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)


def is_zip(data: bytes) -> bool:
    """Tell whether the bytes begin as a zip archive does."""
    return data.startswith((b"PK\x03\x04", _END_RECORD))


def decoded_name(raw: bytes) -> str:
    """Read a file name that says nothing of its encoding: UTF-8, else GB18030.

    Chinese Windows writes zip names and, on old shares, file names in the local code page.
    """
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", errors="replace")


class Archive:
    """An open zip archive that hands out members until its allowance is spent.

    Raises DocumentError ``unreadable-archive`` where the bytes are no sound archive, ``too-large``
    where its table of contents alone is beyond measure.
    """

    def __init__(self, data: bytes) -> None:
        if _directory_bytes(data) > ARCHIVE_DIRECTORY_BYTES_MAX:
            raise faults.too_large(ARCHIVE_DIRECTORY_BYTES_MAX)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as damage:
            raise faults.unreadable_archive() from damage
        self._packed_bytes = len(data)
        self._unpacked_bytes = 0

    @property
    def members(self) -> list[zipfile.ZipInfo]:
        """The members in the order of the archive's table of contents, folders left out."""
        return [member for member in self._zip.infolist() if not member.is_dir()]

    @property
    def entries(self) -> list[zipfile.ZipInfo]:
        """All entries of the archive's table of contents, folders among them, in its order."""
        return self._zip.infolist()

    @property
    def directory_start(self) -> int:
        """Where the table of contents begins."""
        return self._zip.start_dir

    def member(self, name: str) -> zipfile.ZipInfo | None:
        """Give the member with exactly this name, or None."""
        return self._zip.NameToInfo.get(name)

    def read(self, member: zipfile.ZipInfo, bytes_max: int) -> bytes:
        """Unpack a member.

        Raises DocumentError ``encrypted-archive``, ``too-large`` (beyond ``bytes_max``),
        ``zip-bomb`` or ``unreadable-archive``.
        """
        if member.flag_bits & _ENCRYPTED:
            raise faults.encrypted_archive()
        chunks: list[bytes] = []
        size = 0
        try:
            with self._zip.open(member) as stream:
                while chunk := stream.read(_CHUNK_BYTES):
                    size += len(chunk)
                    self._spend(len(chunk), size, member)
                    if size > bytes_max:
                        raise faults.too_large(bytes_max)
                    chunks.append(chunk)
        except _DAMAGE as damage:
            raise faults.unreadable_archive() from damage
        return b"".join(chunks)

    def _spend(self, chunk: int, size: int, member: zipfile.ZipInfo) -> None:
        self._unpacked_bytes += chunk
        packed = min(member.compress_size, self._packed_bytes)
        if (
            self._unpacked_bytes > ARCHIVE_UNPACKED_BYTES_MAX
            or is_blown_up(size, packed)
            # Overlapping members share their packed bytes; only the sum shows it.
            or is_blown_up(self._unpacked_bytes, self._packed_bytes)
        ):
            raise faults.zip_bomb()


def member_name(member: zipfile.ZipInfo) -> str:
    """Give a member's name as its author wrote it, with ``/`` between folders."""
    name = member.orig_filename
    if not member.flag_bits & _NAME_IS_UTF8:
        # zipfile has read the bytes as code page 437, which loses none of them.
        name = decoded_name(name.encode("cp437", errors="replace"))
    return name.split("\0", 1)[0].replace("\\", "/")


def is_blown_up(unpacked: int, packed: int) -> bool:
    """Tell whether so many bytes in so few are what only a bomb is made of."""
    return unpacked > UNPACKING_RATIO_FREE_BYTES and unpacked > UNPACKING_RATIO_MAX * packed


def _directory_bytes(data: bytes) -> int:
    """Read the claimed size of the table of contents, which zipfile believes and loads whole."""
    tail = data[-(_END_RECORD_BYTES + _COMMENT_BYTES_MAX) :]
    at = tail.rfind(_END_RECORD)
    if at < 0 or len(tail) < at + _END_RECORD_BYTES:
        return 0
    return int.from_bytes(tail[at + 12 : at + 16], "little")
