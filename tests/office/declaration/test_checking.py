"""What comes of a text, as values."""

import json
from pathlib import Path

import pytest

from mingxi.office.declaration.reckoning.checking import (
    checked_text,
    document_of,
    report_name,
    sarif_of,
    workbook_of,
)
from mingxi.office.declaration.reckoning.kinds import why_not
from mingxi.office.declaration.reckoning.report_page import policy_of

EXAMPLES = Path(__file__).parents[3] / "examples"


def test_the_counts_are_those_of_the_report() -> None:
    outcome = checked_text("training.txt", (EXAMPLES / "training.txt").read_bytes())
    summary = json.loads(outcome.report)["summary"]
    assert outcome.counts.errors == summary["findings"]["error"] == 1
    assert outcome.counts.proven == summary["claims"]["holds"] + summary["claims"]["rounded"]
    assert outcome.counts.contradicted == summary["claims"]["fails"] == 2
    assert outcome.error == ""


def test_every_form_is_made_out_of_the_kept_report() -> None:
    outcome = checked_text("home-care.docx", (EXAMPLES / "home-care.docx").read_bytes())
    assert outcome.commented is not None
    assert outcome.commented.startswith(b"PK")
    assert workbook_of(outcome.report).startswith(b"PK")
    assert json.loads(sarif_of(outcome.report))["version"] == "2.1.0"
    assert document_of(outcome.report)["source"] == "home-care.docx"


def test_a_file_that_cannot_be_read_has_its_reason_and_no_copy_with_comments() -> None:
    outcome = checked_text("坏.docx", b"PK\x03\x04 broken off")
    assert outcome.error == "unreadable-docx"
    assert outcome.commented is None
    assert "另存为" in document_of(outcome.report)["error"]["message"]


def test_the_page_is_served_by_its_own_hashes_and_nothing_unsafe() -> None:
    outcome = checked_text("training.txt", (EXAMPLES / "training.txt").read_bytes())
    policy = policy_of(outcome.page)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src 'sha256-" in policy
    assert policy.endswith("sandbox allow-scripts; frame-ancestors 'self'")
    assert "unsafe" not in policy


def test_a_title_cannot_smuggle_a_policy_into_the_page() -> None:
    name = '<meta http-equiv="Content-Security-Policy" content="default-src *">.txt'
    assert "default-src *" not in policy_of(checked_text(name, "共计3元。".encode()).page)


def test_a_page_without_a_policy_is_not_served() -> None:
    with pytest.raises(ValueError, match="no policy"):
        policy_of(b"<!doctype html>")


@pytest.mark.parametrize("name", ["项目.docx", "表.XLSX", "旧.doc", "附件.pdf"])
def test_a_file_of_a_known_kind_is_taken(name: str) -> None:
    assert why_not(name, 1) == ""


@pytest.mark.parametrize(
    ("name", "size", "says"),
    [
        ("项目.docx", 0, "是空的"),
        ("照片.png", 1, "另存为.docx"),
        ("无后缀", 1, "另存为.docx"),
        ("打包.zip", 1, "先解开"),
    ],
)
def test_a_file_that_is_not_taken_is_named_with_the_mend(name: str, size: int, says: str) -> None:
    why = why_not(name, size)
    assert name in why
    assert says in why


def test_forms_are_named_after_the_text() -> None:
    assert report_name("培训.2026.docx", "xlsx") == "培训.2026-核对.xlsx"
