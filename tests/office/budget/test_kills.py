"""kill -9 in the middle of a list of 10,000, restart, go on: nothing lost and nothing twice."""

import signal
from random import Random
from typing import Any

import pytest

PAYMENTS = 10_000
BOOKED = "SELECT count(*) FROM budget_voucher WHERE batch_id IS NOT NULL"
MOMENTS = Random(20_260_101)  # noqa: S311 - no secret hangs on it
# Reserved and settled, a list has twice as many vouchers as payments; twenty moments of all that.
KILLS = [
    (MOMENTS.randrange(PAYMENTS * part // 10, PAYMENTS * part // 10 + 500), MOMENTS.random() / 50)
    for part in range(20)
]


def kill_at(own: Any, booked: int, pause: float) -> int:
    """Start booking, kill it so long after so many are booked, and give how many are."""
    process = own.start("book_list.py", PAYMENTS, booked, pause)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    count: int = own.ask(BOOKED)[0]
    return count


@pytest.mark.parametrize(
    ("booked", "pause"),
    [
        pytest.param(*kill, id=str(number), marks=[] if number in {3, 14} else [pytest.mark.full])
        for number, kill in enumerate(KILLS)
    ],
)
def test_a_killed_list_is_finished_by_the_same_call(
    own_database: Any, booked: int, pause: float
) -> None:
    left = kill_at(own_database, booked, pause)
    assert booked <= left < 2 * PAYMENTS
    own_database.run("book_list.py", PAYMENTS)
    assert own_database.ask(BOOKED) == (2 * PAYMENTS,)
    held = "SELECT balance_fen FROM budget_balance WHERE line_id = 1 AND account = 'paid'"
    assert own_database.ask(held) == (PAYMENTS,)
    told = "SELECT count(*) FROM events_event WHERE kind LIKE 'budget.batch%'"
    assert own_database.ask(told) == (2,)
    assert not own_database.run("prove.py")


def test_two_workers_on_one_list_book_it_once(own_database: Any) -> None:
    both = [own_database.start("book_list.py", PAYMENTS // 4) for _ in range(2)]
    for process in both:
        process.communicate()
    assert [process.returncode for process in both] == [0, 0]
    assert own_database.ask(BOOKED) == (PAYMENTS // 2,)
    assert not own_database.run("prove.py")
