"""A restored backup, asked whether it is whole; run in a process of its own by `backup --check`.

``python -m mingxi.office.commands.proving BACKUP LANGUAGE`` restores into the installation that the
environment names, which must be empty, and prints what is wrong with it, a line each.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from mingxi.languages import Message, render, say
from mingxi.office.commands.opening import in_office
from mingxi.office.frame.backup.manifest import Manifest


@in_office
def main(backup: str, language: str) -> None:
    """Restore and tell every fault; end with 1 where there is one."""
    from mingxi.office.budget.selectors.proof import differences
    from mingxi.office.frame.backup.proving import faults
    from mingxi.office.frame.backup.restoring import restore_backup
    from mingxi.office.frame.telling import ToldError

    try:
        manifest = restore_backup(Path(backup), replace=False).manifest
        found = [*faults(manifest), *_log_faults(manifest), *differences()]
    except ToldError as error:
        found = [error.said]
    for said in found:
        print(render(said, language))
    sys.exit(1 if found else 0)


def _log_faults(manifest: Manifest) -> Iterator[Message]:
    """Hold the log against its signed heads, the last of which the manifest names."""
    from mingxi.office.commands.log_findings import told
    from mingxi.office.events.selectors import last_head
    from mingxi.office.events.services import verify_log

    head = last_head()
    if (head and json.loads(head.line())) != manifest.head:
        yield say("日志的最后一个签名与备份清单所记不一致")
    if head is not None:
        yield from map(told, verify_log().findings)


if __name__ == "__main__":
    main(*sys.argv[1:])
