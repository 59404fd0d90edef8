"""What the database refuses and does by itself, whoever writes."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from mingxi.office.budget.models import Balance, Entry, Line, Voucher
from mingxi.office.budget.reckoning.accounts import Account
from mingxi.office.frame.clock import now


@pytest.fixture
def voucher() -> Voucher:
    return Voucher.objects.create(
        act="reservation",
        key="by hand",
        document="云测付〔2026〕1号",
        fiscal_date=date(2026, 1, 1),
        by_number="1",
        by_name="甲",
        at=now(),
    )


def enter(voucher: Voucher, line: Line, fen: int, **sides: Any) -> Entry:
    moved = {"debit_account": "available", "credit_account": "in_transit", **sides}
    return Entry.objects.create(
        voucher=voucher, debit_line=line, credit_line=line, amount_fen=fen, **moved
    )


def held(line: Line, account: Account) -> int:
    return Balance.objects.get(line=line, account=account).balance_fen


def test_a_line_has_every_account(line: Line) -> None:
    accounts = line.balances.values_list("account", flat=True)
    assert sorted(accounts) == sorted(account.value for account in Account)


def test_an_entry_moves_both_balances(line: Line, voucher: Voucher) -> None:
    enter(voucher, line, 1_000_00)
    assert held(line, Account.AVAILABLE) == 0
    assert held(line, Account.IN_TRANSIT) == 1_000_00


@pytest.mark.parametrize(
    ("fen", "sides"),
    [
        pytest.param(1_000_01, {}, id="above-the-balance"),
        pytest.param(1, {"credit_account": "budget"}, id="a-source-above-zero"),
        pytest.param(0, {}, id="nothing"),
        pytest.param(-1, {}, id="below-zero"),
        pytest.param(1, {"credit_account": "available"}, id="from-a-place-to-itself"),
        pytest.param(1, {"credit_account": "pocket"}, id="an-account-that-there-is-not"),
    ],
)
def test_the_database_refuses_an_entry_past_all_services(
    line: Line, voucher: Voucher, fen: int, sides: dict[str, str]
) -> None:
    if sides.get("credit_account") == "budget":
        # More than it has given cannot come back to the source.
        enter(voucher, line, 1_000_00, credit_account="budget")
        Entry.objects.create(
            voucher=voucher,
            debit_account="uncovered_contra",
            debit_line=line,
            credit_account="available",
            credit_line=line,
            amount_fen=1,
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        enter(voucher, line, fen, **sides)
    assert enter(voucher, line, 1, debit_account="uncovered_contra", credit_account="available")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE budget_line SET unit_code = '1'",
        "UPDATE budget_voucher SET document = '1'",
        "UPDATE budget_entry SET amount_fen = 1",
        "DELETE FROM budget_line",
        "DELETE FROM budget_voucher",
        "DELETE FROM budget_entry",
    ],
)
def test_what_is_entered_is_neither_changed_nor_deleted(line: Line, change: str) -> None:
    with (
        pytest.raises(IntegrityError, match=r"no (UPDATE|DELETE)"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)
