"""A file is written whole or not at all."""

from pathlib import Path

import pytest

from mingxi.cli.output import OutputError, new_file, new_folder
from mingxi.languages import render


def test_a_file_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "报告.html"
    path.write_bytes(b"before")
    with new_file(path) as file:
        file.write(b"half")
        assert path.read_bytes() == b"before"
        file.write(b" and half")
    assert path.read_bytes() == b"half and half"
    assert [left.name for left in tmp_path.iterdir()] == ["报告.html"]


def _interrupted(path: Path) -> None:
    with new_file(path) as file:
        file.write(b"half")
        raise KeyboardInterrupt


def test_a_run_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "报告.html"
    path.write_bytes(b"before")
    with pytest.raises(KeyboardInterrupt):
        _interrupted(path)
    assert path.read_bytes() == b"before"
    assert [left.name for left in tmp_path.iterdir()] == ["报告.html"]


def test_a_file_that_cannot_be_made_is_named_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "没有的文件夹" / "报告.html"
    with pytest.raises(OutputError) as refused, new_file(path):
        pass
    assert render(refused.value.message, "zh").startswith(f"无法写入“{path}”：")


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    new_folder(tmp_path / "批注" / "一月")
    assert (tmp_path / "批注" / "一月").is_dir()


def test_a_folder_is_not_made_where_a_file_lies(tmp_path: Path) -> None:
    (tmp_path / "批注").write_bytes(b"")
    with pytest.raises(OutputError):
        new_folder(tmp_path / "批注")
