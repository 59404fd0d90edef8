"""Help and complaints come in the reader's language, however the call is wrong."""

from pathlib import Path
from typing import Any

import pytest

from mingxi import __version__
from mingxi.languages import catalogue as catalogues
from mingxi.speaking import spoken

COMMANDS = ["check", "read", "explain", "rules", "schema"]


def test_without_a_command_the_help_is_shown(call: Any) -> None:
    result = call()
    assert result.exit_code == 0
    assert result.stdout.startswith("用法：mingxi [选项] 命令 [参数]\n")
    assert all(f"\n  {command} " in result.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples_in_both_languages(call: Any, command: str) -> None:
    chinese = call(command, "--help")
    assert chinese.exit_code == 0
    assert chinese.stdout.startswith(f"用法：mingxi {command} [选项]")
    assert f"示例：\n  mingxi {command}" in chinese.stdout
    english = call(command, "--help", "--lang", "en")
    assert english.stdout.startswith(f"Usage: mingxi {command} [OPTIONS]")
    assert f"Examples:\n  mingxi {command}" in english.stdout
    assert "：" not in english.stdout


def test_the_version_is_told(call: Any) -> None:
    assert call("--version").stdout == f"mingxi {__version__}\n"


@pytest.mark.parametrize(
    ("words", "environment", "language"),
    [
        ([], "", "zh"),
        ([], "en", "en"),
        ([], "klingon", "zh"),
        (["--lang", "en"], "", "en"),
        (["check", "x", "--lang=en"], "", "en"),
        (["--lang", "zh"], "en", "zh"),
        (["--lang", "klingon"], "en", "zh"),
        (["--lang"], "", "zh"),
        (["check", "--", "--lang", "en"], "", "zh"),
    ],
)
def test_the_language_is_known_before_the_call_is_understood(
    monkeypatch: pytest.MonkeyPatch, words: list[str], environment: str, language: str
) -> None:
    monkeypatch.setenv("MINGXI_LANG", environment)
    assert spoken(words) == language


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (
            ["chek"],
            "没有“chek”这个命令；可用的有：check, read, write, compare, explain, rules, schema, ",
        ),
        (["check"], "请写出要检查的文件或文件夹，例如：mingxi check 项目文本.docx"),
        (["read"], "请写出要读的文件，例如：mingxi read 项目文本.docx"),
        (["explain"], "请写出规则的编号或名称，例如：mingxi explain AR101"),
        (["check", "x", "--formt", "json"], "没有 --formt 这个选项；是否指 --format？"),
        (["check", "x", "--zzz"], "没有 --zzz 这个选项。"),
        (
            ["check", "x", "--format", "xml"],
            "--format 只能是：terminal, json, html, xlsx, docx, sarif。",
        ),
        (["check", "x", "--jobs", "0"], "--jobs 必须是不小于 1 的整数。"),
        (["check", "x", "--jobs", "many"], "--jobs 必须是不小于 1 的整数。"),
        (["check", "x", "--lang", "fr"], "--lang 只能是：zh, en。"),
    ],
)
def test_a_wrong_call_is_told_what_is_wrong(call: Any, words: list[str], complaint: str) -> None:
    result = call(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"错误：{complaint}")
    assert "\n用法见：mingxi" in result.stderr


def test_a_wrong_call_in_english_is_told_in_english(call: Any) -> None:
    result = call("check", "--lang", "en")
    complaint, help_line = result.stderr.splitlines()
    assert complaint == "Error: Please name the files or folders to check: mingxi check text.docx"
    assert help_line == "For help: mingxi check --help"


@pytest.mark.parametrize("words", [["--help"], ["check"], ["rules"], ["check", "x"]])
def test_english_that_was_never_compiled_says_how_to_mend_it(
    call: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: list[str]
) -> None:
    catalogues.catalogue.cache_clear()
    monkeypatch.setattr(catalogues, "files", lambda _package: tmp_path)
    result = call(*words, "--lang", "en")
    catalogues.catalogue.cache_clear()
    assert result.exit_code == 2
    assert "make install" in result.stderr
