"""The proof: silent over a sound ledger, and loud over each thing that was tampered with."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from click.testing import CliRunner
from django.db import connection

from mingxi.languages import render
from mingxi.office.budget.models import Line
from mingxi.office.budget.reckoning.acts import Portion
from mingxi.office.budget.reckoning.lists import ListedPayment
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.selectors.proof import differences
from mingxi.office.budget.services import (
    carry_over,
    clear_uncovered,
    commit,
    note_uncovered,
    release_commitment,
    reserve_batch,
    reserve_payment,
    return_payment,
    reverse_act,
    settle_batch,
    settle_payment,
    transfer_allotment,
)
from mingxi.office.commands.ledger import ledger
from mingxi.office.events.services import SYSTEM

Unguarded = Callable[[], AbstractContextManager[None]]
PLACE = "2026年 单位301001 项目530923250001 一般公共预算资金·县（市、区）级 2010301/30201/50201"


@pytest.fixture
def everything(line: Line, other_line: Line, reference: Callable[[], Reference]) -> None:
    """Do every act that there is."""
    some, few = [Portion(line.pk, 100)], [Portion(line.pk, 10)]
    contract = commit(portions=some, reference=reference(), by=SYSTEM)
    release_commitment(commitment=contract, portions=few, reference=reference(), by=SYSTEM)
    drawn = reserve_payment(portions=few, reference=reference(), by=SYSTEM, commitment=contract)
    return_payment(payment=drawn, reference=reference(), by=SYSTEM)
    paid = reserve_payment(portions=some, reference=reference(), by=SYSTEM)
    settled = settle_payment(payment=paid, reference=reference(), by=SYSTEM)
    return_payment(payment=settled, reference=reference(), by=SYSTEM)
    moved = transfer_allotment(
        source=line, target=other_line, fen=100, reference=reference(), by=SYSTEM
    )
    reverse_act(voucher=moved, reference=reference(), by=SYSTEM)
    carry_over(portions=few, reference=reference(), by=SYSTEM)
    note_uncovered(portions=some, reference=reference(), by=SYSTEM)
    clear_uncovered(portions=few, reference=reference(), by=SYSTEM)
    listed = [ListedPayment(str(number), line.pk, 1) for number in range(3)]
    batch = reserve_batch(payments=listed, reference=reference(), by=SYSTEM)
    settle_batch(reserved=batch, reference=reference(), by=SYSTEM)


def told() -> list[str]:
    return [render(difference, "zh") for difference in differences()]


def tamper(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_sound_ledger_has_no_differences(everything: None) -> None:
    assert told() == []


def test_an_altered_balance_is_named_with_what_it_should_be(
    everything: None, line: Line, unguarded: Unguarded
) -> None:
    with unguarded():
        tamper(
            "UPDATE budget_balance SET balance_fen = 10 WHERE account = 'paid' AND balance_fen = 3"
        )
    assert told() == [
        f"余额与分录不符：{PLACE} 已支付账面0.1元，按分录应为0.03元，相差0.07元。",
        "各科目余额之和应为零：预算科目合计为0.07元。",
    ]


OTHER_ACCOUNT = """
    UPDATE budget_entry SET credit_account = 'carried_over' WHERE credit_account = 'committed'
"""
OTHER_AMOUNT = """
    UPDATE budget_entry SET amount_fen = amount_fen + 1
    WHERE voucher_id = (SELECT max(id) FROM budget_voucher WHERE act = 'settlement')
"""
SMALL_CONTRACT = "UPDATE budget_entry SET amount_fen = 1 WHERE credit_account = 'committed'"
LONGER_LIST = "UPDATE budget_batch SET count = 4 WHERE act = 'reservation'"
FOLLOWED_TWICE = """
    DROP INDEX budget_voucher_followed_once;
    UPDATE budget_voucher SET follows_id = (SELECT min(follows_id) FROM budget_voucher)
    WHERE follows_id IS NOT NULL
"""


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        ("UPDATE budget_entry SET amount_fen = amount_fen + 1", "余额与分录不符"),
        ("DELETE FROM budget_entry", "凭证没有分录"),
        ("DELETE FROM budget_balance WHERE account = 'paid'", "缺少余额"),
        (
            "UPDATE budget_unitspending SET spent_fen = spent_fen + 1",
            "执行数与分录不符：2026年 单位301001账面",
        ),
        (OTHER_ACCOUNT, "分录的科目与业务不符"),
        (OTHER_AMOUNT, "金额与所接续的凭证不同"),
        (SMALL_CONTRACT, "合同用款超过占用"),
        (LONGER_LIST, "批次与清单不符"),
        (FOLLOWED_TWICE, "同一业务办理了两次"),
    ],
    ids=[
        "amount",
        "gone",
        "no-balance",
        "spending",
        "account",
        "follower",
        "contract",
        "list",
        "twice",
    ],
)
def test_what_was_tampered_with_is_named(
    everything: None, unguarded: Unguarded, statements: str, named: str
) -> None:
    assert not told()
    with unguarded():
        for statement in statements.split(";"):
            tamper(statement)
    assert any(difference.startswith(named) for difference in told())


def test_in_english_a_line_and_its_accounts_are_told_in_codes(
    everything: None, unguarded: Unguarded
) -> None:
    with unguarded():
        tamper("UPDATE budget_balance SET balance_fen = 10 WHERE account = 'in_transit'")
        tamper(OTHER_AMOUNT)
    said = [render(difference, "en") for difference in differences()]
    place = "2026 unit 301001 project 530923250001 general/county 2010301/30201/50201"
    assert any(place in one and "in transit" in one and "0.1 yuan" in one for one in said)
    assert any("settlement" in one for one in said)
    # Documents are quoted as they were written.
    assert not [one for one in said if re.search("支付在途|支付|指标|[0-9]元", one)]


def test_a_guard_that_is_gone_is_named(everything: None) -> None:
    table = " ON budget_entry" if connection.vendor == "postgresql" else ""
    tamper(f"DROP TRIGGER budget_entry_moves{table}")
    assert told() == [
        "数据库缺少守卫“budget_entry_moves”：重新启动 mingxi serve 会重新建立；请查明是谁停用的。"
    ]


def test_the_command_ends_with_one_where_there_is_a_difference(
    everything: None, unguarded: Unguarded
) -> None:
    sound = CliRunner().invoke(ledger, ["verify"])
    assert sound.exit_code == 0
    assert "余额全部得到证明" in sound.output
    with unguarded():
        tamper("UPDATE budget_balance SET balance_fen = 7 WHERE account = 'carried_over'")
    wrong = CliRunner().invoke(ledger, ["verify"])
    assert wrong.exit_code == 1
    assert "指标账有" in wrong.output
