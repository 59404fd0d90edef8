"""How a line stands: what was issued to it, and what is left."""

from typing import NamedTuple

from mingxi.office.budget.models import Line
from mingxi.office.budget.reckoning.accounts import Account


class Standing(NamedTuple):
    """The balances of a line in fen, all at or above zero."""

    approved_fen: int
    unissued_fen: int
    available_fen: int
    committed_fen: int
    in_transit_fen: int
    paid_fen: int
    carried_over_fen: int
    uncovered_fen: int

    @property
    def issued_fen(self) -> int:
        """All that was issued and transferred to the line and not carried over.

        So that what is available is issued less committed, in transit and paid.
        """
        return self.available_fen + self.committed_fen + self.in_transit_fen + self.paid_fen


def standing_of(line: Line) -> Standing:
    """Give how a line stands at this moment."""
    held = dict(line.balances.values_list("account", "balance_fen"))
    return Standing(
        approved_fen=-held[Account.BUDGET],
        unissued_fen=held[Account.UNISSUED],
        available_fen=held[Account.AVAILABLE],
        committed_fen=held[Account.COMMITTED],
        in_transit_fen=held[Account.IN_TRANSIT],
        paid_fen=held[Account.PAID],
        carried_over_fen=held[Account.CARRIED_OVER],
        uncovered_fen=held[Account.UNCOVERED],
    )
