"""The file of a backup: a tar archive whose every member is known by its digest.

Members: ``database.sqlite3`` or ``database.dump``; ``files/<2>/<32 hexadecimal digits>``, encrypted
as they lie; ``manifest.json``; ``manifest.mac``, its HMAC under a derived key of the installation.
"""

import hashlib
import hmac
import io
import re
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from mingxi.languages import say
from mingxi.office.frame.backup.manifest import (
    Manifest,
    Member,
    UnreadableBackupError,
    read_manifest,
)
from mingxi.office.frame.durable import written_whole
from mingxi.office.frame.vault.keys import DataKey, Ring

MANIFEST = "manifest.json"
MAC = "manifest.mac"

_PIECE_BYTES = 1024 * 1024
_NAMES = re.compile(r"database\.(sqlite3|dump)|files/([0-9a-f]{2})/\2[0-9a-f]{30}")


class Writer:
    """An archive that is being written."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.members: dict[str, Member] = {}

    def add(self, name: str, path: Path) -> None:
        """Add a file; raises FileNotFoundError where there is none."""
        assert _NAMES.fullmatch(name), name
        with path.open("rb") as stream:
            entry = tarfile.TarInfo(name)
            entry.size = path.stat().st_size
            entry.mtime = int(path.stat().st_mtime)
            digesting = _Digesting(stream)
            self._tar.addfile(entry, digesting)
        self.members[name] = Member(entry.size, digesting.sha256.hexdigest())

    def finish(self, manifest: Manifest, key: DataKey) -> None:
        """Add the manifest and its signature."""
        written = manifest.written()
        for name, content in ((MANIFEST, written), (MAC, _mac(written, key))):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            self._tar.addfile(entry, io.BytesIO(content))


@contextmanager
def writing_archive(path: Path) -> Iterator[Writer]:
    """Write an archive that is there whole or not at all."""
    with (
        written_whole(path) as sink,
        tarfile.open(fileobj=sink, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        yield Writer(tar)


class Archive:
    """An archive that is read; its manifest is not to be believed before ``prove``."""

    def __init__(self, path: Path, tar: tarfile.TarFile) -> None:
        self.name = path.name
        self._tar = tar
        self._entries = {entry.name: entry for entry in tar.getmembers()}
        if MANIFEST not in self._entries or MAC not in self._entries:
            raise _broken(self.name)
        self._manifest = b"".join(self._pieces(MANIFEST))
        self.manifest = read_manifest(self._manifest, self.name)

    def prove(self) -> None:
        """Hold every member against its digest; raises UnreadableBackupError at the first wrong."""
        listed = self.manifest.members
        if set(self._entries) - {MANIFEST, MAC} != set(listed):
            raise _broken(self.name)
        for name, member in listed.items():
            found = hashlib.sha256()
            for piece in self._pieces(name):
                found.update(piece)
            if found.hexdigest() != member.sha256 or not _NAMES.fullmatch(name):
                raise UnreadableBackupError(
                    say(
                        "备份 {name} 中的 {member} 已损坏，没有恢复任何内容。请换另一份备份。",
                        name=self.name,
                        member=name,
                    )
                )

    def is_signed_by(self, ring: Ring) -> bool:
        """Tell whether the manifest is as this installation signed it.

        Raises:
            MissingKeyError: the key that signed it is not in the ring.
        """
        mac = b"".join(self._pieces(MAC))
        return hmac.compare_digest(mac, _mac(self._manifest, ring.key(self.manifest.signed_with)))

    def copy(self, name: str, sink: BinaryIO) -> None:
        """Write a member's content."""
        sink.writelines(self._pieces(name))

    def _pieces(self, name: str) -> Iterator[bytes]:
        stream = self._tar.extractfile(self._entries[name])
        if stream is None:
            raise _broken(self.name)
        try:
            while piece := stream.read(_PIECE_BYTES):
                yield piece
        except tarfile.ReadError as error:
            raise _broken(self.name) from error


@contextmanager
def reading_archive(path: Path) -> Iterator[Archive]:
    """Open an archive; raises UnreadableBackupError for what is none, or no file to be read."""
    try:
        opened = path.open("rb")
    except OSError as error:
        raise UnreadableBackupError(
            say(
                "无法读取备份 {file}（{reason}）。请核对文件的名字和位置，并确认本账户可以读取。",
                file=str(path),
                reason=error.strerror or "",
            )
        ) from error
    with opened as stream:
        try:
            tar = tarfile.open(fileobj=stream, mode="r:")  # noqa: SIM115  # closed with its stream
            archive = Archive(path, tar)
        except tarfile.TarError as error:
            raise _broken(path.name) from error
        yield archive


class _Digesting(io.RawIOBase):
    """A stream that is digested while it is read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.sha256 = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        piece = self._stream.read(size)
        self.sha256.update(piece)
        return piece


def _mac(manifest: bytes, key: DataKey) -> bytes:
    return hmac.digest(key.derived("backup_manifest"), manifest, "sha256").hex().encode()


def _broken(name: str) -> UnreadableBackupError:
    return UnreadableBackupError(
        say("{name} 不是完整的备份文件（可能没有传完）。请换另一份备份。", name=name)
    )
