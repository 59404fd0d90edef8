"""Putting a backup in the place of the data, also under a running office."""

import hashlib
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from mingxi.languages import Message, say
from mingxi.office.frame.backup.archive import Archive, reading_archive
from mingxi.office.frame.backup.engines import engine
from mingxi.office.frame.backup.manifest import Manifest, Member
from mingxi.office.frame.clock import now
from mingxi.office.frame.durable import UNFINISHED, settle, written_whole
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.search import index
from mingxi.office.frame.serving.migrations import migrate
from mingxi.office.frame.telling import ToldError
from mingxi.office.frame.vault.keys import MissingKeyError, has_ring, mark, ring

_ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


class RestoreRefusedError(ToldError):
    """A backup is not restored; nothing was changed."""


@dataclass(frozen=True)
class Restored:
    """What was restored.

    Attributes:
        manifest: The backup's.
        aside: Where what was there before is kept; None where there was nothing.
        signed: Whether the signature was held against the key; without that key nobody can tell
            whether the backup was altered.
    """

    manifest: Manifest
    aside: Message | None
    signed: bool


def restore_backup(path: Path, *, replace: bool) -> Restored:
    """Put a backup in the place of the data; what was there is kept aside.

    Everything is proven before anything is changed. Files come first, then the database in one
    transaction, then migrations up to this version.

    Raises:
        UnreadableBackupError: it is damaged, or no backup.
        RestoreRefusedError: it is of another engine or a newer version, keys that it needs are
            missing, or there is data and ``replace`` is not asked for.
        ProgramError: PostgreSQL's programs are absent, too old or have failed.
        OSError: the disk is full or cannot be written.
    """
    data: Path = settings.CONFIGURATION.data
    with reading_archive(path) as archive:
        _refuse(archive.manifest, replace=replace)
        archive.prove()
        signed = _is_signed(archive)
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        if archive.manifest.key_ids:
            mark(data)
        _restore_files(archive)
        aside = f"before_restore_{now():%Y%m%d_%H%M%S}"
        with tempfile.TemporaryDirectory(dir=data, prefix=UNFINISHED) as folder:
            dump = Path(folder) / engine().member
            with dump.open("wb") as sink:
                archive.copy(engine().member, sink)
            kept = engine().replace(dump, aside)
        migrate()
        # It was made from the database that was there before; another one is built by itself.
        index.forget()
        if kept is not None:
            _keep_files_aside(data / aside)
        return Restored(archive.manifest, kept, signed)


def _refuse(manifest: Manifest, *, replace: bool) -> None:
    """Refuse what cannot be right, before anything is read in full."""
    if manifest.engine != engine().name:
        raise RestoreRefusedError(
            say(
                "备份来自 {made}，本系统用的是 {used}：两种数据库的转储不能互换。"
                "请把 DATABASE_URL 设为 {made} 的数据库再恢复。",
                made=_ENGINES[manifest.engine],
                used=_ENGINES[engine().name],
            )
        )
    newer = _unknown_migrations(manifest)
    if newer:
        raise RestoreRefusedError(
            say(
                "备份由更新版本的明细（{version}）制作，本版本不认识其中的 {migrations}。"
                "请先升级本机的明细。",
                version=manifest.version,
                migrations=tuple(newer),
            )
        )
    missing = _missing_keys(manifest)
    if missing:
        raise RestoreRefusedError(
            say(
                "这份备份需要密钥 {ids}，密钥文件夹 {folder} 中没有。备份从不包含密钥："
                "请先放回当时另存的密钥文件夹，再恢复。",
                ids=tuple(missing),
                folder=str(settings.CONFIGURATION.keys),
            )
        )
    if engine().holds_data() and not replace:
        raise RestoreRefusedError(
            say(
                "这里已有数据，没有恢复。要用备份替换，请加 --replace；"
                "现有数据会移到一旁保存，不会删除。"
            )
        )


def _unknown_migrations(manifest: Manifest) -> list[str]:
    loader = MigrationLoader(None)
    return [
        f"{app}.{name}"
        for app, names in manifest.migrations.items()
        for name in names
        if app in loader.migrated_apps and (app, name) not in loader.disk_migrations
    ]


def _missing_keys(manifest: Manifest) -> list[str]:
    """Name the needed keys that are not here; a ring is not made for the asking."""
    here = {key.id for key in ring().keys} if has_ring() else set()
    return [key_id for key_id in manifest.key_ids if key_id not in here]


def _is_signed(archive: Archive) -> bool:
    """Refuse a manifest that was altered; False where the key to tell is not here."""
    try:
        signed = has_ring() and archive.is_signed_by(ring())
    except MissingKeyError:
        return False
    if has_ring() and not signed:
        raise RestoreRefusedError(
            say("备份 {name} 的清单被改动过，没有恢复任何内容。请换另一份备份。", name=archive.name)
        )
    return signed


def _restore_files(archive: Archive) -> None:
    """Write the files that are not there; a name stands for one content for ever."""
    for name, member in archive.manifest.members.items():
        path: Path = settings.CONFIGURATION.data / name
        if name == engine().member or _holds(path, member):
            continue
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with written_whole(path) as sink:
            archive.copy(name, sink)


def _holds(path: Path, member: Member) -> bool:
    if not path.exists():
        return False
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == member.sha256


def _keep_files_aside(aside: Path) -> None:
    """Keep the files that only the replaced database names beside it.

    They get a second name there; the first is left to be swept, as one may belong to an upload
    whose row is just being written.
    """
    files: Path = settings.CONFIGURATION.files
    known = {key.hex for key in StoredFile.objects.values_list("row_key", flat=True).iterator()}
    for path in files.glob("??/*"):
        if path.name not in known:
            target = aside / path.relative_to(files.parent)
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                target.hardlink_to(path)
            except OSError:  # a file system without second names
                shutil.copy2(path, target)
            settle(target.parent)
