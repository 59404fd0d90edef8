"""The rows of budget: the ledger, and the rounds in which a budget is made.

Nothing of the ledger is ever changed: what was wrong is reversed. Vouchers and entries are
inserted, and the database does the rest (`guards`): an entry moves the two balances it names, no
line, voucher or entry can be changed or deleted, and a balance on the wrong side of zero refuses
the entry that would bring it there. Ceilings are guarded in the same way (`round_guards`). What
tables of a year add up follows likewise: what units have spent (`spending`), and what is arranged
for projects (`arranged`).
"""

from mingxi.office.budget.models.approvals import BudgetApproval, BudgetDecision
from mingxi.office.budget.models.arranged import ARRANGED_TRIGGERS
from mingxi.office.budget.models.arrangements import Arrangement, ControlFigure, DetailLine
from mingxi.office.budget.models.caps import ExpenseCap
from mingxi.office.budget.models.ceilings import Ceiling
from mingxi.office.budget.models.guards import TRIGGERS as LEDGER_TRIGGERS
from mingxi.office.budget.models.lines import Balance, Line
from mingxi.office.budget.models.round_guards import ROUND_TRIGGERS
from mingxi.office.budget.models.spending import SPENDING_TRIGGERS, UnitSpending
from mingxi.office.budget.models.vouchers import Batch, Entry, Voucher
from mingxi.office.budget.models.years import FiscalYear, RoundBeginning

TRIGGERS = [*LEDGER_TRIGGERS, *SPENDING_TRIGGERS, *ROUND_TRIGGERS, *ARRANGED_TRIGGERS]

__all__ = [
    "TRIGGERS",
    "Arrangement",
    "Balance",
    "Batch",
    "BudgetApproval",
    "BudgetDecision",
    "Ceiling",
    "ControlFigure",
    "DetailLine",
    "Entry",
    "ExpenseCap",
    "FiscalYear",
    "Line",
    "RoundBeginning",
    "UnitSpending",
    "Voucher",
]
