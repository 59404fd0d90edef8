"""What may be done with the ledger; every verb is booked once for a key, however often it is tried.

Whoever tries again after a broken line brings the same `Reference` and gets the same voucher.
"""

from mingxi.office.budget.services.allotments import (
    approve_budget,
    carry_over,
    issue_allotment,
    open_line,
    reverse_act,
    transfer_allotment,
)
from mingxi.office.budget.services.batches import reserve_batch, settle_batch
from mingxi.office.budget.services.commitments import (
    clear_uncovered,
    commit,
    note_uncovered,
    release_commitment,
)
from mingxi.office.budget.services.payments import (
    reserve_payment,
    return_payment,
    settle_payment,
)
from mingxi.office.budget.services.refusals import (
    AlreadyFollowedError,
    InterruptedBatchError,
    OverdrawnCommitmentError,
    OverspendError,
    RefusedError,
    TakenKeyError,
    UnfitBatchError,
    UnfitVoucherError,
    UnknownLineError,
    WrongAmountError,
    WrongLineError,
)

__all__ = [
    "AlreadyFollowedError",
    "InterruptedBatchError",
    "OverdrawnCommitmentError",
    "OverspendError",
    "RefusedError",
    "TakenKeyError",
    "UnfitBatchError",
    "UnfitVoucherError",
    "UnknownLineError",
    "WrongAmountError",
    "WrongLineError",
    "approve_budget",
    "carry_over",
    "clear_uncovered",
    "commit",
    "issue_allotment",
    "note_uncovered",
    "open_line",
    "release_commitment",
    "reserve_batch",
    "reserve_payment",
    "return_payment",
    "reverse_act",
    "settle_batch",
    "settle_payment",
    "transfer_allotment",
]
