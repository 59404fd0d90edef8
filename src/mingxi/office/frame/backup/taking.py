"""Taking a backup while the office works."""

import secrets
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from mingxi import __version__
from mingxi.languages import say
from mingxi.office.frame.backup.archive import Writer, writing_archive
from mingxi.office.frame.backup.engines import Snapshot, engine
from mingxi.office.frame.backup.manifest import Manifest
from mingxi.office.frame.clock import now
from mingxi.office.frame.durable import UNFINISHED
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.telling import ToldError
from mingxi.office.frame.vault import rotation
from mingxi.office.frame.vault.fields import options_of
from mingxi.office.frame.vault.keys import Purpose, ring

# Gives the last signed head of the log that a database alias reads.
HeadOf = Callable[[str], Mapping[str, Any] | None]


class BackupRefusedError(ToldError):
    """A backup cannot be written where it was asked for."""


def take_backup(path: Path, *, head_of: HeadOf) -> Manifest:
    """Write a backup of the database and the files that it names, as of one moment.

    The snapshot of the database comes first; files are never changed, so whatever it names can be
    gathered afterwards. A file that is not there is named in the manifest and stops nothing.

    Raises:
        BackupRefusedError: there is a file of that name, it would lie among the data or keys, or
            there is nothing to back up.
        ProgramError: PostgreSQL's programs are absent, too old or have failed.
        OSError: it cannot be written; nothing is left behind.
    """
    path = path.resolve()
    _refuse_bad_place(path)
    if not engine().holds_data():
        raise BackupRefusedError(say("这里还没有数据可备份。请核对 MINGXI_DATA 与 DATABASE_URL。"))
    present = ring()
    with (
        tempfile.TemporaryDirectory(dir=path.parent, prefix=UNFINISHED) as folder,
        engine().snapshot(Path(folder)) as snapshot,
        writing_archive(path) as writer,
    ):
        writer.add(snapshot.dump.name, snapshot.dump)
        absent = _add_files(writer, snapshot)
        key = present.current(Purpose.SECRETS)
        manifest = Manifest(
            number=secrets.token_hex(8),
            made_at=now().isoformat(timespec="seconds"),
            version=__version__,
            engine=engine().name,
            engine_version=snapshot.engine_version,
            migrations=_migrations(snapshot.alias),
            rows=count_rows(snapshot.alias),
            key_ids=sorted({use.key_id for use in rotation.uses(snapshot.alias)}),
            signed_with=key.id,
            head=head_of(snapshot.alias),
            absent=absent,
            members=writer.members,
        )
        writer.finish(manifest, key)
    return manifest


def count_rows(alias: str) -> dict[str, int]:
    """Count the rows of every table of ours."""
    models = [model for model in apps.get_models() if options_of(model).managed]
    tables = {options_of(model).db_table: model for model in models}
    return {table: tables[table]._base_manager.using(alias).count() for table in sorted(tables)}  # noqa: SLF001  # Django documents it by this name


def _refuse_bad_place(path: Path) -> None:
    if path.exists():
        raise BackupRefusedError(say("{path} 已经存在，请换一个文件名。", path=str(path)))
    if not path.parent.is_dir():
        raise BackupRefusedError(say("没有 {folder} 这个文件夹。", folder=str(path.parent)))
    for kept in (settings.CONFIGURATION.files, settings.CONFIGURATION.keys):
        if path.is_relative_to(kept):
            raise BackupRefusedError(
                say("备份不能放在 {folder} 之内，请换一个位置。", folder=str(kept))
            )


def _add_files(writer: Writer, snapshot: Snapshot) -> list[str]:
    """Add the files that the snapshot names; gives those that are not there."""
    absent = []
    row_keys = StoredFile.objects.using(snapshot.alias).order_by("pk")
    for row_key in row_keys.values_list("row_key", flat=True).iterator():
        name = row_key.hex
        member = f"files/{name[:2]}/{name}"
        try:
            writer.add(member, settings.CONFIGURATION.data / member)
        except FileNotFoundError:
            absent.append(member)
    return absent


def _migrations(alias: str) -> dict[str, list[str]]:
    applied: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connections[alias]).applied_migrations()):
        applied.setdefault(app, []).append(name)
    return applied
