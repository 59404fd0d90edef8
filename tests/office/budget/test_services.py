"""What the ledger does, and what it refuses in words."""

from collections.abc import Callable
from typing import Any

import pytest

from mingxi.office.budget.models import Entry, Line, Voucher
from mingxi.office.budget.reckoning.acts import Act, Portion
from mingxi.office.budget.reckoning.dimensions import Dimensions
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.selectors.commitments import open_fen_of
from mingxi.office.budget.selectors.standing import standing_of
from mingxi.office.budget.services import (
    AlreadyFollowedError,
    OverdrawnCommitmentError,
    OverspendError,
    TakenKeyError,
    UnfitVoucherError,
    UnknownLineError,
    WrongAmountError,
    WrongLineError,
    approve_budget,
    carry_over,
    clear_uncovered,
    commit,
    issue_allotment,
    note_uncovered,
    open_line,
    release_commitment,
    reserve_payment,
    return_payment,
    reverse_act,
    settle_payment,
    transfer_allotment,
)
from mingxi.office.events.models import Event
from mingxi.office.events.services import SYSTEM

New = Callable[[], Reference]
ISSUED = 1_000_00


def available(line: Line) -> int:
    return standing_of(line).available_fen


def kinds() -> list[str]:
    return list(Event.objects.order_by("id").values_list("kind", flat=True))


def test_a_line_is_opened_once(line: Line, dimensions: Dimensions) -> None:
    assert open_line(dimensions=dimensions, by=SYSTEM) == line
    assert line.dimensions == dimensions
    assert kinds().count("budget.line_opened") == 1


def test_a_line_of_wrong_elements_is_refused_with_all_of_them(dimensions: Dimensions) -> None:
    wrong = dimensions._replace(function_code="20103", level="street")
    with pytest.raises(WrongLineError, match=r"支出功能分类“20103”.*级次“street”"):
        open_line(dimensions=wrong, by=SYSTEM)


def test_what_is_approved_waits_until_it_is_issued(line: Line, reference: New) -> None:
    approve_budget(portions=[Portion(line.pk, 500)], reference=reference(), by=SYSTEM)
    assert standing_of(line).unissued_fen == 500
    assert available(line) == ISSUED
    issue_allotment(portions=[Portion(line.pk, 300)], reference=reference(), by=SYSTEM)
    assert standing_of(line).unissued_fen == 200
    assert available(line) == ISSUED + 300
    with pytest.raises(OverspendError, match=r"待下达指标余额不足.*现有2元，需要2.01元，差0.01元"):
        issue_allotment(portions=[Portion(line.pk, 201)], reference=reference(), by=SYSTEM)


def test_available_is_issued_less_committed_in_transit_and_paid(line: Line, reference: New) -> None:
    commit(portions=[Portion(line.pk, 300_00)], reference=reference(), by=SYSTEM)
    paid = reserve_payment(portions=[Portion(line.pk, 20_00)], reference=reference(), by=SYSTEM)
    settle_payment(payment=paid, reference=reference(), by=SYSTEM)
    reserve_payment(portions=[Portion(line.pk, 1_00)], reference=reference(), by=SYSTEM)
    standing = standing_of(line)
    assert standing.issued_fen == standing.approved_fen == ISSUED
    assert standing.available_fen == ISSUED - 300_00 - 20_00 - 1_00


def test_the_last_fen_is_given_and_not_one_more(line: Line, reference: New) -> None:
    with pytest.raises(OverspendError) as caught:
        reserve_payment(portions=[Portion(line.pk, ISSUED + 1)], reference=reference(), by=SYSTEM)
    assert str(caught.value) == (
        "可执行指标余额不足：2026年 单位301001 项目530923250001 一般公共预算资金·县（市、区）级 "
        "2010301/30201/50201 现有1,000元，需要1,000.01元，差0.01元。"
        "请减少金额，或先办理指标下达、调剂。"
    )
    assert (caught.value.held_fen, caught.value.asked_fen) == (ISSUED, ISSUED + 1)
    reserve_payment(portions=[Portion(line.pk, ISSUED)], reference=reference(), by=SYSTEM)
    assert available(line) == 0


def test_of_several_shares_all_are_reserved_or_none(
    line: Line, other_line: Line, reference: New
) -> None:
    portions = [Portion(line.pk, 100), Portion(other_line.pk, 100)]
    with pytest.raises(OverspendError) as caught:
        reserve_payment(portions=portions, reference=reference(), by=SYSTEM)
    assert caught.value.line == other_line
    assert available(line) == ISSUED
    transfer_allotment(source=line, target=other_line, fen=100, reference=reference(), by=SYSTEM)
    reserve_payment(portions=portions, reference=reference(), by=SYSTEM)
    assert (available(line), available(other_line)) == (ISSUED - 200, 0)


