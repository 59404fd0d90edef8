"""Payments that come as one list: booked in short parts, each payment exactly once.

A list of 10,000 payments is too long for one transaction and too slow one by one. Its event, with
the digest of all rows, is recorded when the list is accepted, before anything of it is booked. Then
part after part is booked, every payment under a key of its own, so that after a crash the same call
goes on where the last part was committed: nothing is lost, and nothing is booked twice.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from django.db import IntegrityError, connection, transaction

from mingxi.office.budget.models import Batch, Entry
from mingxi.office.budget.reckoning.acts import Act, Portion, needs, posted
from mingxi.office.budget.reckoning.lists import ListedPayment, digest_of
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.services.booking import Draft, book_all, booked_under, lack
from mingxi.office.budget.services.refusals import (
    InterruptedBatchError,
    RefusedError,
    TakenKeyError,
    UnfitBatchError,
    WrongAmountError,
)
from mingxi.office.events.services import Actor, record
from mingxi.office.frame.clock import now, today
from mingxi.office.frame.database import writing
from mingxi.quantities.money import Money

# As many at once as keep others waiting for some hundredths of a second.
PART = 500
KEY_LENGTH_MAX = 96
NUMBER_LENGTH_MAX = 31

Item = TypeVar("Item")


def reserve_batch(*, payments: Sequence[ListedPayment], reference: Reference, by: Actor) -> Batch:
    """Reserve every payment of a list (支付申请占用); tried again, go on where it stopped.

    Raises:
        WrongAmountError: The list cannot be booked, whatever its lines hold.
        TakenKeyError: The key belongs to another list.
        OverspendError: A line holds less than the list asks of it; nothing is booked.
        InterruptedBatchError: Others have spent what the rest of the list would need.
    """
    _check(payments, reference.key)
    rows = [payment.row for payment in payments]
    asked = Batch(
        act=Act.RESERVATION.value,
        digest=digest_of(rows),
        count=len(payments),
        total_fen=sum(payment.fen for payment in payments),
    )
    with writing():
        batch, is_new = _accept(asked, reference, by)
        if batch.digest != asked.digest or batch.document != reference.document:
            raise TakenKeyError(batch.key, batch.document)
        if is_new:
            whole = posted(Act.RESERVATION, (Portion(each.line, each.fen) for each in payments))
            if refusal := lack(needs(whole)):
                raise refusal
            record("budget.batch_reserved", by=by, on=batch, facts=_facts(batch), lines=rows)
    _book(batch, [_reservation(batch, payment, by) for payment in payments])
    return batch


def settle_batch(*, reserved: Batch, reference: Reference, by: Actor) -> Batch:
    """Post as paid (支付完成) what of a list is still under way; tried again, go on.

    Payments of the list that were returned before stay returned.

    Raises:
        UnfitBatchError: The list is not wholly reserved.
        TakenKeyError: The key belongs to another list.
    """
    if reserved.act != Act.RESERVATION or not reserved.is_complete:
        raise UnfitBatchError(reserved)
    under_way = _under_way(reserved)
    rows = [f"{number} {line} {fen}".encode() for number, line, fen in under_way]
    asked = Batch(
        act=Act.SETTLEMENT.value,
        reserved=reserved,
        digest=digest_of(rows),
        count=len(under_way),
        total_fen=sum(fen for _, _, fen in under_way),
    )
    with writing():
        batch, is_new = _accept(asked, reference, by)
        if batch.reserved_id != reserved.pk or batch.document != reference.document:
            raise TakenKeyError(batch.key, batch.document)
        if is_new:
            record("budget.batch_settled", by=by, on=batch, facts=_facts(batch), lines=rows)
    _book(batch, [_settlement(batch, *payment, by) for payment in under_way])
    return batch


def _check(payments: Sequence[ListedPayment], key: str) -> None:
    """Refuse a list that could not be booked whatever its lines hold."""
    if not payments:
        raise WrongAmountError("清单中没有任何付款。")
    if not 0 < len(key) <= KEY_LENGTH_MAX:
        raise WrongAmountError(f"批次的幂等键须有 1—{KEY_LENGTH_MAX} 个字符，现有 {len(key)} 个。")
    seen: set[str] = set()
    for payment in payments:
        if payment.fen <= 0:
            amount = Money(payment.fen).in_yuan()
            raise WrongAmountError(f"第{payment.number}号的金额必须大于零，现为{amount}。")
        if not 0 < len(payment.number) <= NUMBER_LENGTH_MAX:
            raise WrongAmountError(f"“{payment.number}”不能作序号：1—{NUMBER_LENGTH_MAX} 个字符。")
        if payment.number in seen:
            raise WrongAmountError(f"序号{payment.number}在清单中出现了两次。")
        seen.add(payment.number)


def _accept(asked: Batch, reference: Reference, by: Actor) -> tuple[Batch, bool]:
    """Accept a list, or give the one that was accepted under its key."""
    batch = Batch.objects.filter(key=reference.key).first()
    if batch is not None:
        return batch, False
    asked.key, asked.document = reference.key, reference.document
    asked.fiscal_date = reference.fiscal_date or today()
    asked.by_number, asked.by_name, asked.at = by.number, by.name, now()
    try:
        with transaction.atomic():
            asked.save(force_insert=True)
    except IntegrityError:
        # PostgreSQL lets two writers look before either has written; the second finds it here.
        return Batch.objects.get(key=reference.key), False
    return asked, True


def _reservation(batch: Batch, payment: ListedPayment, by: Actor) -> Draft:
    postings = posted(Act.RESERVATION, [Portion(payment.line, payment.fen)])
    key = f"{batch.key}/{payment.number}"
    act = Act.RESERVATION
    return Draft(act, key, batch.document, batch.fiscal_date, by, postings, batch=batch.pk)


def _settlement(batch: Batch, voucher: int, line: int, fen: int, by: Actor) -> Draft:
    return Draft(
        Act.SETTLEMENT,
        f"{batch.key}/{voucher}",
        batch.document,
        batch.fiscal_date,
        by,
        posted(Act.SETTLEMENT, [Portion(line, fen)]),
        follows=voucher,
        batch=batch.pk,
    )


def _under_way(reserved: Batch) -> list[tuple[int, int, int]]:
    """Give voucher, line and fen of each payment of a list that is neither settled nor returned."""
    entries = Entry.objects.filter(voucher__batch=reserved, voucher__followers=None)
    columns = entries.order_by("voucher_id").values_list("voucher_id", "credit_line", "amount_fen")
    return list(columns)


def _book(batch: Batch, drafts: Sequence[Draft]) -> None:
    """Book what is not booked yet, part by part; then the list is complete."""
    if batch.is_complete:
        return
    for part in _parts(drafts):
        try:
            with writing():
                _hold(batch)
                book_all(_not_booked(batch, part))
        except RefusedError as refusal:
            raise InterruptedBatchError(batch, batch.vouchers.count(), refusal) from refusal
    with writing():
        batch.completed_at = now()
        batch.save(update_fields=["completed_at"])


def _not_booked(batch: Batch, drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out the drafts of a list that are booked already."""
    booked = set()
    for key, _, owner in booked_under([draft.key for draft in drafts]):
        if owner != batch.pk:
            raise TakenKeyError(key, batch.document)
        booked.add(key)
    return [draft for draft in drafts if draft.key not in booked]


def _hold(batch: Batch) -> None:
    """Keep another worker on the same list waiting; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        held = Batch.objects.select_for_update(no_key=True).filter(pk=batch.pk)
        assert held.values_list("pk").get()


def _parts(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), PART):
        yield items[start : start + PART]


def _facts(batch: Batch) -> dict[str, str | int]:
    facts: dict[str, str | int] = {
        "document": batch.document,
        "count": batch.count,
        "amount_fen": batch.total_fen,
        "digest": batch.digest,
    }
    if batch.reserved_id is not None:
        facts["reserved"] = batch.reserved_id
    return facts
