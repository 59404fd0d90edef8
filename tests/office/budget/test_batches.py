"""Lists of payments: accepted whole, booked in parts, tried again without harm."""

from collections.abc import Callable

import pytest

from mingxi.office.budget.models import Line, Voucher
from mingxi.office.budget.reckoning.acts import Portion
from mingxi.office.budget.reckoning.lists import ListedPayment
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.selectors.standing import standing_of
from mingxi.office.budget.services import (
    InterruptedBatchError,
    OverspendError,
    TakenKeyError,
    UnfitBatchError,
    WrongAmountError,
    batches,
    reserve_batch,
    reserve_payment,
    return_payment,
    settle_batch,
)
from mingxi.office.budget.services.booking import Draft
from mingxi.office.events.models import Event
from mingxi.office.events.services import SYSTEM

New = Callable[[], Reference]
ISSUED = 1_000_00
COUNT = 1_200  # more than two parts


def payments(line: Line, count: int = COUNT, fen: int = 1) -> list[ListedPayment]:
    return [ListedPayment(str(number), line.pk, fen) for number in range(1, count + 1)]


def test_a_list_is_reserved_and_settled_with_one_event_each(line: Line, reference: New) -> None:
    reserved = reserve_batch(payments=payments(line), reference=reference(), by=SYSTEM)
    assert standing_of(line).in_transit_fen == COUNT
    settled = settle_batch(reserved=reserved, reference=reference(), by=SYSTEM)
    assert reserved.is_complete
    assert settled.is_complete
    assert standing_of(line).paid_fen == COUNT
    told = Event.objects.filter(kind__startswith="budget.batch").order_by("id")
    assert [(event.kind, event.lines_count) for event in told] == [
        ("budget.batch_reserved", COUNT),
        ("budget.batch_settled", COUNT),
    ]


def test_the_same_list_tried_again_books_nothing(line: Line, reference: New) -> None:
    first, second = reference(), reference()
    for _ in range(2):
        reserved = reserve_batch(payments=payments(line), reference=first, by=SYSTEM)
    for _ in range(2):
        settle_batch(reserved=reserved, reference=second, by=SYSTEM)
    assert Voucher.objects.exclude(batch=None).count() == 2 * COUNT
    assert Event.objects.filter(kind__startswith="budget.batch").count() == 2


def test_a_key_with_another_list_is_refused(line: Line, reference: New) -> None:
    once = reference()
    reserved = reserve_batch(payments=payments(line), reference=once, by=SYSTEM)
    with pytest.raises(TakenKeyError):
        reserve_batch(payments=payments(line, fen=2), reference=once, by=SYSTEM)
    with pytest.raises(TakenKeyError):
        settle_batch(reserved=reserved, reference=once, by=SYSTEM)


def test_a_list_above_the_allotment_is_refused_whole(line: Line, reference: New) -> None:
    with pytest.raises(OverspendError, match="现有1,000元，需要1,200元"):
        reserve_batch(payments=payments(line, fen=100), reference=reference(), by=SYSTEM)
    assert standing_of(line).available_fen == ISSUED
    assert not Event.objects.filter(kind="budget.batch_reserved").exists()


def test_a_list_whose_money_is_spent_meanwhile_goes_on_when_there_is_more(
    line: Line, reference: New, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = reference()
    spent: list[Voucher] = []
    book_all = batches.book_all

    def spending_between_parts(drafts: list[Draft]) -> None:
        book_all(drafts)
        if not spent:
            rest = [Portion(line.pk, standing_of(line).available_fen - 100)]
            spent.append(reserve_payment(portions=rest, reference=reference(), by=SYSTEM))

    monkeypatch.setattr(batches, "book_all", spending_between_parts)
    with pytest.raises(
        InterruptedBatchError, match=r"共1200笔，已办理500笔.*现有1元，需要5元"
    ) as caught:
        reserve_batch(payments=payments(line), reference=once, by=SYSTEM)
    with pytest.raises(UnfitBatchError):
        settle_batch(reserved=caught.value.batch, reference=reference(), by=SYSTEM)
    return_payment(payment=spent[0], reference=reference(), by=SYSTEM)
    assert reserve_batch(payments=payments(line), reference=once, by=SYSTEM).is_complete
    assert standing_of(line).in_transit_fen == COUNT


def test_what_was_returned_of_a_list_is_not_settled(line: Line, reference: New) -> None:
    reserved = reserve_batch(payments=payments(line, 3), reference=reference(), by=SYSTEM)
    payment = Voucher.objects.get(key=f"{reserved.key}/2")
    return_payment(payment=payment, reference=reference(), by=SYSTEM)
    settled = settle_batch(reserved=reserved, reference=reference(), by=SYSTEM)
    assert settled.count == 2
    assert standing_of(line).paid_fen == 2
    assert standing_of(line).available_fen == ISSUED - 2


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([], "没有任何付款"),
        ([("1", 0)], "第1号的金额必须大于零"),
        ([("1", 1), ("1", 2)], "序号1在清单中出现了两次"),
        ([("", 1)], "不能作序号"),
    ],
)
def test_a_list_that_cannot_be_booked_is_refused(
    line: Line, reference: New, rows: list[tuple[str, int]], why: str
) -> None:
    listed = [ListedPayment(number, line.pk, fen) for number, fen in rows]
    with pytest.raises(WrongAmountError, match=why):
        reserve_batch(payments=listed, reference=reference(), by=SYSTEM)


def test_a_key_taken_by_a_single_payment_stops_the_list(line: Line, reference: New) -> None:
    once = reference()
    key = f"{once.key}/2"
    portions = [Portion(line.pk, 1)]
    reserve_payment(portions=portions, reference=Reference(key, once.document), by=SYSTEM)
    with pytest.raises(InterruptedBatchError, match=key):
        reserve_batch(payments=payments(line, 3), reference=once, by=SYSTEM)
