"""From the approved budget to allotments that can be spent, and to the end of the year."""

from collections.abc import Iterable

from mingxi.office.budget.models import Line, Voucher
from mingxi.office.budget.reckoning.acts import (
    REVERSIBLE,
    Act,
    Portion,
    posted,
    taken_back,
    transferred,
)
from mingxi.office.budget.reckoning.dimensions import Dimensions, faults
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.services.acting import act_on, checked
from mingxi.office.budget.services.refusals import (
    UnfitVoucherError,
    WrongAmountError,
    WrongLineError,
)
from mingxi.office.events.services import Actor, record
from mingxi.office.frame.database import writing


def open_line(*, dimensions: Dimensions, by: Actor) -> Line:
    """Open the line of these elements, or give it where it is open already.

    Raises:
        WrongLineError: An element is none that a line can have.
    """
    if found := list(faults(dimensions)):
        raise WrongLineError(found)
    elements = dimensions._asdict()
    with writing():
        line, is_new = Line.objects.get_or_create(**elements)
        if is_new:
            record("budget.line_opened", by=by, on=line, facts=elements)
    return line


def approve_budget(*, portions: Iterable[Portion], reference: Reference, by: Actor) -> Voucher:
    """Book an approved budget (预算批复): it waits on its lines to be issued."""
    postings = posted(Act.APPROVAL, checked(portions))
    return act_on(Act.APPROVAL, postings, reference=reference, by=by)


def issue_allotment(*, portions: Iterable[Portion], reference: Reference, by: Actor) -> Voucher:
    """Issue allotments (指标下达): from here on they can be spent.

    Raises:
        OverspendError: Less than that waits to be issued.
    """
    postings = posted(Act.ISSUE, checked(portions))
    return act_on(Act.ISSUE, postings, reference=reference, by=by)


def transfer_allotment(
    *, source: Line, target: Line, fen: int, reference: Reference, by: Actor
) -> Voucher:
    """Move what is available from a line to another (调剂).

    Raises:
        OverspendError: Less than that is available on the source.
        WrongAmountError: The amount is not above zero, or both lines are the same.
    """
    checked([Portion(source.pk, fen)])
    if source.pk == target.pk:
        raise WrongAmountError("调出和调入是同一个指标。")
    postings = transferred(source.pk, target.pk, fen)
    return act_on(Act.TRANSFER, postings, reference=reference, by=by)


def carry_over(*, portions: Iterable[Portion], reference: Reference, by: Actor) -> Voucher:
    """Carry over what is still available at the end of the year (年末结转).

    Raises:
        OverspendError: Less than that is available.
    """
    postings = posted(Act.CARRY_OVER, checked(portions))
    return act_on(Act.CARRY_OVER, postings, reference=reference, by=by)


def reverse_act(*, voucher: Voucher, reference: Reference, by: Actor) -> Voucher:
    """Take back an approval, issue, transfer or carry-over whole (冲销).

    Raises:
        UnfitVoucherError: The voucher is of another kind; those are released or returned.
        OverspendError: What it brought is spent in part.
        AlreadyFollowedError: It is reversed already.
    """
    if voucher.act not in REVERSIBLE:
        raise UnfitVoucherError(voucher, "预算批复、指标下达、指标调剂或年末结转的凭证")
    postings = taken_back(voucher.postings)
    return act_on(Act.REVERSAL, postings, reference=reference, by=by, follows=voucher)
