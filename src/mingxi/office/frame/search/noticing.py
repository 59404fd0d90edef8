"""Triggers that notice which documents changed.

They stand on the tables, so that no service can forget to tell, nor a change of many rows at once.
"""

from collections.abc import Sequence

from mingxi.office.frame.database.triggers import Trigger
from mingxi.office.frame.search.models import Waiting

_INTO = f'INSERT INTO "{Waiting._meta.db_table}" (kind, key)'


def noticing(kind: str, table: str, key: str, *, columns: Sequence[str] = ()) -> list[Trigger]:
    """Give the triggers of a table that a kind of documents is made from.

    Args:
        kind: The code of the kind.
        table: The table.
        key: The document's number as SQL over ``ROW``, the row that changed: ``ROW.id``.
        columns: The columns whose change matters; none where rows never change.
    """
    after = ["INSERT", "DELETE"]
    if columns:
        after.append(f"UPDATE OF {', '.join(columns)}")
    return [_trigger(kind, table, key, when) for when in after]


def _trigger(kind: str, table: str, key: str, when: str) -> Trigger:
    verb = when.partition(" ")[0]
    row = "OLD" if verb == "DELETE" else "NEW"
    notice = f"{_INTO} SELECT '{kind}', {key.replace('ROW', row)};"
    return Trigger(
        table,
        f"{table}_{verb.lower()}_is_searched",
        f"AFTER {when}",
        sqlite=notice,
        postgresql=f"{notice} RETURN NULL;",
    )
