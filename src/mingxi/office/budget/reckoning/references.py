"""What an act rests on, and what tells it apart from every other act."""

from datetime import date
from typing import NamedTuple


class Reference(NamedTuple):
    """The reference of an act.

    ``key`` is the caller's: the same act tried again brings the same key, and is booked once.
    ``document`` is the number of the paper (文号, 凭据号) that orders the act. ``fiscal_date`` is
    the day it counts for, today where none is said.
    """

    key: str
    document: str
    fiscal_date: date | None = None
