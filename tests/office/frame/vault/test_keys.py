import os
import subprocess
import sys
from pathlib import Path

import pytest

from mingxi.office.frame.vault import KeysAbsentError, keys, secret

ASK = "from mingxi.office.frame.vault import secret; print(secret('django').hex())"


def test_keys_are_made_at_the_first_need_for_their_owner_alone(own_keys: Path) -> None:
    assert {path.name for path in own_keys.iterdir()} == {
        "lock",
        "ring.json",
        keys.master_path(own_keys, keys.ring().keys[0].master_id).name,
    }
    if os.name == "posix":
        assert own_keys.stat().st_mode & 0o077 == 0
        assert all(path.stat().st_mode & 0o077 == 0 for path in own_keys.iterdir())


def test_a_data_key_is_nowhere_on_disk_as_it_is(own_keys: Path) -> None:
    on_disk = b"".join(path.read_bytes() for path in own_keys.iterdir())
    for key in keys.ring().keys:
        assert key.key not in on_disk
        assert key.key.hex().encode() not in on_disk
        assert key.id.encode() in on_disk


def test_keys_are_never_printed(own_keys: Path) -> None:
    key = keys.ring().keys[0]
    assert key.id in repr(key)
    assert repr(key.key) not in repr(keys.ring())


def test_processes_that_start_at_once_make_one_ring(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "MINGXI_DATA": str(tmp_path / "data"),
        "MINGXI_KEYS": str(tmp_path / "keys"),
    }
    started = [
        subprocess.Popen([sys.executable, "-c", ASK], env=environment, stdout=subprocess.PIPE)
        for _ in range(4)
    ]
    answers = {process.communicate()[0] for process in started}
    assert [process.returncode for process in started] == [0] * 4
    assert len(answers) == 1
    assert len(answers.pop()) == 65
    assert len(list((tmp_path / "keys").glob("master-*.key"))) == 1


def test_a_secret_is_the_same_for_one_purpose_and_another_for_another(own_keys: Path) -> None:
    assert secret("django") == secret("django")
    assert secret("django") != secret("address")


def test_lost_keys_are_not_replaced_beside_data(own_keys: Path, tmp_path: Path) -> None:
    for path in own_keys.iterdir():
        path.unlink()
    with pytest.raises(KeysAbsentError, match="不会另造新密钥"):
        keys.ring()
    assert not list(own_keys.glob("*.key"))
    (tmp_path / "data" / keys.MARK).unlink()
    assert keys.ring().keys  # where nothing is sealed, new ones do no harm


def test_keys_inside_the_data_folder_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGXI_DATA", str(tmp_path))
    monkeypatch.setenv("MINGXI_KEYS", str(tmp_path / "keys"))
    with pytest.raises(KeysAbsentError, match="MINGXI_KEYS"):
        keys.ring()
    assert not (tmp_path / "keys").exists()


def test_a_lost_or_wrong_master_key_is_named(own_keys: Path) -> None:
    path = keys.master_path(own_keys, keys.ring().keys[0].master_id)
    right = path.read_text()
    path.write_text("00" * 32)
    with pytest.raises(KeysAbsentError, match="不相配"):
        keys.read_ring(own_keys)
    path.unlink()
    with pytest.raises(KeysAbsentError, match=path.name):
        keys.read_ring(own_keys)
    path.write_text(right)
    assert keys.read_ring(own_keys) == keys.ring()


def test_a_damaged_ring_is_told_without_its_content(own_keys: Path) -> None:
    (own_keys / "ring.json").write_text('{"keys": [{"id": "aa"}]}')
    with pytest.raises(KeysAbsentError, match="已损坏"):
        keys.ring()
