"""``mingxi events``: the verdict in words and as JSON, and how it ends."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from mingxi.languages import render
from mingxi.office.commands.events import events as command
from mingxi.office.commands.log_findings import mend, told
from mingxi.office.events.models import Event, Head, Seal
from mingxi.office.events.reckoning.findings import Finding, What
from mingxi.office.events.reckoning.heads import head_of
from mingxi.office.events.services import SYSTEM, Subject, record, record_restore, seal_events
from mingxi.office.frame.database import writing

Unguarded = Callable[[], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sealed log of four entries; gives the file of heads."""
    monkeypatch.setenv("MINGXI_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("MINGXI_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("MINGXI_HEADS", str(tmp_path / "heads.jsonl"))
    add(4)
    seal_events()
    return tmp_path / "heads.jsonl"


def add(count: int) -> None:
    with writing():
        for number in range(count):
            record("allotment.reserved", by=SYSTEM, on=Subject("budget.allotment", str(number)))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments), obj="zh")


def test_a_sound_log_ends_with_0_and_tells_its_last_head(log: Path) -> None:
    add(2)
    answer = run("verify")
    assert answer.exit_code == 0
    assert "日志 6 条，已封存 4 条，树头 1 个。" in answer.output
    assert head_of(log.read_bytes()).root.hex() in answer.output
    assert "待封存 2 条" in answer.output
    assert "核对通过" in answer.output


def test_tampering_ends_with_1_and_tells_where_and_what_to_do(unguarded: Unguarded) -> None:
    with unguarded():
        Event.objects.filter(seal__leaf_number=3).update(actor_name="李四")
    answer = run("verify")
    assert answer.exit_code == 1
    assert "问题：封存号 3 封存以后被改动。" in answer.output
    assert "从可靠的备份中找回" in answer.output
    assert "核对不通过：问题 1 处。" in answer.output


def test_heads_kept_elsewhere_find_what_was_cut_off(
    log: Path, tmp_path: Path, unguarded: Unguarded
) -> None:
    kept = tmp_path / "auditor.jsonl"
    kept.write_text(run("heads").output)
    assert kept.read_bytes() == log.read_bytes()
    log.unlink()
    with unguarded():
        for model in (Event, Seal, Head):
            model.objects.all().delete()
    assert run("verify").exit_code == 0
    answer = run("verify", "--heads", str(kept))
    assert answer.exit_code == 1
    assert "封存号 1 至 4 被截去" in answer.output


def test_a_restore_is_told_of(log: Path) -> None:
    record_restore(backup="2026-11-20", by=SYSTEM)
    seal_events()
    answer = run("verify")
    assert answer.exit_code == 0
    assert "系统（system）从备份恢复，回到前 4 条" in answer.output


def test_the_verdict_as_json(unguarded: Unguarded) -> None:
    sound = json.loads(run("verify", "--json").output)
    assert (sound["sound"], sound["entries"], sound["findings"]) == (True, 4, [])
    with unguarded():
        Event.objects.filter(seal__leaf_number__in=[2, 3]).delete()
    answer = run("verify", "--json")
    assert answer.exit_code == 1
    [finding] = json.loads(answer.output)["findings"]
    assert (finding["what"], finding["first"], finding["last"]) == ("removed", 2, 3)
    assert "封存号 2 至 3 封存以后被删除。" in finding["message"]


def test_a_file_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    answer = run("verify", "--heads", str(tmp_path / "none.jsonl"))
    assert answer.exit_code == 2
    assert "none.jsonl" in answer.output


def test_a_file_that_is_none_of_heads_is_told_in_a_few_lines(log: Path, tmp_path: Path) -> None:
    strange = tmp_path / "strange"
    strange.write_text("no head\n" * 100)
    answer = run("verify", "--heads", str(strange))
    assert answer.output.count("不是完整的树头") == 5
    assert "另有 95 行也不是。请核对 --heads 所指的是否树头文件。" in answer.output


def test_without_any_key_nothing_is_claimed(log: Path, tmp_path: Path) -> None:
    log.unlink()
    (tmp_path / "keys" / "heads.ed25519").unlink()
    answer = run("verify")
    assert answer.exit_code == 1
    assert "没有可以核对签名的公钥" in answer.output


def test_the_public_key_is_given_out(log: Path) -> None:
    key = load_pem_public_key(run("heads", "--public-key").output.encode())
    assert head_of(log.read_bytes()).is_signed_by([key.public_bytes_raw()])


@pytest.mark.parametrize("what", What)
def test_every_finding_is_told_with_what_to_do(what: What) -> None:
    for finding in (Finding(what, 3, 3, "x"), Finding(what, 3, 9, "x")):
        said = render(told(finding), "zh")
        assert "x" in said or "3" in said
        assert render(mend(finding), "zh").endswith("。")
