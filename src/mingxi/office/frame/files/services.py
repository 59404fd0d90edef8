"""Storing and reading files."""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from mingxi.languages import say
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.durable import UNFINISHED, settle, written_whole
from mingxi.office.frame.files.limits import UPLOAD_BYTES_MAX, FileTooLargeError
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.names import clean_name
from mingxi.office.frame.files.sealed_stream import new_key, read_sealed, write_sealed
from mingxi.office.frame.telling import ToldError

Content = bytes | BinaryIO | File | Iterable[bytes]  # type: ignore[type-arg]  # of any content

_PIECE_BYTES = 64 * 1024
_UNKNOWN_TYPE = "application/octet-stream"
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]{0,100}")
# How old a file without a row must be to be no writer's unfinished work.
_ORPHAN_AGE = timedelta(days=1)
_SAMPLE = 10


class FileAbsentError(ToldError):
    """A stored file is not in the folder of files."""


class StrangeFolderError(ToldError):
    """The folder of files belongs to another database."""


def store(content: Content, *, name: str, media_type: str, by_number: str) -> StoredFile:
    """Store a file; when this returns it is on the disk and has its row.

    To be called outside ``writing``: it takes as long as the disk does. The row is inserted after
    the file is durable; a file whose row never came is swept away.

    Args:
        content: The file, whole or in pieces; it is read once and never held in memory whole.
        name: As the giver called it; kept sealed, in a form that is safe everywhere.
        media_type: As the giver called it; what is no media type is kept as unknown.
        by_number: Number of the person who gives it, or name of the machine's own act.

    Raises:
        FileTooLargeError: an upload is larger than ``UPLOAD_BYTES_MAX``; what the office makes
            itself may be.
        OSError: the disk is full or cannot be written.
    """
    stored = StoredFile(
        name=clean_name(name),
        media_type=media_type if _MEDIA_TYPE.fullmatch(media_type) else _UNKNOWN_TYPE,
        by_number=by_number,
    )
    key = new_key()
    path = path_of(stored)
    _make_folder(path.parent)
    bytes_max = UPLOAD_BYTES_MAX if isinstance(content, UploadedFile) else None
    measured = _Measured(_pieces(content), stored.name, bytes_max)
    with written_whole(path) as sink:
        write_sealed(measured, sink, key=key, context=_context(stored))
    stored.size_bytes = measured.size
    stored.sha256 = measured.sha256.hexdigest()
    stored.content_key = b64encode(key).decode()
    try:
        with writing():
            stored.save()
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return stored


def pieces_of(stored: StoredFile) -> Iterator[bytes]:
    """Give a file's content in pieces.

    Raises:
        FileAbsentError: it is not in its folder.
        UnsealingError: it was altered or cut; it may be after some pieces.
    """
    path = path_of(stored)
    try:
        stream = path.open("rb")
    except FileNotFoundError:
        raise FileAbsentError(
            say("文件不在 {path}。请从备份取回，或核对 MINGXI_DATA。", path=str(path))
        ) from None
    with stream:
        key = b64decode(stored.content_key)
        yield from read_sealed(stream, key=key, context=_context(stored))


def read(stored: StoredFile) -> bytes:
    """Give a file's content whole; raises what ``pieces_of`` raises."""
    return b"".join(pieces_of(stored))


def attachment(stored: StoredFile) -> StreamingHttpResponse:
    """Answer with a file to be saved: never shown, guessed at, run or kept by the browser."""
    pieces = pieces_of(stored)
    first = next(pieces)  # what is absent or altered at once is an error page, not half a file
    response = StreamingHttpResponse(_joined(first, pieces), content_type=stored.media_type)
    response["Content-Length"] = str(stored.size_bytes)
    _to_be_saved(response, stored.name)
    return response


def produced_attachment(content: bytes, *, name: str, media_type: str) -> HttpResponse:
    """Answer with a file that was made for this request and is kept nowhere."""
    response = HttpResponse(content, content_type=media_type)
    _to_be_saved(response, clean_name(name))
    return response


