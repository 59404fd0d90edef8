"""Putting together what was noted of groups of projects, so that there is little to add up."""

from django.db import connection
from django.db.models import Max

from mingxi.office.declaration.models import YearTotal
from mingxi.office.declaration.models.totals import FIGURES, KEYS, summed
from mingxi.office.frame.database import writing

_TABLE = "declaration_yeartotal"
_KEYS = ", ".join(KEYS)
_WAITING = f"SELECT {_KEYS} FROM {_TABLE} WHERE NOT is_gathered"  # noqa: S608  # our own names

# One statement takes rows and adds up just those: what others note meanwhile is not among them.
_ON_POSTGRESQL = f"""
WITH taken AS (
    DELETE FROM {_TABLE} AS row USING (SELECT DISTINCT * FROM ({_WAITING}) AS noted) AS waiting
    WHERE {" AND ".join(f"row.{key} = waiting.{key}" for key in KEYS)}
    RETURNING {", ".join(f"row.{column}" for column in (*KEYS, *FIGURES))}
)
{summed("taken", is_gathered=True)}
"""  # noqa: S608  # our own names
# Who writes to SQLite is alone; the sums get larger numbers than the rows that they stand for.
_ADD_UP = summed(f"{_TABLE} WHERE ({_KEYS}) IN ({_WAITING})", is_gathered=True)
_TAKE = f"DELETE FROM {_TABLE} WHERE id <= %s AND ({_KEYS}) IN ({_WAITING})"  # noqa: S608  # our own names


def gather_totals() -> None:
    """Replace what was noted of each group by its sum; a group without projects vanishes.

    Cheap where nothing was noted. Whoever writes waits for it on SQLite alone, and for little.
    """
    if not YearTotal.objects.filter(is_gathered=False).exists():
        return
    with writing(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_ON_POSTGRESQL)
            return
        last = YearTotal.objects.aggregate(last=Max("pk"))["last"]
        cursor.execute(_ADD_UP)
        cursor.execute(_TAKE, [last])
