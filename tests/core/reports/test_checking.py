"""The whole way of one document, from its bytes to its report."""

import hashlib

import pytest

from mingxi.projects.reading import Reading
from mingxi.reports import checking
from mingxi.reports.checking import check_document, checked_safely
from mingxi.reports.document_report import Wishes

WRONG = "青禾县购置图书200册，每册35元，共需0.8万元。".encode()


def fail(_reading: Reading, *_: object) -> None:
    """Stand in for a rule with a mistake of ours."""
    raise ZeroDivisionError("青禾县的秘密")


def test_a_wrong_result_is_found_where_it_stands() -> None:
    told = check_document("图书.txt", WRONG, Wishes(with_text=True))
    assert told["sha256"] == hashlib.sha256(WRONG).hexdigest()
    assert [claim["verdict"] for claim in told["claims"]] == ["fails"]
    assert told["findings"][0]["severity"] == "error"
    assert "0.8万元" in told["findings"][0]["text"]
    assert told["error"] is None


def test_what_cannot_be_read_is_told_with_its_code() -> None:
    told = check_document("坏.docx", b"\0no word", Wishes())
    assert told["error"] is not None
    assert told["error"]["code"] == "unreadable-docx"
    assert told["sha256"] == hashlib.sha256(b"\0no word").hexdigest()


def test_a_mistake_of_ours_is_told_without_quoting_the_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(checking, "check", fail)
    told = checked_safely("图书.txt", WRONG, Wishes()).document
    assert told["error"] is not None
    assert told["error"]["code"] == "internal-error"
    assert "ZeroDivisionError" in told["error"]["message"]
    assert "秘密" not in told["error"]["message"]


def test_a_mistake_of_ours_is_raised_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "check", fail)
    with pytest.raises(ZeroDivisionError):
        check_document("图书.txt", WRONG, Wishes())
