"""What a person decides: which rules, from where, and what is set aside."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator

from mingxi.reports.schema import schema_text

PAIR = (
    "根据《柳坝县古树名木保护办法》（柳政发〔2019〕16号），对全县古树挂牌保护。\n",
    "根据《柳坝县古树名木保护办法》（柳政发〔2019〕6号），修复3株濒危古树。\n",
)

Told = Callable[..., Any]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder that no settings file lies above."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report_of(result: Result) -> Any:
    report = json.loads(result.stdout)
    Draft202012Validator(json.loads(schema_text())).validate(report)
    return report


@pytest.fixture
def told(call: Any) -> Told:
    """Give the report of a check, which must keep to the schema."""
    return lambda *words: report_of(call("check", "--format", "json", *words))


def codes(report: Any) -> set[str]:
    return {finding["rule"] for document in report["documents"] for finding in document["findings"]}


# --- selection


def test_only_selected_rules_are_asked(told: Told, wrong: Path) -> None:
    assert codes(told(wrong)) >= {"AR101"}
    assert codes(told(wrong, "--select", "AR101")) == {"AR101"}
    assert codes(told(wrong, "--select", "CI,DA")) == set()
    assert "AR101" not in codes(told(wrong, "--ignore", "product-mismatch"))


def test_an_ignored_error_does_not_fail(call: Any, wrong: Path) -> None:
    assert call("check", wrong).exit_code == 1
    assert call("check", wrong, "--ignore", "AR101").exit_code == 0


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_selector_is_a_wrong_call(call: Any, wrong: Path, option: str) -> None:
    result = call("check", wrong, option, "AR101,sum-mismach")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "没有“sum-mismach”这条规则；相近的有：sum-mismatch" in result.stderr


# --- settings


def settings(text: str, name: str = "mingxi.toml") -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_settings_of_the_folder_are_in_force(call: Any, wrong: Path) -> None:
    settings('[check]\nignore = ["AR101"]\n')
    result = call("check", wrong, "--verbose")
    assert result.exit_code == 0
    assert "使用的设置文件：" in result.stderr
    assert "mingxi.toml" in result.stderr
    assert call("check", wrong, "--no-settings").exit_code == 1


def test_a_named_settings_file_goes_before_the_one_of_the_folder(call: Any, wrong: Path) -> None:
    settings('[check]\nignore = ["AR101"]\n')
    strict = settings('[check]\nfail-on = "never"\n', "宽.toml")
    assert call("check", wrong).exit_code == 0
    assert "AR101" in call("check", wrong, "--settings", strict).stdout


def test_the_command_line_goes_before_the_settings(call: Any, told: Told, wrong: Path) -> None:
    settings('[check]\nselect = ["CI"]\nignore = ["AR101"]\nfail-on = "never"\n')
    assert codes(told(wrong)) == set()
    assert codes(told(wrong, "--select", "AR101")) == {"AR101"}
    assert call("check", wrong, "--select", "AR101").exit_code == 0
    assert call("check", wrong, "--select", "AR101", "--fail-on", "error").exit_code == 1


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[check]\nfail-on = 'grave'\n", "fail-on 只能是"),
        ("[check]\nselect = ['ARX']\n", "没有“ARX”这条规则"),
        ("[check]\nbaseline = '没有.json'\n", "基线文件"),
    ],
)
def test_wrong_settings_are_a_wrong_call(call: Any, wrong: Path, text: str, complaint: str) -> None:
    settings(text)
    result = call("check", wrong)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert complaint in result.stderr.replace("\n", "")


def test_two_ways_to_settings_contradict_each_other(call: Any, wrong: Path) -> None:
    path = settings("")
    assert call("check", wrong, "--settings", path).exit_code == 1
    assert call("check", wrong, "--settings", path, "--no-settings").exit_code == 2


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_settings_reach_every_process(call: Any, told: Told, folder: Path, jobs: str) -> None:
    settings('[check]\nselect = ["AR101"]\n')
    assert codes(told(folder, "--jobs", jobs)) == {"AR101"}
    assert codes(told(folder, "--jobs", jobs, "--select", "XD")) == set()


# --- statistics


def test_statistics_count_by_rule_instead_of_listing(call: Any, folder: Path) -> None:
    result = call("check", folder, "--statistics", "--select", "AR101")
    assert result.exit_code == 2
    assert "AR101  product-mismatch" in result.stdout
    assert "第 1 行" not in result.stdout
    assert "✗ undecodable-text" in result.stdout


# --- baseline


def test_a_baseline_silences_exactly_the_run_it_was_written_from(
    call: Any, told: Told, folder: Path
) -> None:
    for spoiled in ("07.txt", "13.docx"):
        (folder / spoiled).unlink()
    before = told(folder)
    assert call("check", folder, "--write-baseline", "基线.json").exit_code == 1
    result = call("check", folder, "--baseline", "基线.json", "--fail-on", "info")
    assert result.exit_code == 0
    found = sum(before["summary"]["findings"].values())
    assert f"另有 {found} 条已在基线中。" in result.stdout
    assert "AR101" not in result.stdout
    after = told(folder, "--baseline", "基线.json")
    assert after["summary"]["baseline"] == found
    assert set(after["summary"]["findings"].values()) == {0}
    assert codes(after) == codes(before)


def test_a_new_finding_counts_beside_known_ones(call: Any, told: Told, wrong: Path) -> None:
    call("check", wrong, "--write-baseline", "基线.json")
    text = wrong.read_text(encoding="utf-8")
    wrong.write_text("前言。\n" + text + text.replace("图书", "桌椅"), encoding="utf-8")
    known = [
        f["baseline"] for f in told(wrong, "--baseline", "基线.json")["documents"][0]["findings"]
    ]
    assert known == [True, False]
    assert call("check", wrong, "--baseline", "基线.json").exit_code == 1


def test_the_same_finding_once_more_is_new(told: Told, call: Any, wrong: Path) -> None:
    call("check", wrong, "--write-baseline", "基线.json")
    wrong.write_text(wrong.read_text(encoding="utf-8") * 2, encoding="utf-8")
    summary = told(wrong, "--baseline", "基线.json")["summary"]
    assert (summary["baseline"], summary["findings"]["error"]) == (1, 1)


def test_what_is_mended_is_told_so_that_the_baseline_can_be_refreshed(
    call: Any, wrong: Path, good: Path
) -> None:
    call("check", wrong, "--write-baseline", "基线.json")
    assert "不再出现" not in call("check", good, "--baseline", "基线.json").stderr
    wrong.write_text(good.read_text(encoding="utf-8"), encoding="utf-8")
    result = call("check", wrong, "--baseline", "基线.json")
    assert result.exit_code == 0
    assert "基线中有 1 条问题已不再出现。" in result.stderr
    assert (
        "不再出现" not in call("check", wrong, "--baseline", "基线.json", "--select", "CI").stderr
    )


def test_a_baseline_names_documents_from_its_own_folder(
    call: Any, wrong: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "深").mkdir()
    call("check", wrong, "--write-baseline", "深/基线.json")
    assert '"source": "../错.txt"' in Path("深/基线.json").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path / "深")
    assert call("check", "../错.txt", "--baseline", "基线.json").exit_code == 0


def test_a_baseline_of_the_settings_may_be_written_for_the_first_time(
    call: Any, wrong: Path
) -> None:
    settings('[check]\nbaseline = "基线.json"\n')
    assert call("check", wrong, "--write-baseline", "基线.json").exit_code == 1
    assert call("check", wrong).exit_code == 0


def test_writing_again_keeps_what_is_known(call: Any, wrong: Path) -> None:
    call("check", wrong, "--write-baseline", "基线.json")
    first = Path("基线.json").read_bytes()
    call("check", wrong, "--baseline", "基线.json", "--write-baseline", "基线.json")
    assert Path("基线.json").read_bytes() == first


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b'{"schema": "mingxi.baseline/1"}'])
def test_a_damaged_baseline_is_a_wrong_call(call: Any, wrong: Path, content: bytes) -> None:
    Path("基线.json").write_bytes(content)
    result = call("check", wrong, "--baseline", "基线.json")
    assert result.exit_code == 2
    assert "基线文件已损坏" in result.stderr


def test_a_baseline_that_cannot_be_written_is_told(call: Any, wrong: Path) -> None:
    result = call("check", wrong, "--write-baseline", "没有/基线.json")
    assert result.exit_code == 2
    assert "无法打开" in result.stderr


def test_a_run_that_found_no_document_writes_no_baseline(call: Any, here: Path) -> None:
    (here / "空").mkdir()
    assert call("check", "空", "--write-baseline", "基线.json").exit_code == 2
    assert not Path("基线.json").exists()


# --- waivers

WAIVER = '[[waiver]]\nrule = "AR101"\ntext = "共需0.8万元"\nreason = "县长办公会同意"\n'


def waive(document: Path, text: str = WAIVER) -> None:
    document.with_name(f"{document.name}.waivers.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_waived_finding_is_shown_with_its_reason_and_does_not_count(
    call: Any, told: Told, wrong: Path, jobs: str
) -> None:
    waive(wrong)
    result = call("check", wrong, "--jobs", jobs)
    assert result.exit_code == 0
    assert "– 已豁免 AR101 product-mismatch · 第 1 行" in result.stdout
    assert "豁免  县长办公会同意" in result.stdout
    assert "另有 1 条已豁免。" in result.stdout
    report = told(wrong, "--jobs", jobs)
    assert report["summary"]["waived"] == 1
    assert report["documents"][0]["findings"][0]["waived"] == "县长办公会同意"
    assert report["documents"][0]["waivers"][0]["used"] is True


def test_an_expired_waiver_no_longer_holds(call: Any, wrong: Path) -> None:
    waive(wrong, WAIVER + "until = 2020-12-31\n")
    result = call("check", wrong)
    assert result.exit_code == 1
    assert "的豁免已于2020-12-31到期" in result.stdout


def test_a_waiver_that_waives_nothing_is_told(call: Any, good: Path) -> None:
    waive(good)
    result = call("check", good)
    assert result.exit_code == 0
    assert "对 AR101“共需0.8万元”的豁免没有对应的问题。" in result.stdout


def test_a_waiver_of_a_rule_that_was_not_asked_is_not_called_idle(call: Any, good: Path) -> None:
    waive(good, WAIVER + '[[waiver]]\nrule = "XD101"\nreason = "两稿"\n')
    result = call("check", good, "--ignore", "AR101")
    assert "没有对应的问题" not in result.stdout


def test_broken_waivers_waive_nothing_and_are_told(call: Any, told: Told, wrong: Path) -> None:
    waive(wrong, WAIVER + '[[waiver]]\nrule = "AR101"\n')
    result = call("check", wrong)
    assert result.exit_code == 2
    assert "豁免文件未生效" in result.stdout
    assert "第2条有误" in result.stdout
    assert "✗ 错误 AR101" in result.stdout
    document = told(wrong)["documents"][0]
    assert document["waivers_error"]["code"] == "broken-waivers"
    assert document["findings"][0]["waived"] is None


def test_a_finding_across_documents_may_be_waived(call: Any, here: Path) -> None:
    for name, text in zip("甲乙", PAIR, strict=True):
        (here / f"{name}.txt").write_text(text, encoding="utf-8")
    result = call("check", "甲.txt", "乙.txt", "--fail-on", "info", "--select", "XD")
    assert result.exit_code == 1
    waive(here / "乙.txt", '[[waiver]]\nrule = "XD104"\nreason = "新文号"\n')
    result = call("check", "甲.txt", "乙.txt", "--fail-on", "info", "--select", "XD")
    assert result.exit_code == 0
    assert "豁免  新文号" in result.stdout


def test_files_of_waivers_are_no_documents(call: Any, told: Told, wrong: Path, here: Path) -> None:
    waive(wrong)
    result = call("check", here)
    assert result.exit_code == 0
    assert "未读取" not in result.stderr
    named = told(*sorted(here.glob("错*")))
    assert [Path(document["source"]).name for document in named["documents"]] == ["错.txt"]


# --- across documents


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_later_document_is_told_of_the_earlier_one(told: Told, here: Path, jobs: str) -> None:
    for name, text in zip("甲乙", PAIR, strict=True):
        (here / f"{name}.txt").write_text(text, encoding="utf-8")
    first, second = told("甲.txt", "乙.txt", "--jobs", jobs, "--select", "XD")["documents"]
    assert first["findings"] == []
    assert [finding["rule"] for finding in second["findings"]] == ["XD104"]
    assert "“甲.txt”" in second["findings"][0]["message"]
    assert "text" not in second
    assert told("乙.txt", "--select", "XD")["documents"][0]["findings"] == []
