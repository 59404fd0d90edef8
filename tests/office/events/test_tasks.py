"""The clock seals."""

from datetime import timedelta

from mingxi.office.events.services import seal_events
from mingxi.office.frame.jobs.duties import declared_duties


def test_the_clock_seals_within_five_seconds() -> None:
    seal = declared_duties()["events.seal"]
    assert seal.act is seal_events
    assert seal.every < timedelta(seconds=5)
