"""``mingxi write`` makes a Word file of a project text as JSON, and proves it."""

import json
from pathlib import Path
from typing import Any

import pytest

PROJECT: dict[str, Any] = {
    "name": "渠道清淤",
    "year": 2025,
    "unit": "青禾县水利局",
    "arranged": 6_000_000,
    "funding": [
        {"level": "provincial", "amount": 2_000_000},
        {"level": "county", "amount": 4_000_000},
    ],
}


def as_json(**members: Any) -> bytes:
    asked = {"schema": "mingxi.project-text/1", "projects": [{**PROJECT, **members}]}
    return json.dumps(asked).encode()


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    """A project text as JSON."""
    path = tmp_path / "项目.json"
    path.write_bytes(as_json())
    return path


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Where the Word file shall be."""
    return tmp_path / "项目文本.docx"


def test_a_file_is_written_and_said_to_be_proven(call: Any, asked: Path, output: Path) -> None:
    result = call("write", asked, "-o", output)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr.startswith(f"已写入 {output}：1 个项目，读回核对一致。\n")
    assert "渠道清淤" in call("read", output).stdout
    assert [path.name for path in output.parent.iterdir()] == [asked.name, output.name]


def test_standard_input_gives_the_same_bytes(call: Any, asked: Path, output: Path) -> None:
    call("write", asked, "-o", output)
    first = output.read_bytes()
    assert call("write", "-", "-o", output, "--force", given=as_json()).exit_code == 0
    assert output.read_bytes() == first


def test_a_file_that_is_there_is_kept_without_force(call: Any, asked: Path, output: Path) -> None:
    output.write_bytes(b"old")
    result = call("write", asked, "-o", output)
    assert result.exit_code == 2
    assert "已存在，未写入" in result.stderr
    assert output.read_bytes() == b"old"


def test_mistakes_of_the_json_are_told_all_at_once(call: Any, output: Path) -> None:
    result = call("write", "-", "-o", output, given=as_json(year="2025", arranged=0.5))
    assert result.exit_code == 2
    assert "$.projects[0].year：" in result.stderr
    assert "$.projects[0].arranged：金额应当是以分为单位的整数" in result.stderr
    assert not output.exists()


def test_what_would_be_read_otherwise_is_told_and_not_written(call: Any, output: Path) -> None:
    words = [{"key": "funding", "content": ["2025年安排资金30万元。"]}]
    given = as_json(sections=words, funding=[], arranged=31_000_000)
    result = call("write", "-", "-o", output, given=given)
    assert result.exit_code == 2
    told = "$.projects[0].arranged：要求的是 31000000，读到的是 30000000"
    assert told in result.stderr
    assert not output.exists()
    right = as_json(sections=words, funding=[], arranged=30_000_000)
    assert call("write", "-", "-o", output, given=right).exit_code == 0


def test_contradictions_of_the_values_are_said_and_written(call: Any, output: Path) -> None:
    result = call("write", "-", "-o", output, given=as_json(arranged=7_000_000))
    assert result.exit_code == 0
    assert "注意：[" in result.stderr
    assert output.exists()


@pytest.mark.parametrize("words", [[], ["-o", "项目文本.pdf"], ["-o", "项目文本"]])
def test_the_name_of_a_word_file_is_asked_for(call: Any, asked: Path, words: list[str]) -> None:
    result = call("write", asked, *words)
    assert result.exit_code == 2
    assert result.stderr.startswith("错误：请用 -o 写明要写成的Word文件")


def test_a_file_that_cannot_be_opened_is_told(call: Any, asked: Path, tmp_path: Path) -> None:
    for source, target in (("没有.json", "a.docx"), (asked, "没有/a.docx")):
        result = call("write", source, "-o", tmp_path / target)
        assert result.exit_code == 2
        assert "请检查路径和权限" in result.stderr


def test_what_is_read_of_any_text_can_be_written(call: Any, output: Path, tmp_path: Path) -> None:
    text = tmp_path / "渠道.txt"
    text.write_text(
        "项目名称\n渠道清淤\n立项依据\n县里的通知。\n项目实施内容\n清淤12公里。\n"
        "资金安排情况\n2025年安排6万元。\n项目实施计划\n2025年6月支付6万元。\n",
        encoding="utf-8",
    )
    given = call("read", text, "--format", "project")
    assert given.exit_code == 0
    assert json.loads(given.stdout)["projects"][0]["arranged"] == 6_000_000
    assert call("write", "-", "-o", output, given=given.stdout.encode()).exit_code == 0
    again = call("read", output, "--format", "project")
    named = {**json.loads(given.stdout), "title": "2025年预算重点领域财政项目文本公开"}
    assert json.loads(again.stdout) == named


@pytest.mark.parametrize(
    ("text", "what"), [("没有项目。\n", "没有找到项目文本"), ("", "文件是空的")]
)
def test_what_holds_no_project_gives_no_json(
    call: Any, tmp_path: Path, text: str, what: str
) -> None:
    path = tmp_path / "甲.txt"
    path.write_text(text, encoding="utf-8")
    result = call("read", path, "--format", "project")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert what in result.stderr


def test_a_folder_of_several_files_is_no_document(call: Any, folder: Path) -> None:
    result = call("read", folder, "--format", "project")
    assert result.exit_code == 2
    assert "不是一个文档" in result.stderr
