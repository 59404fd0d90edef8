import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mingxi.office.commands.keys import keys as command
from mingxi.office.events.models import Event
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import read, store
from mingxi.office.frame.vault import keys

FIELDS = keys.Purpose.FIELDS


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MINGXI_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("MINGXI_KEYS", str(tmp_path / "keys"))
    folder = keys.ring().folder
    store(b"content", name="a.txt", media_type="text/plain", by_number="1")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments), obj="zh")


def test_list_names_every_key_and_its_uses(own_keys: Path) -> None:
    answer = run("list")
    assert answer.exit_code == 0
    assert str(own_keys) in answer.output
    for key in keys.ring().keys:
        assert key.id in answer.output
        assert key.key.hex() not in answer.output
    assert "文件·文件名：1 行" in answer.output
    assert f"{keys.ring().keys[0].master_id}  主密钥  使用中" in answer.output


def test_list_names_keys_that_are_missing_and_ends_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = keys.ring().current(keys.Purpose.FIELDS).id
    monkeypatch.setenv("MINGXI_DATA", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("MINGXI_KEYS", str(tmp_path / "strange"))
    answer = run("list")
    assert answer.exit_code == 1
    assert f"{lost}  缺少" in answer.output


def test_a_ring_that_cannot_be_opened_is_told_without_a_traceback(own_keys: Path) -> None:
    (own_keys / "ring.json").write_text("{")
    answer = run("list")
    assert answer.exit_code == 1
    assert "请放回另存的 ring.json" in answer.output


def test_rotate_seals_everything_anew_and_asks_for_a_copy_of_the_keys(own_keys: Path) -> None:
    before = keys.ring().keys[0].id
    answer = run("rotate")
    assert answer.exit_code == 0
    assert f"请立即把密钥文件夹 {own_keys} 重新另存一份" in answer.output
    assert "轮换完成" in answer.output
    assert read(StoredFile.objects.get()) == b"content"
    assert Event.objects.get(kind="keys.made").facts["fields"] == keys.ring().current(FIELDS).id
    refused = run("remove", before)
    assert refused.exit_code == 1
    assert "10 分钟后" in refused.output


def test_remove_tells_why_not() -> None:
    answer = run("remove", keys.ring().keys[0].id)
    assert answer.exit_code == 1
    assert "正用于加密新的数据" in answer.output
    strange = run("remove", "0000000000")
    assert strange.exit_code == 1
    assert "没有编号为 0000000000 的密钥，没有移除任何东西。" in strange.output


def test_in_english_the_uses_of_a_key_are_told_by_the_columns_of_the_database() -> None:
    answer = run("list", "--lang", "en")
    assert "files_storedfile.name: 1" in answer.output
    assert not re.search("[一-鿿]", answer.output)


def test_a_replaced_master_key_can_be_removed(own_keys: Path) -> None:
    old = keys.ring().keys[0].master_id
    run("rotate")
    assert f"{old}  主密钥  已接替，可移除" in run("list").output
    assert run("remove", old).exit_code == 0
    assert Event.objects.get(kind="keys.removed").subject_key == old
    assert old not in run("list").output
