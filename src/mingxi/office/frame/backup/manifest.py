"""What a backup says of itself: the last member of its archive, so that a cut-off one has none."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from mingxi.languages import say
from mingxi.office.frame.telling import ToldError

FORMAT = 1


class UnreadableBackupError(ToldError):
    """A file is no backup, is damaged, or is of a newer version."""


@dataclass(frozen=True)
class Member:
    """A file inside the archive."""

    size_bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """The facts of a backup.

    Attributes:
        number: What names this backup, in the log too.
        made_at: When the database stood as it does here, ISO 8601.
        version: Version of Mingxi that made it.
        engine: ``sqlite`` or ``postgresql``.
        engine_version: Version of the database server.
        migrations: Names of the applied migrations, by app.
        rows: Number of rows, by table.
        key_ids: Ids of the keys that open what is sealed in it.
        signed_with: Id of the key whose derivative signed the manifest.
        head: The last signed head of the event log; None where there was none.
        absent: Stored files that the database names and that were not there.
        members: The archive's other members, by name.
    """

    number: str
    made_at: str
    version: str
    engine: str
    engine_version: str
    migrations: Mapping[str, list[str]]
    rows: Mapping[str, int]
    key_ids: list[str]
    signed_with: str
    head: Mapping[str, Any] | None
    absent: list[str]
    members: Mapping[str, Member]

    def written(self) -> bytes:
        """Write it as JSON."""
        content = {"format": FORMAT, **asdict(self)}
        return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode()


def read_manifest(content: bytes, name: str) -> Manifest:
    """Read a manifest; raises UnreadableBackupError, which names the backup."""
    try:
        read = json.loads(content)
        if read.pop("format") > FORMAT:
            raise UnreadableBackupError(
                say("备份 {name} 由更新版本的明细制作，请先升级本机的明细。", name=name)
            )
        members = {name: Member(**member) for name, member in read.pop("members").items()}
        return Manifest(**read, members=members)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableBackupError(
            say("备份 {name} 的清单已损坏，请换另一份备份。", name=name)
        ) from error
