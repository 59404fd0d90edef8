"""What acts post, without a database."""

import pytest

from mingxi.office.budget.reckoning.accounts import MEMORANDUM, Account
from mingxi.office.budget.reckoning.acts import (
    Act,
    Place,
    Portion,
    Posting,
    needs,
    posted,
    returned,
    settled,
    sides_of,
    taken_back,
    transferred,
)
from mingxi.office.budget.reckoning.dimensions import Dimensions, faults
from mingxi.office.budget.reckoning.lists import ListedPayment, digest_of

AVAILABLE, COMMITTED = Account.AVAILABLE, Account.COMMITTED
IN_TRANSIT, PAID = Account.IN_TRANSIT, Account.PAID


def test_every_act_stays_on_its_side_of_the_memorandum() -> None:
    mixed = [
        act
        for act in Act
        for sides in sides_of(act)
        if (sides.debit in MEMORANDUM) != (sides.credit in MEMORANDUM)
    ]
    assert not mixed


def test_every_act_and_account_has_its_name() -> None:
    assert all(act.label for act in Act)
    assert all(account.label for account in Account)


def test_a_payment_of_two_shares_is_one_act() -> None:
    assert posted(Act.RESERVATION, [Portion(1, 4_07), Portion(2, 12_20)]) == (
        Posting(AVAILABLE, 1, IN_TRANSIT, 1, 4_07),
        Posting(AVAILABLE, 2, IN_TRANSIT, 2, 12_20),
    )


@pytest.mark.parametrize("begun", [Act.RESERVATION, Act.DRAWING])
def test_a_return_brings_a_payment_back_where_it_was_taken(begun: Act) -> None:
    reserved = posted(begun, [Portion(1, 100)])
    whence = reserved[0].debit
    assert returned(reserved, is_settled=False) == (Posting(IN_TRANSIT, 1, whence, 1, 100),)
    assert returned(reserved, is_settled=True) == (Posting(PAID, 1, whence, 1, 100),)


def test_a_settlement_pays_what_is_in_transit() -> None:
    reserved = posted(Act.DRAWING, [Portion(3, 100)])
    assert settled(reserved) == (Posting(IN_TRANSIT, 3, PAID, 3, 100),)


def test_what_is_taken_back_twice_is_done_again() -> None:
    done = transferred(1, 2, 100)
    assert taken_back(done) == (Posting(AVAILABLE, 2, AVAILABLE, 1, 100),)
    assert taken_back(taken_back(done)) == done


def test_needs_are_summed_by_place_and_come_in_one_order() -> None:
    asked = needs([*transferred(2, 1, 30), *posted(Act.RESERVATION, [Portion(2, 20)])])
    assert list(asked.items()) == [
        (Place(1, AVAILABLE), 0),
        (Place(2, AVAILABLE), 50),
        (Place(2, IN_TRANSIT), 0),
    ]


def test_a_source_needs_nothing() -> None:
    assert set(needs(posted(Act.APPROVAL, [Portion(1, 100)])).values()) == {0}


def test_sound_dimensions_have_no_fault(dimensions: Dimensions) -> None:
    assert not list(faults(dimensions))


@pytest.mark.parametrize(
    ("element", "written"),
    [
        ("project_code", ""),
        ("unit_code", "３０１"),
        ("sub_item_code", "一"),
        ("fiscal_year", 26),
        ("fund_kind", "一般公共预算"),
        ("level", "street"),
        ("function_code", "20103"),
        ("dept_econ_code", "50201"),
        ("gov_econ_code", "30201"),
    ],
)
def test_a_fault_names_its_element(
    dimensions: Dimensions, element: str, written: str | int
) -> None:
    (fault,) = faults(dimensions._replace(**{element: written}))
    assert fault.written == str(written)


def test_a_digest_tells_lists_apart() -> None:
    rows = [ListedPayment("1", 3, 100).row, ListedPayment("2", 3, 200).row]
    assert digest_of(rows) == digest_of(iter(rows)) != digest_of(rows[::-1])