def test_the_same_act_tried_again_gives_the_same_voucher(line: Line, reference: New) -> None:
    once = reference()
    portions = [Portion(line.pk, ISSUED)]
    first = reserve_payment(portions=portions, reference=once, by=SYSTEM)
    # Nothing is left on the line, and still the answer is the voucher and no refusal.
    again = reserve_payment(portions=portions, reference=once, by=SYSTEM)
    assert again == first
    assert again.postings == first.postings
    assert kinds().count("budget.payment_reserved") == 1
    assert available(line) == 0


@pytest.mark.parametrize("other", ["amount", "document", "act"])
def test_a_key_with_other_content_is_refused(line: Line, reference: New, other: str) -> None:
    once = reference()
    reserve_payment(portions=[Portion(line.pk, 100)], reference=once, by=SYSTEM)
    document = "云测预〔2026〕9号" if other == "document" else once.document
    act: Callable[..., Voucher] = commit if other == "act" else reserve_payment
    with pytest.raises(TakenKeyError, match=once.key):
        act(
            portions=[Portion(line.pk, 101 if other == "amount" else 100)],
            reference=Reference(once.key, document),
            by=SYSTEM,
        )
    assert available(line) == ISSUED - 100


def test_a_contract_pays_from_what_is_set_aside_for_it(line: Line, reference: New) -> None:
    portions = [Portion(line.pk, 600_00)]
    contract = commit(portions=portions, reference=reference(), by=SYSTEM)
    commit(portions=[Portion(line.pk, 400_00)], reference=reference(), by=SYSTEM)
    half = [Portion(line.pk, 300_00)]
    reserve_payment(portions=half, reference=reference(), by=SYSTEM, commitment=contract)
    assert open_fen_of(contract) == {line.pk: 300_00}
    # The line still has 700 yuan set aside, but 400 of them are another contract's.
    with pytest.raises(OverdrawnCommitmentError, match=r"尚余300元，需要300.01元"):
        reserve_payment(
            portions=[Portion(line.pk, 300_01)],
            reference=reference(),
            by=SYSTEM,
            commitment=contract,
        )
    assert open_fen_of(contract) == {line.pk: 300_00}
    last = reserve_payment(portions=half, reference=reference(), by=SYSTEM, commitment=contract)
    assert open_fen_of(contract) == {line.pk: 0}
    return_payment(payment=last, reference=reference(), by=SYSTEM)
    release_commitment(commitment=contract, portions=half, reference=reference(), by=SYSTEM)
    assert open_fen_of(contract) == {line.pk: 0}
    assert available(line) == 300_00


def test_only_a_commitment_can_be_drawn_on(line: Line, reference: New) -> None:
    portions = [Portion(line.pk, 100)]
    payment = reserve_payment(portions=portions, reference=reference(), by=SYSTEM)
    with pytest.raises(UnfitVoucherError, match="合同占用"):
        release_commitment(commitment=payment, portions=portions, reference=reference(), by=SYSTEM)


@pytest.mark.parametrize("is_settled", [False, True])
def test_a_return_restores_the_allotment_once(line: Line, reference: New, is_settled: bool) -> None:
    portions = [Portion(line.pk, 400_00)]
    payment = reserve_payment(portions=portions, reference=reference(), by=SYSTEM)
    if is_settled:
        payment = settle_payment(payment=payment, reference=reference(), by=SYSTEM)
    assert available(line) == ISSUED - 400_00
    return_payment(payment=payment, reference=reference(), by=SYSTEM)
    assert available(line) == ISSUED
    with pytest.raises(AlreadyFollowedError, match="已办理“退票”"):
        return_payment(payment=payment, reference=reference(), by=SYSTEM)
    assert available(line) == ISSUED


def test_a_payment_is_settled_once_and_not_after_its_return(line: Line, reference: New) -> None:
    payment, other = (
        reserve_payment(portions=[Portion(line.pk, 100)], reference=reference(), by=SYSTEM)
        for _ in range(2)
    )
    once = reference()
    settled = settle_payment(payment=payment, reference=once, by=SYSTEM)
    assert settle_payment(payment=payment, reference=once, by=SYSTEM) == settled
    with pytest.raises(AlreadyFollowedError, match="已办理“支付完成”"):
        settle_payment(payment=payment, reference=reference(), by=SYSTEM)
    with pytest.raises(AlreadyFollowedError, match="已办理“支付完成”"):
        return_payment(payment=payment, reference=reference(), by=SYSTEM)
    return_payment(payment=other, reference=reference(), by=SYSTEM)
    with pytest.raises(AlreadyFollowedError, match="已办理“退票”"):
        settle_payment(payment=other, reference=reference(), by=SYSTEM)
    assert standing_of(line).paid_fen == 100
    assert standing_of(line).in_transit_fen == 0


def test_only_a_payment_is_settled_or_returned(line: Line, reference: New) -> None:
    contract = commit(portions=[Portion(line.pk, 100)], reference=reference(), by=SYSTEM)
    for act in (settle_payment, return_payment):
        with pytest.raises(UnfitVoucherError, match="支付申请占用"):
            act(payment=contract, reference=reference(), by=SYSTEM)


