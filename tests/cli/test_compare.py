"""``mingxi compare`` holds two files against each other."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from mingxi.reports.schema import schema_text

OLD = """青禾县文化馆2024年项目文本
一、项目名称
青禾县乡村阅览室运营补助
二、立项依据
《青禾县乡村阅览室管理办法》（青政发〔2021〕9号）。
三、项目实施单位
青禾县文化馆
四、资金安排情况
2024年安排县级资金0.7万元，购置图书200册，每册35元，共需0.7万元。
五、项目实施计划
2024年12月底前付清。
"""
NEW = OLD.replace("2024年项目", "2025年项目").replace("2024年安排", "2025年安排")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "旧.txt"
    path.write_text(OLD, encoding="utf-8")
    return path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    path = tmp_path / "新.txt"
    path.write_text(NEW, encoding="utf-8")
    return path


def test_something_to_look_at_ends_with_1(call: Any, old: Path, new: Path) -> None:
    result = call("compare", old, new)
    assert result.exit_code == 1
    assert "仍写“2024年12月底前”" in result.stdout


def test_nothing_to_look_at_ends_with_0(call: Any, old: Path, new: Path) -> None:
    new.write_text(OLD + "\n", encoding="utf-8")
    assert call("compare", old, new).exit_code == 0
    assert call("compare", old, old).exit_code == 0


def test_json_keeps_to_its_schema_and_holds_no_text(call: Any, old: Path, new: Path) -> None:
    result = call("compare", old, new, "--format", "json")
    told = json.loads(result.stdout)
    Draft202012Validator(json.loads(schema_text("comparison"))).validate(told)
    assert result.exit_code == 1
    assert "text" not in told["old"]


def test_one_text_may_come_from_standard_input(call: Any, old: Path) -> None:
    assert call("compare", old, "-", given=NEW.encode()).exit_code == 1
    assert call("compare", "-", old, given=OLD.encode()).exit_code == 0


def test_both_texts_may_not(call: Any) -> None:
    result = call("compare", "-", "-", given=NEW.encode())
    assert result.exit_code == 2
    assert "只能代替两份文本中的一份" in result.stderr


def test_a_folder_is_refused(call: Any, old: Path, tmp_path: Path) -> None:
    result = call("compare", old, tmp_path)
    assert result.exit_code == 2
    assert "是文件夹" in result.stderr


def test_a_file_that_cannot_be_read_ends_with_2(call: Any, old: Path) -> None:
    result = call("compare", old, "没有.txt")
    assert result.exit_code == 2
    assert "no-such-file" in result.stdout


def test_a_call_with_one_file_is_told_what_is_missing(call: Any, old: Path) -> None:
    result = call("compare", old)
    assert result.exit_code == 2
    assert "请在旧文本之后写出新文本" in result.stderr


def test_sentences_are_listed_with_verbose(call: Any, old: Path, new: Path) -> None:
    new.write_text(NEW + "另行组织读者活动。\n", encoding="utf-8")
    assert "另行组织读者活动" not in call("compare", old, new).stdout
    assert "另行组织读者活动" in call("compare", old, new, "--verbose").stdout


def test_a_mistake_of_ours_is_raised_where_it_is_looked_for(
    call: Any, old: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("mingxi.reports.comparison_report.compare", broken)
    result = call("compare", old, new)
    assert result.exit_code == 2
    assert "internal-error" in result.stdout
    monkeypatch.setenv("MINGXI_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        raise call("compare", old, new).exception
