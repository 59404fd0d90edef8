"""Proofs that the data at hand is whole: what `backup --check` asks of a restored backup."""

from collections.abc import Iterator
from hashlib import sha256

from django.db import connection

from mingxi.languages import Message, say
from mingxi.office.frame.backup.manifest import Manifest
from mingxi.office.frame.backup.taking import count_rows
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import FileAbsentError, pieces_of
from mingxi.office.frame.vault import MissingKeyError, UnsealingError, rotation
from mingxi.office.frame.vault.fields import options_of, sealed_fields_of


def faults(manifest: Manifest) -> Iterator[Message]:
    """Tell what is not as the manifest has it, or does not open."""
    yield from _database_faults()
    counted = count_rows("default")
    for table, rows in manifest.rows.items():
        if counted.get(table) != rows:
            yield say(
                "表 {table} 应有 {rows} 行，恢复后有 {found} 行",
                table=table,
                rows=str(rows),
                found=str(counted.get(table, 0)),
            )
    yield from _field_faults()
    for stored in StoredFile.objects.order_by("pk").iterator():
        if not _is_whole(stored):
            yield say("{file} 打不开", file=str(stored))


def _database_faults() -> Iterator[Message]:
    """Ask SQLite itself; PostgreSQL checked every constraint while it loaded."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        for (told,) in cursor.fetchall():
            if told != "ok":
                yield say("数据库不完整：{told}", told=told)
        cursor.execute("PRAGMA foreign_key_check")
        for row in cursor.fetchall():
            yield say("表 {table} 中有指向不存在的行", table=str(row[0]))


def _field_faults() -> Iterator[Message]:
    """Open every sealed field of every row."""
    for model in rotation.sealed_models():
        unopened = 0
        for row in model._base_manager.iterator():  # noqa: SLF001  # Django documents it by this name
            try:
                for field in sealed_fields_of(model):
                    getattr(row, field.name)
            except (UnsealingError, MissingKeyError):
                unopened += 1
        if unopened:
            title = str(options_of(model).verbose_name)
            yield say("{model} 有 {rows} 行打不开", model=title, rows=str(unopened))


def _is_whole(stored: StoredFile) -> bool:
    found = sha256()
    try:
        for piece in pieces_of(stored):
            found.update(piece)
    except (UnsealingError, MissingKeyError, FileAbsentError):
        return False
    return bool(found.hexdigest() == stored.sha256)
