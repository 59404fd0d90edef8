"""What any command of the office says where it cannot go on."""

import errno
import sqlite3

import click
import pytest
from click.testing import CliRunner

from mingxi.office.commands.opening import in_office


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        sqlite3.OperationalError("database or disk is full"),
    ],
)
def test_a_full_disk_is_told_in_words(error: Exception) -> None:
    @click.command
    @in_office
    def filling() -> None:
        raise error

    told = CliRunner().invoke(filling, obj="zh")
    assert told.exit_code == 2
    assert told.stderr.startswith("磁盘已满，没有办完（")


def test_a_file_that_may_not_be_used_is_told_by_its_path() -> None:
    @click.command
    @in_office
    def failing() -> None:
        raise OSError(errno.EROFS, "Read-only file system", "/data/logs/serve.log")

    told = CliRunner().invoke(failing, obj="zh")
    assert told.exit_code == 2
    assert told.stderr.startswith("无法使用 /data/logs/serve.log（Read-only file system）。")
