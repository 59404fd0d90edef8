import io
import os
import tracemalloc
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError

from mingxi.office.frame.clock import now
from mingxi.office.frame.files import services
from mingxi.office.frame.files.limits import FileTooLargeError
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import (
    attachment,
    path_of,
    pieces_of,
    read,
    store,
    sweep_orphans,
)
from mingxi.office.frame.vault import UnsealingError

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CONTENT = "身份证号110101199001011237".encode()


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a folder of files of its own."""
    folder = tmp_path / "data" / "files"
    folder.parent.mkdir()
    configured = settings.CONFIGURATION
    monkeypatch.setattr(
        settings,
        "CONFIGURATION",
        configured.__class__(**{**vars(configured), "data": folder.parent}),
    )
    return folder


def stored(content: services.Content = CONTENT, name: str = "名册.docx") -> StoredFile:
    return store(content, name=name, media_type=WORD, by_number="0001")


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_file_comes_back_as_it_was_given(own_folder: Path) -> None:
    row = StoredFile.objects.get(pk=stored().pk)
    assert read(row) == CONTENT
    assert row.name == "名册.docx"
    assert row.media_type == WORD
    assert row.size_bytes == len(CONTENT)
    assert row.by_number == "0001"


def test_content_may_come_as_bytes_stream_or_pieces(own_folder: Path) -> None:
    assert read(stored(io.BytesIO(CONTENT))) == CONTENT
    assert read(stored(piece for piece in (CONTENT[:9], CONTENT[9:]))) == CONTENT
    assert read(stored(b"")) == b""


def test_neither_content_nor_name_is_on_disk_as_it_is(own_folder: Path) -> None:
    stored(name="王小明110101199001011237.docx")
    (path,) = files(own_folder)
    assert b"110101199001011237" not in path.read_bytes()
    assert "110101199001011237" not in str(path)
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
        assert path.parent.stat().st_mode & 0o077 == 0


def test_the_same_content_is_found_again_by_its_digest(own_folder: Path) -> None:
    first, second, other = stored(), stored(), stored(b"x")
    assert first.content_digest == second.content_digest != other.content_digest
    assert path_of(first).read_bytes() != path_of(second).read_bytes()


def test_an_altered_or_exchanged_file_is_refused(own_folder: Path) -> None:
    first, second = stored(), stored()
    path_of(first).write_bytes(path_of(second).read_bytes())
    with pytest.raises(UnsealingError, match=str(first.row_key)):
        read(first)
    assert read(second) == CONTENT


def test_an_absent_file_is_named_with_the_mend(own_folder: Path) -> None:
    row = stored()
    path_of(row).unlink()
    with pytest.raises(services.FileAbsentError, match="请从备份取回"):
        read(row)


def test_a_file_of_fifty_megabytes_needs_no_fifty_megabytes_of_memory(own_folder: Path) -> None:
    size = 50 * 1024 * 1024
    pieces = (bytes(65536) for _ in range(size // 65536))
    tracemalloc.start()
    row = stored(pieces)
    total = sum(len(piece) for piece in pieces_of(row))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert total == row.size_bytes == size
    assert peak < 8 * 1024 * 1024


def test_an_upload_that_is_too_large_leaves_nothing_behind(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "UPLOAD_BYTES_MAX", len(CONTENT) - 1)
    with pytest.raises(FileTooLargeError, match="名册"):
        stored(SimpleUploadedFile("名册.docx", CONTENT))
    assert not files(own_folder)
    assert not StoredFile.objects.exists()
    assert read(stored(CONTENT)) == CONTENT  # what the office made itself
    monkeypatch.setattr(services, "UPLOAD_BYTES_MAX", len(CONTENT))
    assert read(stored(SimpleUploadedFile("名册.docx", CONTENT))) == CONTENT


def test_what_fails_in_the_middle_leaves_nothing_behind(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaking() -> Iterator[bytes]:
        yield CONTENT
        raise OSError("the sender is gone")

    with pytest.raises(OSError, match="gone"):
        stored(breaking())
    assert not files(own_folder)

    def failing(*_: object, **__: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(StoredFile, "save", failing)
    with pytest.raises(DatabaseError):
        stored()
    assert not files(own_folder)


def test_an_attachment_is_saved_and_never_shown(own_folder: Path) -> None:
    response = attachment(stored(name="名册“一”.html"))
    assert b"".join(response.streaming_content) == CONTENT  # type: ignore[arg-type]
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E5%90%8D")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Type"] == WORD
    assert response["Content-Length"] == str(len(CONTENT))


def test_a_made_up_media_type_is_kept_as_unknown(own_folder: Path) -> None:
    row = store(CONTENT, name="a", media_type="text/html\r\nX: y", by_number="1")
    assert attachment(row)["Content-Type"] == "application/octet-stream"


def test_an_altered_attachment_is_an_error_and_not_half_a_file(own_folder: Path) -> None:
    row = stored()
    path_of(row).write_bytes(b"MXF1" + bytes(40))
    with pytest.raises(UnsealingError):
        attachment(row)


def aged(path: Path, age: timedelta) -> Path:
    moment = (now() - age).timestamp()
    os.utime(path, (moment, moment))
    return path


def test_old_files_without_a_row_are_swept_and_all_others_stay(own_folder: Path) -> None:
    row = stored()
    folder = path_of(row).parent
    kept = aged(path_of(row), timedelta(days=9))
    young = folder / ("0" * 32)
    young.write_bytes(b"a writer is at work")
    orphan, unfinished = folder / ("1" * 32), folder / ".unfinished-1"
    for path in (orphan, unfinished):
        path.write_bytes(b"")
        aged(path, timedelta(days=2))
    assert sweep_orphans() == 2
    assert set(files(own_folder)) == {kept, young}


def test_the_files_of_another_database_are_not_swept(own_folder: Path) -> None:
    path = path_of(stored())
    strange = aged(path.rename(path.with_name("2" * 32)), timedelta(days=2))
    with pytest.raises(services.StrangeFolderError):
        sweep_orphans()
    assert strange.exists()
