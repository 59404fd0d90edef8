"""A mistake of ours costs one document, unless it is looked for."""

from pathlib import Path

import pytest

from mingxi.cli.checking import Order, reports_on
from mingxi.corpus import Run
from mingxi.projects.card import Card
from mingxi.projects.reading import Reading
from mingxi.reports import checking
from mingxi.reports.document_report import Wishes


@pytest.fixture
def mistaken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule of ours that fails on the text 错.txt."""

    def check(reading: Reading, *_: object) -> tuple[()]:
        if reading.document.source.endswith("错.txt"):
            raise ZeroDivisionError
        return ()

    monkeypatch.setattr(checking, "check", check)


@pytest.mark.usefixtures("mistaken")
def test_a_mistake_of_ours_costs_one_document(
    good: Path, wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MINGXI_DEBUG", raising=False)
    first, second = reports_on([str(wrong), str(good)], Order(Wishes()))
    assert first["error"] is not None
    assert first["error"]["code"] == "internal-error"
    assert second["error"] is None


@pytest.mark.usefixtures("mistaken")
def test_a_mistake_of_ours_is_raised_when_it_is_looked_for(
    wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGXI_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        list(reports_on([str(wrong)], Order(Wishes())))


def mistaken_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a rule across documents of ours fail on the text 错.txt."""

    def findings_on(run: Run, card: Card) -> tuple[()]:
        if card.source.endswith("错.txt"):
            raise ZeroDivisionError
        return ()

    monkeypatch.setattr(Run, "findings_on", findings_on)


def test_a_mistake_across_documents_costs_one_document(
    good: Path, wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mistaken_run(monkeypatch)
    monkeypatch.delenv("MINGXI_DEBUG", raising=False)
    paths = [str(wrong), str(good)]
    first, second = reports_on(paths, Order(Wishes()))
    assert first["error"] is not None
    assert first["error"]["code"] == "internal-error"
    assert first["findings"] == []
    assert second["error"] is None
    monkeypatch.setenv("MINGXI_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        list(reports_on(paths, Order(Wishes())))


def test_one_document_is_held_against_no_other(
    wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mistaken_run(monkeypatch)
    (document,) = reports_on([str(wrong)], Order(Wishes()))
    assert document["findings"]
