"""Sums that the database keeps beside what they are sums of, so that readers add up a few rows.

Triggers only *add* rows that tell what a change changes, so whoever writes waits for nobody: a row
that all shared would keep one transaction waiting for another, and two that move something between
the same groups in opposite directions for ever. Now and then the rows of a group are put together.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from mingxi.office.frame.database.writing import writing


@dataclass(frozen=True)
class KeptSums:
    """A table of sums; beside these columns it has ``id`` and ``is_gathered``.

    Attributes:
        table: The table.
        keys: The columns that tell groups apart.
        figures: The columns that are added up; a group of which all come to nothing has no row.
    """

    table: str
    keys: Sequence[str]
    figures: Sequence[str]

    def added_up(self, rows: str, *, is_gathered: bool = False) -> str:
        """Write the statement that adds rows up, a row for each group.

        Args:
            rows: What stands behind FROM, with the columns of keys and figures.
            is_gathered: Whether the sums are all that there is of their groups.
        """
        return f"""
INSERT INTO {self.table} ({", ".join((*self.keys, *self.figures))}, is_gathered)
SELECT {self._named_keys}, {", ".join(f"SUM({one})" for one in self.figures)}, {is_gathered}
FROM {rows}
GROUP BY {self._named_keys}
HAVING {" OR ".join(f"SUM({one}) <> 0" for one in self.figures)}
"""  # noqa: S608  # our own names

    def gather(self) -> None:
        """Replace what was noted of each group by its sum.

        Cheap where nothing was noted. Whoever writes waits for it on SQLite alone, and for little.
        """
        with connection.cursor() as cursor:
            cursor.execute(f"{self._waiting} LIMIT 1")
            if cursor.fetchone() is None:
                return
        with writing(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(self._on_postgresql())
                return
            # Who writes to SQLite is alone; the sums get larger numbers than what they stand for.
            cursor.execute(f"SELECT MAX(id) FROM {self.table}")  # noqa: S608  # our own names
            [last] = cursor.fetchone()
            of_waiting = f"({self._named_keys}) IN ({self._waiting})"
            cursor.execute(self.added_up(f"{self.table} WHERE {of_waiting}", is_gathered=True))
            cursor.execute(f"DELETE FROM {self.table} WHERE id <= %s AND {of_waiting}", [last])  # noqa: S608  # our own names

    def _on_postgresql(self) -> str:
        """Take rows and add up just those in one statement: what others note is not among them."""
        columns = ", ".join(f"row.{column}" for column in (*self.keys, *self.figures))
        alike = " AND ".join(f"row.{key} = waiting.{key}" for key in self.keys)
        return f"""
WITH taken AS (
    DELETE FROM {self.table} AS row USING (SELECT DISTINCT * FROM ({self._waiting}) AS noted)
        AS waiting
    WHERE {alike}
    RETURNING {columns}
)
{self.added_up("taken", is_gathered=True)}
"""  # noqa: S608  # our own names

    @property
    def _named_keys(self) -> str:
        return ", ".join(self.keys)

    @property
    def _waiting(self) -> str:
        return f"SELECT {self._named_keys} FROM {self.table} WHERE NOT is_gathered"  # noqa: S608  # our own names
