"""PostgreSQL's own programs for dumping and loading, found on this machine."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from mingxi.languages import say
from mingxi.office.frame.telling import ToldError

_DEBIAN = Path("/usr/lib/postgresql")


class ProgramError(ToldError):
    """A program of PostgreSQL is absent, too old, or has failed."""


def program(name: str, server_major: int) -> str:
    """Find a program that suits the server: of its own version, else of a newer one.

    It is looked for in MINGXI_PG_BIN, on the PATH and where Debian keeps several versions.

    Raises:
        ProgramError: there is none, or only older ones, which refuse the server.
    """
    found = {major: path for path in _candidates(name) if (major := _major(path)) is not None}
    for major in (server_major, *sorted(found)):
        if major in found and major >= server_major:
            return found[major]
    seen = tuple(f"{path}（{major}）" for major, path in sorted(found.items()))
    raise ProgramError(
        say(
            "备份和恢复 PostgreSQL {server} 需要同一版本的 {name}，本机{seen}。"
            "请安装 PostgreSQL {server} 的客户端程序，"
            "或把环境变量 MINGXI_PG_BIN 设为其 bin 文件夹。",
            server=str(server_major),
            name=name,
            seen=say("只有 {paths}", paths=seen) if found else say("没有找到"),
        )
    )


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """Run a program to its end; raises ProgramError with its own words where it fails."""
    ended = subprocess.run(  # noqa: S603  # a program of PostgreSQL, with arguments of our own
        arguments,
        env={**os.environ, **environment, "LC_ALL": "C"},
        capture_output=True,
        check=False,
        text=True,
    )
    if ended.returncode != 0:
        said = ended.stderr.strip().splitlines() or [f"exit {ended.returncode}"]
        raise ProgramError(
            say(
                "{name} 没有完成：{reason}",
                name=Path(arguments[0]).name,
                reason=" / ".join(said[-3:]),
            )
        )


def _candidates(name: str) -> Iterator[str]:
    """Name the programs that may do, those to prefer last."""
    for folder in _DEBIAN.glob("*/bin"):
        yield from _in(name, folder)
    yield from _in(name, None)
    if asked := os.environ.get("MINGXI_PG_BIN"):
        yield from _in(name, Path(asked))


def _in(name: str, folder: Path | None) -> Iterator[str]:
    if path := shutil.which(name, path=folder and str(folder)):
        yield path


def _major(path: str) -> int | None:
    """Ask a program for its version."""
    answer = subprocess.run(  # noqa: S603  # a program of PostgreSQL
        [path, "--version"], capture_output=True, check=False, text=True
    )
    version = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    return int(version[1]) if version else None
