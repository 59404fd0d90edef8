"""The engine; Django looks for it in a module of this name."""

from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base

from mingxi.office.frame.database.queue import WriteQueue

# The methods below are Django's own seams between a transaction and its engine; its stubs leave
# them out.


class DatabaseWrapper(base.DatabaseWrapper):
    """SQLite whose write transactions wait for their turn.

    Sessions, messages and migrations begin transactions too, without asking any service; a queue
    in front of services alone would leave them to SQLite's polling, and to ``database is locked``.
    """

    transaction_mode: str | None
    _queue: WriteQueue | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the file, and make its queue ready."""
        if self._queue is None and not self.is_in_memory_db():
            self._queue = WriteQueue(Path(self.settings_dict["NAME"]))
        return super().get_new_connection(conn_params)

    def _start_transaction_under_autocommit(self) -> None:
        if self._queue is None or self.transaction_mode != "IMMEDIATE":
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
            return
        self._queue.enter()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._queue.leave()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        # A commit that fails leaves the transaction open; the rollback that follows ends the turn.
        if self._queue is not None:
            self._queue.leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            if self._queue is not None:
                self._queue.leave()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            if self._queue is not None:
                self._queue.close()
