"""Texts as they are handed in, and a worker that has been by."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from mingxi.office.people.reckoning.roles import Role

from mingxi.office.declaration.models import TextCheck
from mingxi.office.declaration.services import hand_in_text
from mingxi.office.frame.files.services import store
from mingxi.office.frame.jobs.running import never
from mingxi.office.frame.jobs.worker import work_once
from mingxi.office.people.models import Person

# 7.5 and 1.5 are 9; the second sentence agrees.
WRONG = "培训经费两项共计8.6万元，其中场地7.5万元、资料1.5万元。讲课3人×1000元=3000元。".encode()

HandIn = Callable[..., TextCheck]


@pytest.fixture
def clerk(county: Any) -> Person:
    return county[Role.CLERK]


@pytest.fixture
def hand_in(clerk: Person) -> HandIn:
    def handed_in(content: bytes = WRONG, name: str = "培训.txt", by: Person = clerk) -> TextCheck:
        text = store(content, name=name, media_type="text/plain", by_number=by.number)
        return hand_in_text(text=text, by=by)

    return handed_in


@pytest.fixture
def check_all() -> Callable[[], None]:
    """Let the worker check what waits."""

    def checked_all() -> None:
        while work_once(stopping=never):
            pass

    return checked_all


@pytest.fixture
def stored_files() -> Callable[[], set[Path]]:
    """Look which sealed files lie in the folder."""

    def stored() -> set[Path]:
        return {path for path in settings.CONFIGURATION.files.rglob("*") if path.is_file()}

    return stored


@pytest.fixture(autouse=True)
def emptied_files() -> Iterator[None]:
    """Leave no file behind: the rows go with each test."""
    yield
    for path in settings.CONFIGURATION.files.rglob("*"):
        if path.is_file():
            path.unlink()
