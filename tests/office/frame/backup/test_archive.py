import io
import json
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from mingxi.office.frame.backup import restoring
from mingxi.office.frame.backup.archive import reading_archive, writing_archive
from mingxi.office.frame.backup.engines import engine
from mingxi.office.frame.backup.manifest import Manifest, UnreadableBackupError
from mingxi.office.frame.backup.restoring import RestoreRefusedError, restore_backup
from mingxi.office.frame.backup.taking import BackupRefusedError, take_backup
from mingxi.office.frame.vault.keys import Purpose, ring

NAME = "files/ab/ab" + "0" * 30


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """Write a backup of one file."""
    content = tmp_path / "content"
    content.write_bytes(b"content")
    path = tmp_path / "backup.tar"
    key = ring().current(Purpose.SECRETS)
    with writing_archive(path) as writer:
        writer.add(NAME, content)
        manifest = Manifest(
            number="1",
            made_at="2026-01-01T00:00:00+08:00",
            version="0",
            engine=engine().name,
            engine_version="1",
            migrations={},
            rows={},
            key_ids=[],
            signed_with=key.id,
            head=None,
            absent=[],
            members=writer.members,
        )
        writer.finish(manifest, key)
    return path


def rewritten(backup: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """Write the backup again with its members changed."""
    path = backup.with_name("changed.tar")
    with tarfile.open(backup) as old, tarfile.open(path, "w") as new:
        for entry in old.getmembers():
            stream = old.extractfile(entry)
            assert stream is not None
            content = change(entry.name, stream.read())
            entry.size = len(content)
            new.addfile(entry, io.BytesIO(content))
    return path


def with_manifest(backup: Path, **facts: Any) -> Path:
    def change(name: str, content: bytes) -> bytes:
        if name != "manifest.json":
            return content
        return json.dumps({**json.loads(content), **facts}).encode()

    return rewritten(backup, change)


def prove(path: Path) -> bool:
    with reading_archive(path) as archive:
        archive.prove()
        return archive.is_signed_by(ring())


def test_a_whole_backup_is_believed(backup: Path) -> None:
    assert prove(backup)
    sink = io.BytesIO()
    with reading_archive(backup) as archive:
        archive.copy(NAME, sink)
    assert sink.getvalue() == b"content"


def test_a_cut_off_backup_is_refused_wherever_it_was_cut(backup: Path) -> None:
    whole = backup.read_bytes().rstrip(b"\0")
    for end in range(0, len(whole), 500):
        backup.write_bytes(whole[:end])
        with pytest.raises(UnreadableBackupError, match="backup"):
            prove(backup)


def test_what_is_no_backup_is_refused(backup: Path) -> None:
    backup.write_bytes(b"no archive" * 100)
    with pytest.raises(UnreadableBackupError, match="不是完整的备份文件"):
        prove(backup)
    backup.write_bytes(b"")
    with pytest.raises(UnreadableBackupError, match="不是完整的备份文件"):
        prove(backup)


def test_a_backup_that_is_not_there_or_not_to_be_read_is_told_with_its_path(
    backup: Path, tmp_path: Path
) -> None:
    for absent in (backup.with_name("other.tar"), tmp_path):
        with pytest.raises(UnreadableBackupError, match=f"无法读取备份 {absent}"):
            prove(absent)


def test_a_damaged_member_is_named(backup: Path) -> None:
    damaged = rewritten(backup, lambda name, content: b"Content" if name == NAME else content)
    with pytest.raises(UnreadableBackupError, match=NAME):
        prove(damaged)


def test_a_member_that_the_manifest_does_not_know_is_refused(backup: Path) -> None:
    more = backup.with_name("more.tar")
    shutil.copy(backup, more)
    with tarfile.open(more, "a") as tar:
        tar.addfile(tarfile.TarInfo("../outside"), io.BytesIO())
    with pytest.raises(UnreadableBackupError, match="不是完整的备份文件"):
        prove(more)


def test_a_member_outside_of_its_place_is_refused_even_where_it_is_listed(backup: Path) -> None:
    with tarfile.open(backup) as tar:
        listed = json.load(tar.extractfile("manifest.json"))["members"]  # type: ignore[arg-type]
    outside = with_manifest(backup, members={"../outside": listed[NAME]})
    renamed = backup.with_name("renamed.tar")
    with tarfile.open(outside) as old, tarfile.open(renamed, "w") as new:
        for entry in old.getmembers():
            stream = old.extractfile(entry)
            entry.name = "../outside" if entry.name == NAME else entry.name
            new.addfile(entry, stream)
    with pytest.raises(UnreadableBackupError, match="outside"):
        prove(renamed)


def test_an_altered_manifest_is_refused(backup: Path) -> None:
    altered = with_manifest(backup, made_at="2020-01-01T00:00:00+08:00")
    assert not prove(altered)
    with reading_archive(altered) as archive, pytest.raises(RestoreRefusedError, match="改动过"):
        restoring._is_signed(archive)


def test_a_manifest_of_a_newer_format_asks_for_a_newer_version(backup: Path) -> None:
    with pytest.raises(UnreadableBackupError, match="请先升级"):
        prove(with_manifest(backup, format=2))
    with pytest.raises(UnreadableBackupError, match="清单已损坏"):
        prove(with_manifest(backup, unknown=1))


def test_a_backup_of_the_other_engine_is_refused_with_the_reason(backup: Path) -> None:
    other = "postgresql" if engine().name == "sqlite" else "sqlite"
    with pytest.raises(RestoreRefusedError, match="两种数据库的转储不能互换"):
        restore_backup(with_manifest(backup, engine=other), replace=True)


def test_a_backup_of_a_newer_version_is_refused_by_its_migrations(backup: Path) -> None:
    newer = with_manifest(backup, migrations={"files": ["0001_initial", "0099_of_tomorrow"]})
    with pytest.raises(RestoreRefusedError, match=r"files\.0099_of_tomorrow"):
        restore_backup(newer, replace=True)


def test_a_backup_without_its_keys_is_refused(backup: Path) -> None:
    with pytest.raises(RestoreRefusedError, match="需要密钥 0000000000"):
        restore_backup(with_manifest(backup, key_ids=["0000000000"]), replace=True)


def test_data_that_is_there_is_not_replaced_unasked(backup: Path) -> None:
    with pytest.raises(RestoreRefusedError, match="--replace"):
        restore_backup(backup, replace=False)


def test_a_backup_is_not_written_where_it_would_harm(tmp_path: Path, backup: Path) -> None:
    with pytest.raises(BackupRefusedError, match="已经存在"):
        take_backup(backup, head_of=lambda _: None)
    with pytest.raises(BackupRefusedError, match="没有"):
        take_backup(tmp_path / "nowhere" / "backup.tar", head_of=lambda _: None)
    inside = settings.CONFIGURATION.keys / "backup.tar"
    with pytest.raises(BackupRefusedError, match="请换一个位置"):
        take_backup(inside, head_of=lambda _: None)
