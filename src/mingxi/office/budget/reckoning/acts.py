"""What each act of the ledger posts.

Source: 预算指标核算管理办法（试行）, its chain of budget, allotment and payment; before the last
stands what is set aside for contracts (合同占用).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from mingxi.office.budget.reckoning.accounts import SOURCES, Account


class Act(StrEnum):
    """A kind of voucher."""

    APPROVAL = "approval"
    ISSUE = "issue"
    TRANSFER = "transfer"
    COMMITMENT = "commitment"
    RELEASE = "release"
    RESERVATION = "reservation"
    DRAWING = "drawing"
    SETTLEMENT = "settlement"
    RETURN = "return"
    CARRY_OVER = "carry_over"
    UNCOVERED = "uncovered"
    COVERED = "covered"
    REVERSAL = "reversal"

    @property
    def label(self) -> str:
        """The act's name in the trade."""
        return _LABELS[self]


_LABELS = {
    Act.APPROVAL: "预算批复",
    Act.ISSUE: "指标下达",
    Act.TRANSFER: "指标调剂",
    Act.COMMITMENT: "合同占用",
    Act.RELEASE: "合同占用释放",
    Act.RESERVATION: "支付申请占用",
    Act.DRAWING: "合同支付申请",
    Act.SETTLEMENT: "支付完成",
    Act.RETURN: "退票",
    Act.CARRY_OVER: "年末结转",
    Act.UNCOVERED: "未覆盖承诺登记",
    Act.COVERED: "未覆盖承诺核销",
    Act.REVERSAL: "冲销",
}


class Sides(NamedTuple):
    """The two accounts of an entry."""

    debit: Account
    credit: Account


SIDES: Mapping[Act, Sides] = {
    Act.APPROVAL: Sides(Account.BUDGET, Account.UNISSUED),
    Act.ISSUE: Sides(Account.UNISSUED, Account.AVAILABLE),
    Act.TRANSFER: Sides(Account.AVAILABLE, Account.AVAILABLE),
    Act.COMMITMENT: Sides(Account.AVAILABLE, Account.COMMITTED),
    Act.RELEASE: Sides(Account.COMMITTED, Account.AVAILABLE),
    Act.RESERVATION: Sides(Account.AVAILABLE, Account.IN_TRANSIT),
    Act.DRAWING: Sides(Account.COMMITTED, Account.IN_TRANSIT),
    Act.SETTLEMENT: Sides(Account.IN_TRANSIT, Account.PAID),
    Act.CARRY_OVER: Sides(Account.AVAILABLE, Account.CARRIED_OVER),
    Act.UNCOVERED: Sides(Account.UNCOVERED_CONTRA, Account.UNCOVERED),
    Act.COVERED: Sides(Account.UNCOVERED, Account.UNCOVERED_CONTRA),
}
"""The accounts of every act that does not take them from the voucher it follows."""

PAYMENTS = frozenset({Act.RESERVATION, Act.DRAWING})
"""What a payment begins with; it is then settled or returned, whole and once."""

REVERSIBLE = frozenset({Act.APPROVAL, Act.ISSUE, Act.TRANSFER, Act.CARRY_OVER})
"""What is taken back by a reversal; commitments are released, payments returned instead."""


def sides_of(act: Act) -> frozenset[Sides]:
    """Give every pair of accounts that an entry of this act may have."""
    if act == Act.RETURN:
        held = (Account.IN_TRANSIT, Account.PAID)
        return frozenset(Sides(debit, SIDES[begun].debit) for debit in held for begun in PAYMENTS)
    if act == Act.REVERSAL:
        return frozenset(Sides(SIDES[done].credit, SIDES[done].debit) for done in REVERSIBLE)
    return frozenset({SIDES[act]})


class Portion(NamedTuple):
    """What an act asks of one line: the line's number and an amount in fen."""

    line: int
    fen: int


class Posting(NamedTuple):
    """One entry to be: an amount in fen out of one account of a line into another."""

    debit: Account
    debit_line: int
    credit: Account
    credit_line: int
    fen: int


Postings = tuple[Posting, ...]


def posted(act: Act, portions: Iterable[Portion]) -> Postings:
    """Give the entries of an act that stays within its lines."""
    debit, credit = SIDES[act]
    return tuple(Posting(debit, line, credit, line, fen) for line, fen in portions)


def transferred(source: int, target: int, fen: int) -> Postings:
    """Give the entry that moves an allotment from a line to another."""
    debit, credit = SIDES[Act.TRANSFER]
    return (Posting(debit, source, credit, target, fen),)


def settled(reserved: Sequence[Posting]) -> Postings:
    """Give the entries by which a reserved payment is paid."""
    return posted(Act.SETTLEMENT, (Portion(each.credit_line, each.fen) for each in reserved))


def returned(reserved: Sequence[Posting], *, is_settled: bool) -> Postings:
    """Give the entries that put a payment back where it was taken: the allotment or the contract.

    A contract whose payment comes back is still owed, so its commitment stands again.
    """
    held = Account.PAID if is_settled else Account.IN_TRANSIT
    return tuple(
        Posting(held, each.credit_line, each.debit, each.debit_line, each.fen) for each in reserved
    )


def taken_back(done: Sequence[Posting]) -> Postings:
    """Give the entries that undo others: the same with their sides changed."""
    return tuple(
        Posting(each.credit, each.credit_line, each.debit, each.debit_line, each.fen)
        for each in done
    )


class Place(NamedTuple):
    """An account of a line: what has a balance."""

    line: int
    account: Account


def needs(postings: Iterable[Posting]) -> dict[Place, int]:
    """Give every place that postings touch, in the one order all use, with the fen it must hold.

    Sources and places that are only credited need nothing. The order keeps two writers that want
    the same places from waiting for each other.
    """
    asked: defaultdict[tuple[int, Account], int] = defaultdict(int)
    for debit, debit_line, credit, credit_line, fen in postings:
        asked[debit_line, debit] += fen
        asked[credit_line, credit] += 0
    return {
        Place(line, account): 0 if account in SOURCES else fen
        for (line, account), fen in sorted(asked.items())
    }
