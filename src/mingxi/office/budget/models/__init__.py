"""The rows of the ledger. Nothing here is ever changed: what was wrong is reversed.

Vouchers and entries are inserted, and the database does the rest (`guards`): an entry moves the two
balances it names, no line, voucher or entry can be changed or deleted, and a balance on the wrong
side of zero refuses the entry that would bring it there.
"""

from mingxi.office.budget.models.guards import TRIGGERS
from mingxi.office.budget.models.lines import Balance, Line
from mingxi.office.budget.models.vouchers import Batch, Entry, Voucher

__all__ = ["TRIGGERS", "Balance", "Batch", "Entry", "Line", "Voucher"]
