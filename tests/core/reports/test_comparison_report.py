"""The comparison as one plain object that keeps to its published schema."""

import json

import pytest
from jsonschema import Draft202012Validator

from mingxi.documents import DocumentError
from mingxi.languages import say
from mingxi.reports import comparison, comparison_report
from mingxi.reports.comparison_report import (
    Given,
    comparison_json,
    report_comparison,
    report_comparison_safely,
)
from mingxi.reports.document_report import Wishes
from mingxi.reports.schema import schema_text

VALIDATOR = Draft202012Validator(json.loads(schema_text("comparison")))

OLD = """青禾县文化馆2024年项目文本
一、项目名称
青禾县乡村阅览室运营补助
二、立项依据
《青禾县乡村阅览室管理办法》（青政发〔2021〕9号）。
三、项目实施单位
青禾县文化馆
四、项目实施内容
阅览室管理员6人，每人每月2,550元，全年共18.36万元。
五、资金安排情况
2024年县级财政安排18.36万元。
六、项目实施计划
2024年12月底前付清。
"""
NEW = (
    OLD.replace("6人", "8人")
    .replace("18.36万元", "24.48万元")
    .replace("2024年项目", "2025年项目")
    .replace("2024年县级", "2025年县级")
)
UNREADABLE = DocumentError("unreadable-docx", say("坏了"))


def told(old: str | DocumentError, new: str | DocumentError) -> comparison.Comparison:
    given = [
        Given(name, text.encode() if isinstance(text, str) else text)
        for name, text in (("旧.txt", old), ("新.txt", new))
    ]
    found = report_comparison(*given, Wishes(with_text=True))
    VALIDATOR.validate(json.loads("".join(comparison_json(found))))
    return found


def test_a_comparison_tells_values_places_and_effects() -> None:
    found = told(OLD, NEW)
    (part,) = found["parts"]
    (count,) = [said for said in part["differences"] if said["topic"] == "count"]
    assert (count["old_value"], count["new_value"]) == ("6", "8")
    assert (count["difference"], count["percent"], count["unit"]) == ("2", "33.3", "人")
    assert count["effect"] == 6_120_000
    assert count["new"] is not None
    assert NEW[count["new"]["start"] : count["new"]["end"]] == count["new"]["text"] == "8人"
    assert found["summary"]["look"] == sum(said["weight"] == "look" for said in part["differences"])


def test_an_unreadable_document_is_told_and_nothing_compared() -> None:
    found = told(OLD, UNREADABLE)
    assert found["new"]["error"] == {"code": "unreadable-docx", "message": "坏了"}
    assert found["old"]["error"] is None
    assert not found["parts"]


def test_an_empty_file_is_unreadable() -> None:
    error = told("", NEW)["old"]["error"]
    assert error is not None
    assert error["code"] == "empty-file"


def test_identical_texts_are_said_to_be() -> None:
    found = told(OLD, OLD)
    assert found["identical"]
    assert found["summary"] == {"look": 0, "info": 0}


def test_projects_that_came_and_went_are_told() -> None:
    other = OLD.replace("乡村阅览室", "校车").replace("管理员", "照管员").replace("付清", "结算")
    found = told(OLD, other.replace("文化馆", "教育局"))
    assert [project["name"] for project in found["gone"]] == ["青禾县乡村阅览室运营补助"]
    assert len(found["arrived"]) == found["summary"]["look"] == 1


def test_a_mistake_of_ours_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(comparison_report, "compare", broken)
    given = Given("旧.txt", OLD.encode()), Given("新.txt", NEW.encode())
    error = report_comparison_safely(*given, Wishes())["new"]["error"]
    assert error is not None
    assert error["code"] == "internal-error"
    with pytest.raises(ZeroDivisionError):
        report_comparison(*given, Wishes())


def test_the_texts_are_told_only_where_asked_for() -> None:
    given = Given("旧.txt", OLD.encode()), Given("新.txt", NEW.encode())
    assert "text" not in report_comparison(*given, Wishes())["old"]
