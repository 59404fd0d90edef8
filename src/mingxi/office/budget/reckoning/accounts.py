"""The accounts of the ledger.

Source: 预算指标核算管理办法（试行）: a budget controls what is allotted, an allotment what is paid.

Each account stands on a line (`Dimensions`); its balance is what was credited less what was
debited, in fen. So a source stands below zero by what it has given, all others stand at or above
zero, and all balances together come to nothing.
"""

from enum import StrEnum


class Account(StrEnum):
    """An account; its value is what the database keeps."""

    BUDGET = "budget"
    UNISSUED = "unissued"
    AVAILABLE = "available"
    COMMITTED = "committed"
    IN_TRANSIT = "in_transit"
    PAID = "paid"
    CARRIED_OVER = "carried_over"
    UNCOVERED = "uncovered"
    UNCOVERED_CONTRA = "uncovered_contra"

    @property
    def label(self) -> str:
        """The account's name in the trade."""
        return _LABELS[self]


_LABELS = {
    Account.BUDGET: "支出预算",
    Account.UNISSUED: "待下达指标",
    Account.AVAILABLE: "可执行指标",
    Account.COMMITTED: "合同占用",
    Account.IN_TRANSIT: "支付在途",
    Account.PAID: "已支付",
    Account.CARRIED_OVER: "指标结转结余",
    Account.UNCOVERED: "未覆盖承诺（备忘）",
    Account.UNCOVERED_CONTRA: "未覆盖承诺对方（备忘）",
}

MEMORANDUM = frozenset({Account.UNCOVERED, Account.UNCOVERED_CONTRA})
SOURCES = frozenset({Account.BUDGET, Account.UNCOVERED_CONTRA})
"""From these the others are filled, so that their balances are never above zero."""
