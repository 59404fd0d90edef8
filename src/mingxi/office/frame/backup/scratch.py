"""A place where a backup is restored only to prove it: a folder, and a database of its own."""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection
from psycopg import sql

from mingxi.languages import say
from mingxi.office.frame.durable import UNFINISHED
from mingxi.office.frame.telling import ToldError


class NoScratchError(ToldError):
    """There is no place to restore a backup for proof."""


@contextmanager
def scratch(beside: Path) -> Iterator[dict[str, str]]:
    """Give the environment of an installation that is gone afterwards; its keys are the real ones.

    Raises:
        NoScratchError: the account may not make a database on the server.
    """
    with tempfile.TemporaryDirectory(dir=beside, prefix=UNFINISHED) as folder:
        environment = {
            "MINGXI_DATA": str(Path(folder) / "data"),
            "MINGXI_KEYS": str(settings.CONFIGURATION.keys),
            # The log's heads kept outside may be younger than the backup, and rightly so.
            "MINGXI_HEADS": str(Path(folder) / "heads.jsonl"),
        }
        if settings.CONFIGURATION.uses_sqlite:
            yield {**environment, "DATABASE_URL": ""}
            return
        with _database() as name:
            address = urlsplit(settings.CONFIGURATION.database_url)
            yield {**environment, "DATABASE_URL": address._replace(path=f"/{name}").geturl()}


@contextmanager
def _database() -> Iterator[str]:
    """Make a database on the server, and drop it afterwards."""
    name = f"mingxi_check_{secrets.token_hex(4)}"
    quoted = sql.Identifier(name).as_string(None)
    with connection.cursor() as cursor:
        try:
            cursor.execute(f"CREATE DATABASE {quoted}")
        except DatabaseError as error:
            raise NoScratchError(
                say(
                    "备份已写入，但本账户不能在服务器上新建数据库，无法试恢复（{reason}）。"
                    "请由数据库管理员授予 CREATEDB 权限，或在另一台机器上试恢复。",
                    reason=str(error).strip(),
                )
            ) from error
        try:
            yield name
        finally:
            cursor.execute(f"DROP DATABASE {quoted} WITH (FORCE)")
