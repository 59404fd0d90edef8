"""``mingxi check`` tells what does not agree, and its exit status tells it to programs."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator

from mingxi.reports.schema import schema_text

MINGXI = [sys.executable, "-m", "mingxi.cli"]
SURROUNDINGS = {**os.environ, "PYTHONUTF8": "1", "MINGXI_LANG": "zh"}


def told(result: Result) -> Any:
    """Give the report of a call for JSON."""
    return json.loads(result.stdout)


def test_figures_that_agree_end_with_0(call: Any, good: Path) -> None:
    result = call("check", good)
    assert result.exit_code == 0
    assert "没有发现问题。" in result.stdout


def test_figures_that_do_not_agree_end_with_1(call: Any, wrong: Path) -> None:
    result = call("check", wrong)
    assert result.exit_code == 1
    assert "✗ 错误 AR101 product-mismatch · 第 1 行" in result.stdout


@pytest.mark.parametrize(
    ("fail_on", "status"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)]
)
def test_fail_on_says_what_is_bad_enough(call: Any, wrong: Path, fail_on: str, status: int) -> None:
    assert call("check", wrong, "--fail-on", fail_on).exit_code == status


def test_a_file_that_cannot_be_read_ends_with_2_whatever_else_is_found(
    call: Any, wrong: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"\0no word")
    assert call("check", bad, wrong).exit_code == 2
    assert call("check", bad, wrong, "--fail-on", "never").exit_code == 2


def test_a_path_that_does_not_exist_is_told_and_the_others_go_on(call: Any, wrong: Path) -> None:
    result = call("check", "没有.txt", wrong, "--format", "json")
    assert result.exit_code == 2
    missing, found = told(result)["documents"]
    assert missing["source"] == "没有.txt"
    assert missing["error"]["code"] == "no-such-file"
    assert found["findings"]


def test_a_folder_without_documents_is_a_wrong_call(call: Any, tmp_path: Path) -> None:
    result = call("check", tmp_path)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "没有找到可以检查的文档。" in result.stderr


@pytest.mark.parametrize("form", ["json", "terminal"])
def test_files_that_no_reader_knows_are_told_of_beside_the_report(
    call: Any, tmp_path: Path, good: Path, form: str
) -> None:
    (tmp_path / "旧.ppt").write_bytes(b"?")
    (tmp_path / "扫描.ofd").write_bytes(b"?")
    result = call("check", tmp_path, "--format", form, "--fail-on", "never")
    assert result.exit_code == 0
    assert "有 2 个文件未读取（.ofd 1 · .ppt 1）。" in result.stderr.replace("\n", "")
    assert "wps" not in result.stdout


def test_a_file_that_is_no_document_is_known_by_its_bytes(call: Any, tmp_path: Path) -> None:
    (tmp_path / "扫描.png").write_bytes(b"\x89PNG")
    result = call("check", tmp_path / "扫描.png", "--format", "json")
    document = told(result)["documents"][0]
    assert document["error"]["code"] == "unknown-format"
    assert "另存为.docx" in document["error"]["message"]
    assert document["sha256"] == hashlib.sha256(b"\x89PNG").hexdigest()


def test_two_bad_files_among_good_ones_are_two_errors(call: Any, folder: Path) -> None:
    result = call("check", folder, "--format", "json", "--jobs", "1")
    report = told(result)
    assert result.exit_code == 2
    errors = {Path(d["source"]).name: d["error"]["code"] for d in report["documents"] if d["error"]}
    assert errors == {"07.txt": "undecodable-text", "13.docx": "unreadable-docx"}
    assert report["summary"]["documents"] == len(report["documents"]) == 21
    Draft202012Validator(json.loads(schema_text())).validate(report)


@pytest.mark.parametrize("form", ["json", "terminal"])
def test_two_processes_give_what_one_gives(call: Any, folder: Path, form: str) -> None:
    one, two = (call("check", folder, "--format", form, "--jobs", jobs) for jobs in "12")
    assert one.stdout == two.stdout
    assert one.exit_code == two.exit_code == 2


def test_json_stands_alone_on_standard_output(call: Any, folder: Path) -> None:
    result = call("check", folder, "nowhere", "--format", "json", "--jobs", "1")
    assert result.stdout.startswith('{"schema":"mingxi.report/1"')
    assert result.stdout.endswith("}\n")
    json.loads(result.stdout)


def test_text_and_places_come_where_asked_for(call: Any, good: Path) -> None:
    bare = told(call("check", good, "--format", "json"))["documents"][0]
    assert not bare.keys() & {"text", "blocks"}
    full = told(call("check", good, "--format", "json", "--with-text", "--with-places"))
    document = full["documents"][0]
    assert document["text"] == good.read_text(encoding="utf-8")
    assert document["blocks"][0]["paragraph"] == 0


def test_offsets_lie_over_the_text(call: Any, wrong: Path) -> None:
    document = told(call("check", wrong, "--format", "json", "--with-text"))["documents"][0]
    for mark in (*document["amounts"], *document["claims"], *document["findings"]):
        assert document["text"][mark["start"] : mark["end"]] == mark["text"]


def test_only_the_sentences_are_in_english(call: Any, wrong: Path) -> None:
    chinese, english = (
        told(call("check", wrong, "--format", "json", "--lang", language))
        for language in ("zh", "en")
    )
    assert (chinese["language"], english["language"]) == ("zh", "en")
    one, other = (report["documents"][0]["findings"][0] for report in (chinese, english))
    assert one["message"] != other["message"]
    assert one["text"] == other["text"]


def test_standard_input_is_read_as_text(call: Any, wrong: Path) -> None:
    result = call("check", "-", "--format", "json", given=wrong.read_bytes())
    assert told(result)["documents"][0]["source"] == "-"
    assert result.exit_code == 1


def test_proofs_are_listed_where_asked_for(call: Any, good: Path) -> None:
    assert "得到证明的算式" in call("check", good, "--verbose").stdout


def test_a_program_gets_the_same_from_a_process_of_its_own(wrong: Path) -> None:
    run = subprocess.run(
        [*MINGXI, "check", wrong, "--format", "json"],
        capture_output=True,
        env=SURROUNDINGS,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr == b""
    assert json.loads(run.stdout)["summary"]["findings"]["error"] == 1


def test_a_reader_who_leaves_early_is_not_complained_to(folder: Path) -> None:
    """The reading end of the pipe is closed before anything is written."""
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [*MINGXI, "check", folder, "--jobs", "1"],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=SURROUNDINGS,
        check=False,
    )
    os.close(writing)
    assert run.stderr == b""


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let what is started hear SIGINT; what runs in the background passes on that it is ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to signal")
@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption_ends_cleanly(tmp_path: Path, jobs: str) -> None:
    fifo = tmp_path / "慢.txt"
    os.mkfifo(fifo)
    run = subprocess.Popen(
        [*MINGXI, "check", fifo, "--jobs", jobs],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=SURROUNDINGS,
        start_new_session=True,
    )
    # The writer's open returns once the program has opened the pipe and waits for its text.
    with fifo.open("wb"):
        os.killpg(run.pid, signal.SIGINT)
        _, complaint = run.communicate(timeout=600)
    assert run.returncode == 130
    assert complaint.decode().strip() == "已中断。"
