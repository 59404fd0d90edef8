"""Contracts: what is set aside for them, and what of them no allotment covers yet."""

from collections.abc import Iterable

from django.db import connection

from mingxi.office.budget.models import Line, Voucher
from mingxi.office.budget.reckoning.acts import Act, Portion, Postings, posted
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.selectors.commitments import open_fen_of
from mingxi.office.budget.services.acting import act_on, checked
from mingxi.office.budget.services.refusals import OverdrawnCommitmentError, UnfitVoucherError
from mingxi.office.events.services import Actor
from mingxi.office.frame.database import writing


def commit(*, portions: Iterable[Portion], reference: Reference, by: Actor) -> Voucher:
    """Set aside what a contract will cost (合同占用).

    Raises:
        OverspendError: Less than that is available; note the rest with `note_uncovered`.
    """
    postings = posted(Act.COMMITMENT, checked(portions))
    return act_on(Act.COMMITMENT, postings, reference=reference, by=by)


def release_commitment(
    *, commitment: Voucher, portions: Iterable[Portion], reference: Reference, by: Actor
) -> Voucher:
    """Give back what a contract will not cost after all (释放).

    Raises:
        OverdrawnCommitmentError: The contract has less than that still set aside.
    """
    postings = posted(Act.RELEASE, checked(portions))
    return use_commitment(Act.RELEASE, postings, commitment=commitment, reference=reference, by=by)


def note_uncovered(*, portions: Iterable[Portion], reference: Reference, by: Actor) -> Voucher:
    """Note what a contract obliges to beyond its allotment (未覆盖承诺), in the memorandum."""
    postings = posted(Act.UNCOVERED, checked(portions))
    return act_on(Act.UNCOVERED, postings, reference=reference, by=by)


def clear_uncovered(*, portions: Iterable[Portion], reference: Reference, by: Actor) -> Voucher:
    """Strike from the memorandum what is covered now, or is owed no more.

    Raises:
        OverspendError: Less than that is noted.
    """
    postings = posted(Act.COVERED, checked(portions))
    return act_on(Act.COVERED, postings, reference=reference, by=by)


def use_commitment(
    act: Act, postings: Postings, *, commitment: Voucher, reference: Reference, by: Actor
) -> Voucher:
    """Book a use of what a contract has set aside, within what is left of it.

    The balances guard a line; that one contract does not use what another has set aside on the
    same line is seen to here, with the contract's voucher held meanwhile.
    """
    if commitment.act != Act.COMMITMENT:
        raise UnfitVoucherError(commitment, "合同占用的凭证")
    with writing():
        _hold(commitment)
        voucher = act_on(act, postings, reference=reference, by=by, commitment=commitment)
        for line, held_fen in open_fen_of(commitment).items():
            if held_fen < 0:
                asked_fen = sum(each.fen for each in postings if each.debit_line == line)
                raise OverdrawnCommitmentError(
                    commitment,
                    Line.objects.get(pk=line),
                    held_fen=held_fen + asked_fen,
                    asked_fen=asked_fen,
                )
    return voucher


def _hold(commitment: Voucher) -> None:
    """Keep other uses of a contract waiting; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        held = Voucher.objects.select_for_update(no_key=True).filter(pk=commitment.pk)
        assert held.values_list("pk").get()
