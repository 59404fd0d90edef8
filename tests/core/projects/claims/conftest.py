"""A small invented text is read as a document, and asked for its claims."""

from collections.abc import Callable

import pytest

from mingxi.documents import read_document
from mingxi.languages import render
from mingxi.projects.claims.claim import Claim
from mingxi.projects.reading import Reading
from mingxi.projects.understanding import understand

Read = Callable[[str], Reading]
ClaimsOf = Callable[[str], tuple[Claim, ...]]
Lines = Callable[[str], list[str]]
Mends = Callable[[str], list[str]]


def reading_of(text: str) -> Reading:
    return understand(read_document("x.txt", text.encode()))


def lines_of(text: str, failing: bool | None = None) -> list[str]:
    return [
        f"{claim.kind}: {render(claim.because, 'zh')}"
        for claim in reading_of(text).claims
        if failing is None or claim.fails is failing
    ]


@pytest.fixture(scope="session")
def read() -> Read:
    return reading_of


@pytest.fixture(scope="session")
def claims_of() -> ClaimsOf:
    return lambda text: reading_of(text).claims


@pytest.fixture(scope="session")
def lines() -> Lines:
    """Give the kind and the one line of every claim: ``product: 2人 × 3元/人 = 6元 ✓ 6元``."""
    return lines_of


@pytest.fixture(scope="session")
def failing() -> Lines:
    """Give the kind and the one line of every claim that fails, certain or not."""
    return lambda text: lines_of(text, failing=True)


@pytest.fixture(scope="session")
def mends() -> Mends:
    """Give the proposal of every claim that fails."""
    return lambda text: [
        render(claim.proposal, "zh") if claim.proposal else ""
        for claim in reading_of(text).claims
        if claim.fails
    ]
