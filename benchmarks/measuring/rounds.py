"""Rivals timed in turn, so that a busy moment of the machine falls on all of them alike."""

import time
from collections.abc import Callable, Mapping
from statistics import median
from typing import NamedTuple

Clock = Callable[[], float]
"""Gives seconds from some fixed moment on."""


class Spread(NamedTuple):
    """The median of several rounds, with the least and the greatest."""

    median: float
    least: float
    greatest: float


def spread(values: list[float]) -> Spread:
    """Sum up some rounds."""
    return Spread(median(values), min(values), max(values))


def interleaved(
    turns: Mapping[str, Callable[[], object]], rounds: int, clock: Clock = time.process_time
) -> dict[str, list[float]]:
    """Give the seconds each turn took in each round, after one round that only warms up.

    The usual clock counts the processor time of this process alone: what else the machine does is
    left out. Turns that start other processes need ``time.perf_counter``.
    """
    taken: dict[str, list[float]] = {name: [] for name in turns}
    for turn in turns.values():
        turn()
    for _ in range(rounds):
        for name, turn in turns.items():
            begun = clock()
            turn()
            taken[name].append(clock() - begun)
    return taken


def ratios(ours: list[float], theirs: list[float]) -> Spread:
    """Tell how many times as fast ours is as theirs, round by round."""
    return spread([their / our for our, their in zip(ours, theirs, strict=True)])
