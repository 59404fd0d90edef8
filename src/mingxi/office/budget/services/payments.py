"""Payments one by one: reserved when they are asked for, settled when paid, or returned."""

from collections.abc import Iterable

from mingxi.office.budget.models import Voucher
from mingxi.office.budget.reckoning.acts import (
    PAYMENTS,
    Act,
    Portion,
    posted,
    returned,
    settled,
)
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.services.acting import act_on, checked
from mingxi.office.budget.services.commitments import use_commitment
from mingxi.office.budget.services.refusals import UnfitVoucherError
from mingxi.office.events.services import Actor


def reserve_payment(
    *,
    portions: Iterable[Portion],
    reference: Reference,
    by: Actor,
    commitment: Voucher | None = None,
) -> Voucher:
    """Reserve a payment that is asked for (支付申请占用), from the contract where it has one.

    Raises:
        OverspendError: Less than that is available.
        OverdrawnCommitmentError: The contract has less than that still set aside.
    """
    portions = checked(portions)
    if commitment is None:
        postings = posted(Act.RESERVATION, portions)
        return act_on(Act.RESERVATION, postings, reference=reference, by=by)
    postings = posted(Act.DRAWING, portions)
    return use_commitment(Act.DRAWING, postings, commitment=commitment, reference=reference, by=by)


def settle_payment(*, payment: Voucher, reference: Reference, by: Actor) -> Voucher:
    """Post a reserved payment as paid (支付完成), whole.

    Raises:
        UnfitVoucherError: The voucher is no reserved payment.
        AlreadyFollowedError: The payment is settled or returned already.
    """
    if payment.act not in PAYMENTS:
        raise UnfitVoucherError(payment, "支付申请占用的凭证")
    postings = settled(payment.postings)
    return act_on(Act.SETTLEMENT, postings, reference=reference, by=by, follows=payment)


def return_payment(*, payment: Voucher, reference: Reference, by: Actor) -> Voucher:
    """Put a payment back where it was taken (退票), before or after it was settled.

    Args:
        payment: The reservation where the payment is still under way, else its settlement.
        reference: What the return rests on.
        by: Who books it.

    Raises:
        UnfitVoucherError: The voucher is no payment.
        AlreadyFollowedError: The payment is settled (return its settlement) or returned already.
    """
    reserved = payment.follows if payment.act == Act.SETTLEMENT else payment
    if reserved is None or reserved.act not in PAYMENTS:
        raise UnfitVoucherError(payment, "支付申请占用或支付完成的凭证")
    postings = returned(reserved.postings, is_settled=reserved is not payment)
    return act_on(
        Act.RETURN,
        postings,
        reference=reference,
        by=by,
        follows=payment,
        commitment=reserved.commitment,
    )
