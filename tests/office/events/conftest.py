"""What the tests of the log share: a folder of keys and heads of their own, and actors."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from mingxi.office.events.services import Subject, record, seal_events
from mingxi.office.frame.database import writing


class Clerk(NamedTuple):
    number: str
    name: str


@pytest.fixture(autouse=True)
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the keys and heads of each test apart; gives the file of heads."""
    heads = tmp_path / "heads.jsonl"
    monkeypatch.setenv("MINGXI_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("MINGXI_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("MINGXI_HEADS", str(heads))
    return heads


@pytest.fixture
def clerk() -> Clerk:
    return Clerk("0417", "王小满")


@pytest.fixture
def recorded(clerk: Clerk) -> Callable[[int], None]:
    """Records so many entries, in one transaction."""

    def record_some(count: int) -> None:
        with writing():
            for number in range(count):
                on = Subject("budget.allotment", str(number))
                record("allotment.reserved", by=clerk, on=on, facts={"amount_fen": number})

    return record_some


@pytest.fixture
def sealed(recorded: Callable[[int], None]) -> Callable[[int], None]:
    """Records so many entries and seals them under a head of their own."""

    def seal_some(count: int) -> None:
        recorded(count)
        assert seal_events() == count

    return seal_some
