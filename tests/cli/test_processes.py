"""Several processes give the same answers in the same order, and survive one that dies."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from mingxi.cli.processes import in_processes, one_by_one, worthwhile
from mingxi.documents import Found
from mingxi.languages import say
from mingxi.reports import report
from mingxi.reports.document_report import report_error


def told(found: Found, code: str) -> report.Document:
    """Stand in for the check of a document: tell its name."""
    return report_error(found.source, None, code, say("说明"), "zh")


def check(found: Found) -> report.Document:
    """Stand in for a check that kills its process on some documents."""
    if found.content == b"deadly":
        os._exit(1)
    return told(found, "checked")


lost = partial(told, code="lost")


@pytest.fixture(autouse=True)
def findable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the other processes import the stand-ins above."""
    monkeypatch.syspath_prepend(Path(__file__).parents[2])


def sources(*deadly: int, count: int = 20) -> Iterator[Found]:
    for number in range(count):
        yield Found(str(number), b"deadly" if number in deadly else b"harmless")


def test_the_order_is_that_of_the_documents() -> None:
    expected = list(one_by_one(sources(), check))
    assert list(in_processes(sources(), check, lost, 2)) == expected


@pytest.mark.parametrize("deadly", [(0,), (19,), (5, 6, 14)])
def test_a_process_that_dies_loses_one_document(deadly: tuple[int, ...]) -> None:
    codes = [
        document["error"] and document["error"]["code"]
        for document in in_processes(sources(*deadly), check, lost, 2)
    ]
    assert codes == ["lost" if number in deadly else "checked" for number in range(20)]


def test_documents_are_opened_only_as_they_are_needed() -> None:
    opened = []

    def noting() -> Iterator[Found]:
        for found in sources(count=1000):
            opened.append(found)
            yield found

    answers = in_processes(noting(), check, lost, 1)
    next(answers)
    assert len(opened) < 50
    answers.close()  # type: ignore[attr-defined]  # a generator is promised as an iterator


def test_few_documents_are_worth_no_process() -> None:
    jobs, found = worthwhile(sources(count=3))
    assert jobs == 1
    assert [one.source for one in found] == ["0", "1", "2"]


def test_many_documents_are_worth_every_processor() -> None:
    jobs, found = worthwhile(sources(count=40))
    assert jobs == os.cpu_count()
    assert len(list(found)) == 40