def remove(stored: StoredFile) -> None:
    """Remove a file with its row, as part of the calling service.

    The file goes once the transaction has held; what a crash leaves of it is swept away.
    """
    path = path_of(stored)
    with writing():
        stored.delete()
        transaction.on_commit(lambda: path.unlink(missing_ok=True))


def remove_unclaimed() -> int:
    """Remove files that no row of any app refers to; says how many.

    ``store`` comes before the service that takes the file: who dies in between leaves one.
    """
    unclaimed = StoredFile.objects.filter(stored_at__lt=now() - _ORPHAN_AGE)
    for relation in StoredFile._meta.get_fields(include_hidden=True):  # Django's own
        if isinstance(relation, ForeignObjectRel):
            name = relation.field.name
            claims = relation.related_model._base_manager.exclude(**{name: None})  # noqa: SLF001
            unclaimed = unclaimed.exclude(pk__in=claims.values(name))
    found = list(unclaimed)
    for stored in found:
        remove(stored)
    return len(found)


def sweep_orphans() -> int:
    """Remove files that never got a row, and what killed writers left; says how many.

    Raises:
        StrangeFolderError: the youngest rows have no files here, so that folder and database do not
            belong together and every file would look like an orphan.
    """
    folder: Path = settings.CONFIGURATION.files
    youngest = list(StoredFile.objects.order_by("-pk")[:_SAMPLE])
    if youngest and not any(path_of(stored).exists() for stored in youngest):
        raise StrangeFolderError(
            say(
                "文件夹 {folder} 与数据库不相配：最近存入的文件都不在其中，因此什么也没有清理。"
                "请核对 MINGXI_DATA 与 DATABASE_URL。",
                folder=str(folder),
            )
        )
    before = (now() - _ORPHAN_AGE).timestamp()
    orphans = [path for batch in folder.glob("??") for path in _orphans(batch, before)]
    for path in orphans:
        path.unlink(missing_ok=True)
    return len(orphans)


def path_of(stored: StoredFile) -> Path:
    """Say where a file lies."""
    files: Path = settings.CONFIGURATION.files
    return files / stored.row_key.hex[:2] / stored.row_key.hex


class _Measured:
    """Pieces of content, counted and digested on their way."""

    def __init__(self, pieces: Iterable[bytes], name: str, bytes_max: int | None) -> None:
        self.pieces = pieces
        self.name = name
        self.bytes_max = bytes_max
        self.size = 0
        self.sha256 = sha256()

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            self.size += len(piece)
            if self.bytes_max is not None and self.size > self.bytes_max:
                raise FileTooLargeError(self.name)
            self.sha256.update(piece)
            yield piece


def _pieces(content: Content) -> Iterable[bytes]:
    """Give content in pieces, however it came."""
    if isinstance(content, bytes):
        return (content,)
    if isinstance(content, File):
        return content.chunks()
    if hasattr(content, "read"):
        return iter(lambda: content.read(_PIECE_BYTES), b"")
    return content


def _context(stored: StoredFile) -> str:
    return f"files.storedfile/{stored.row_key}"


def _make_folder(folder: Path) -> None:
    """Make one of the 256 folders, durably."""
    if not folder.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        settle(folder.parent)
        settle(folder.parent.parent)


def _to_be_saved(response: HttpResponseBase, name: str) -> None:
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"


def _joined(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _orphans(folder: Path, before: float) -> list[Path]:
    """Give the old files of one folder that no row knows."""
    old = [path for path in folder.iterdir() if path.stat().st_mtime < before]
    named = {path.name: path for path in old if not path.name.startswith(UNFINISHED)}
    known = StoredFile.objects.filter(row_key__in=named).values_list("row_key", flat=True)
    kept = {row_key.hex for row_key in known}
    return [path for path in old if path.name not in kept]
