"""Eight writers in processes of their own want the same line: never a fen more than it holds."""

import json
from typing import Any

import pytest

WRITERS = 8
# A yuan at a time of the 1,000 that were issued.
ADMISSIBLE = 1000
ACCEPTED = "SELECT count(*), sum(amount_fen) FROM budget_entry WHERE credit_account = 'in_transit'"


def contest(own: Any, program: str, tries: int) -> list[dict[str, Any]]:
    """Let all writers begin together, and give what each of them tells."""
    told: list[dict[str, Any]] = json.loads(own.run(program, WRITERS, tries // WRITERS))
    assert len(told) == WRITERS
    return told


@pytest.mark.parametrize(
    "tries", [5_000, pytest.param(100_000, marks=pytest.mark.full)], ids=["twentieth", "whole"]
)
def test_eight_writers_get_what_the_line_holds_and_no_more(own_database: Any, tries: int) -> None:
    told = contest(own_database, "contend.py", tries)
    assert sum(writer["given"] for writer in told) == ADMISSIBLE
    assert own_database.ask(ACCEPTED) == (ADMISSIBLE, ADMISSIBLE * 100)
    assert max(writer["longest_s"] for writer in told) < 5
    assert not own_database.run("prove.py")


def test_the_trial_sees_writers_who_look_first_and_take_afterwards(own_database: Any) -> None:
    own_database.run("unguard.py")
    told = contest(own_database, "contend_unguarded.py", ADMISSIBLE + 200)
    assert sum(writer["given"] for writer in told) > ADMISSIBLE
    assert "余额与分录不符" in own_database.run("prove.py")
