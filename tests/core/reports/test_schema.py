"""Reports keep to the published schema."""

import copy
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from mingxi.documents.document import Document
from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.reports import report
from mingxi.reports.document_report import Wishes, report_document, report_error
from mingxi.reports.json_report import json_report
from mingxi.reports.schema import schema_text
from mingxi.rules.runner import Reported

VALIDATOR = Draft202012Validator(json.loads(schema_text()))
UNREAD = report_error("坏.docx", None, "unreadable-docx", say("坏了"), "zh")


def whole(*documents: report.Document) -> Any:
    return json.loads("".join(json_report(documents, "zh")))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(VALIDATOR.schema)


def test_a_report_with_everything_keeps_to_the_schema(
    reading: Reading, findings: tuple[Reported, ...]
) -> None:
    full = report_document(reading, findings, Wishes(with_text=True, with_places=True))
    VALIDATOR.validate(whole(full, UNREAD))


def test_a_report_on_nothing_keeps_to_the_schema() -> None:
    nothing = Reading(Document("空.txt", "0" * 64, ""), (), (), (), (), (), (), ())
    VALIDATOR.validate(whole(report_document(nothing, (), Wishes())))
    VALIDATOR.validate(whole())


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("verdict", "true"),
        ("stated", "1E+3"),
        ("stated", "0.50"),
        ("stated", 40680),
        ("start", -1),
        ("id", "2"),
    ],
)
def test_a_claim_written_otherwise_is_refused(
    document: report.Document, member: str, value: object
) -> None:
    broken = copy.deepcopy(whole(document))
    VALIDATOR.validate(broken)
    broken["documents"][0]["claims"][0][member] = value
    with pytest.raises(ValidationError):
        VALIDATOR.validate(broken)


def test_an_error_beside_results_is_refused(document: report.Document) -> None:
    broken = whole(document)
    broken["documents"][0]["error"] = UNREAD["error"]
    with pytest.raises(ValidationError):
        VALIDATOR.validate(broken)


def test_a_member_from_the_future_is_no_fault(document: report.Document) -> None:
    newer = whole(document)
    newer["documents"][0]["claims"][0]["colour"] = "blue"
    VALIDATOR.validate(newer)
