import os
from pathlib import Path

import pytest

from mingxi.office.frame.durable import written_whole


def test_a_file_takes_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with written_whole(path) as stream:
        stream.write(b"one")
        assert not path.exists()
    assert path.read_bytes() == b"one"
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


def test_what_fails_leaves_the_former_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"former")

    def break_off() -> None:
        with written_whole(path) as stream:
            stream.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert path.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [path]