def test_a_transfer_is_reversed_while_the_money_is_there(
    line: Line, other_line: Line, reference: New
) -> None:
    moved = transfer_allotment(
        source=line, target=other_line, fen=500, reference=reference(), by=SYSTEM
    )
    spent = reserve_payment(portions=[Portion(other_line.pk, 1)], reference=reference(), by=SYSTEM)
    with pytest.raises(OverspendError):
        reverse_act(voucher=moved, reference=reference(), by=SYSTEM)
    return_payment(payment=spent, reference=reference(), by=SYSTEM)
    reverse_act(voucher=moved, reference=reference(), by=SYSTEM)
    assert (available(line), available(other_line)) == (ISSUED, 0)
    with pytest.raises(AlreadyFollowedError, match="已办理“冲销”"):
        reverse_act(voucher=moved, reference=reference(), by=SYSTEM)


def test_a_payment_is_not_reversed_but_returned(line: Line, reference: New) -> None:
    payment = reserve_payment(portions=[Portion(line.pk, 100)], reference=reference(), by=SYSTEM)
    with pytest.raises(UnfitVoucherError):
        reverse_act(voucher=payment, reference=reference(), by=SYSTEM)


def test_a_transfer_within_one_line_is_refused(line: Line, reference: New) -> None:
    with pytest.raises(WrongAmountError, match="同一个指标"):
        transfer_allotment(source=line, target=line, fen=1, reference=reference(), by=SYSTEM)


def test_the_rest_of_the_year_is_carried_over(line: Line, reference: New) -> None:
    carry_over(portions=[Portion(line.pk, ISSUED)], reference=reference(), by=SYSTEM)
    assert standing_of(line).carried_over_fen == ISSUED
    with pytest.raises(OverspendError):
        carry_over(portions=[Portion(line.pk, 1)], reference=reference(), by=SYSTEM)


def test_an_uncovered_commitment_is_noted_beside_the_money(line: Line, reference: New) -> None:
    portions = [Portion(line.pk, 109_84)]
    note_uncovered(portions=portions, reference=reference(), by=SYSTEM)
    assert standing_of(line).uncovered_fen == 109_84
    assert available(line) == ISSUED
    clear_uncovered(portions=portions, reference=reference(), by=SYSTEM)
    assert standing_of(line).uncovered_fen == 0
    with pytest.raises(OverspendError, match="核销不得超过登记"):
        clear_uncovered(portions=portions, reference=reference(), by=SYSTEM)


@pytest.mark.parametrize("act", [approve_budget, reserve_payment])
def test_a_line_that_was_never_opened_is_refused(
    line: Line, reference: New, act: Callable[..., Voucher]
) -> None:
    portions = [Portion(line.pk, 1), Portion(line.pk + 9, 1)]
    with pytest.raises(UnknownLineError, match=f"没有第{line.pk + 9}号指标"):
        act(portions=portions, reference=reference(), by=SYSTEM)
    assert available(line) == ISSUED


@pytest.mark.parametrize("fen", [0, -1])
def test_an_amount_is_above_zero(line: Line, reference: New, fen: int) -> None:
    with pytest.raises(WrongAmountError, match="大于零"):
        reserve_payment(portions=[Portion(line.pk, fen)], reference=reference(), by=SYSTEM)


def test_an_act_names_each_line_once_and_at_least_one(line: Line, reference: New) -> None:
    with pytest.raises(WrongAmountError, match="两次"):
        commit(portions=[Portion(line.pk, 1)] * 2, reference=reference(), by=SYSTEM)
    with pytest.raises(WrongAmountError, match="没有任何"):
        commit(portions=[], reference=reference(), by=SYSTEM)


def test_a_refused_act_leaves_no_voucher_and_no_event(line: Line, reference: New) -> None:
    before = Voucher.objects.count(), Entry.objects.count(), Event.objects.count()
    with pytest.raises(OverspendError):
        commit(portions=[Portion(line.pk, ISSUED + 1)], reference=reference(), by=SYSTEM)
    assert (Voucher.objects.count(), Entry.objects.count(), Event.objects.count()) == before


def test_an_event_tells_of_the_act(line: Line, reference: New) -> None:
    payment = reserve_payment(portions=[Portion(line.pk, 350_00)], reference=reference(), by=SYSTEM)
    event: Any = Event.objects.latest("id")
    assert event.kind == "budget.payment_reserved"
    assert (event.subject_label, event.subject_key) == ("budget.voucher", str(payment.pk))
    assert event.facts == {
        "document": payment.document,
        "amount_fen": 350_00,
        "postings": f"{line.pk}:available>{line.pk}:in_transit=35000",
    }
    assert Voucher.objects.get(pk=payment.pk).act == Act.RESERVATION
