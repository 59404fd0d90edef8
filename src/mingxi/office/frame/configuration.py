"""What an installation may set, read from the environment; without Django.

=====================  ========================================================================
``MINGXI_DATA``        folder of database, files and index (default: the user's data folder)
``MINGXI_KEYS``        folder of keys, never inside MINGXI_DATA (default: MINGXI_DATA + ".keys")
``MINGXI_HEADS``       file that keeps the log's tree heads, outside MINGXI_DATA and best on another
                       machine's disk (default: MINGXI_DATA + ".heads.jsonl")
``DATABASE_URL``       ``postgresql://…``; without it an SQLite file in MINGXI_DATA
``MINGXI_HOSTS``       names under which pages are served, with commas (default: this machine only)
``MINGXI_SECURE``      ``1`` where HTTPS stands in front: cookies then travel by HTTPS alone
``MINGXI_PROXY``       address of the proxy in front, whose word on reader and HTTPS is believed
``MINGXI_PG_BIN``      folder of pg_dump and pg_restore, where they are not on the path
``MINGXI_LOG_LEVEL``   DEBUG, INFO, WARNING or ERROR (default INFO)
=====================  ========================================================================
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from platformdirs import user_data_path

from mingxi.languages import Message, say

TIME_ZONE = ZoneInfo("Asia/Shanghai")
LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")
DATABASES = ("postgresql", "postgres", "sqlite")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class WrongSettingError(Exception):
    """A setting of the environment that cannot be; ``said`` tells which, and what it may be."""

    def __init__(self, said: Message) -> None:
        super().__init__(said)
        self.said = said


@dataclass(frozen=True)
class Configuration:
    """The settings of one installation."""

    data: Path
    keys: Path
    heads: Path
    database_url: str
    hosts: tuple[str, ...]
    secure: bool
    proxy: str
    log_level: str

    @property
    def files(self) -> Path:
        """The folder of stored (encrypted) files."""
        return self.data / "files"

    @property
    def logs(self) -> Path:
        """The folder of the processes' logs."""
        return self.data / "logs"

    @property
    def uses_sqlite(self) -> bool:
        """Whether the database is an SQLite file."""
        return self.database_url.startswith("sqlite:")


def configuration(environment: Mapping[str, str] = os.environ) -> Configuration:
    """Read the settings; nothing is created or opened.

    Raises:
        WrongSettingError: A setting is none of those that there are.
    """
    data = Path(
        environment.get("MINGXI_DATA") or user_data_path("mingxi", appauthor=False)
    ).resolve()
    keys = Path(environment.get("MINGXI_KEYS") or data.with_name(data.name + ".keys")).resolve()
    heads = Path(
        environment.get("MINGXI_HEADS") or data.with_name(data.name + ".heads.jsonl")
    ).resolve()
    hosts = [name.strip() for name in environment.get("MINGXI_HOSTS", "").split(",")]
    return Configuration(
        data=data,
        keys=keys,
        heads=heads,
        database_url=_database_url(
            environment.get("DATABASE_URL") or f"sqlite:///{data / 'mingxi.sqlite3'}"
        ),
        hosts=tuple(name for name in hosts if name) or LOOPBACK_HOSTS,
        secure=environment.get("MINGXI_SECURE") == "1",
        proxy=environment.get("MINGXI_PROXY", "").strip(),
        log_level=_log_level(environment.get("MINGXI_LOG_LEVEL") or "INFO"),
    )


def _database_url(written: str) -> str:
    """Refuse what is no address of a database that the office knows; the rest may hold a secret."""
    written = written.strip()
    try:
        parted = urlsplit(written)
        scheme, _ = parted.scheme, parted.port
    except ValueError:
        raise WrongSettingError(
            say(
                "环境变量 DATABASE_URL 无法读懂：端口应为数字；口令中的 / : @ # 等要写成 %2F %3A "
                "%40 %23。请写成 postgresql://用户:口令@主机:5432/库名。"
            )
        ) from None
    if scheme not in DATABASES:
        raise WrongSettingError(
            say(
                "环境变量 DATABASE_URL 的开头不能是“{scheme}”。请写成 "
                "postgresql://用户:口令@主机:5432/库名，或者不设，使用 MINGXI_DATA 中的 SQLite。",
                scheme=scheme or written.partition(":")[0][:20],
            )
        )
    return written


def _log_level(written: str) -> str:
    level = written.strip().upper()
    if level not in LOG_LEVELS:
        raise WrongSettingError(
            say(
                "环境变量 MINGXI_LOG_LEVEL 不能是“{written}”。请改为 {levels} 之一，或者不设。",
                written=written,
                levels=" / ".join(LOG_LEVELS),
            )
        )
    return level
