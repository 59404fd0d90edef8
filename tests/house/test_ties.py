"""No tracked file is tied to one machine, or to one index of packages."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

# Written in pieces, so that this file does not find itself.
INDEX = re.compile(
    # To be asked for none is no tie, nor is the bundle's own folder of wheels.
    r"(?<!no-emit-)index[-_]url|find[-_]links(?!\", wheels)|\"resolved\":|registry\s*=|file:///|"
    r"(pypi|pythonhosted|npmjs|yarnpkg|crates|mirrors?)[.](org|io|com|cn)\b|simple/[a-z]"
)
ENTRY = re.compile(r"^(?=[a-z0-9-]+==)", re.MULTILINE)
PERSONAL = re.compile(r"(?<![\w.~/-])/(home|Users|root)/\w")


def tracked(root: Path) -> list[Path]:
    """Give the files that git keeps."""
    run = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True
    )
    return [root / name for name in run.stdout.split("\0") if name]


def lines(files: list[Path]) -> Iterator[tuple[str, str]]:
    """Give each line of the text files that exist, with its place."""
    for path in files:
        if not path.is_file() or path == Path(__file__):
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            yield f"{path.name}:{number}", line


@pytest.fixture(scope="module")
def kept(root: Path) -> list[tuple[str, str]]:
    """Every line of every tracked text file."""
    return list(lines(tracked(root)))


def test_no_line_names_an_index_of_packages(kept: list[tuple[str, str]]) -> None:
    assert not [place for place, line in kept if INDEX.search(line)]


def test_no_line_names_a_folder_of_this_machine(root: Path, kept: list[tuple[str, str]]) -> None:
    assert not [place for place, line in kept if PERSONAL.search(line)]
    for folder in {root, root.parent, Path.home()} - {Path("/")}:
        here = re.compile(rf"(?<![\w.~/-]){re.escape(folder.as_posix())}/")
        assert not [place for place, line in kept if here.search(line)], folder


def test_every_locked_package_has_its_hash(root: Path) -> None:
    for lock in sorted(root.glob("requirements*.lock")):
        entries = re.split(
            r"^(?=[a-z0-9-]+==)", lock.read_text(encoding="utf-8"), flags=re.MULTILINE
        )[1:]
        assert entries, lock.name
        assert not [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry]


@pytest.mark.parametrize(
    "pieces",
    [
        ("--index", "-url https://example"),
        ("regis", 'try = "x"'),
        ("https://py", "pi.org"),
        ("file:", "///opt/x"),
    ],
)
def test_an_index_is_seen(pieces: tuple[str, str]) -> None:
    # In pieces, so that not even this file names an index.
    assert INDEX.search("".join(pieces))


@pytest.mark.parametrize("line", ["cd /home/li/mingxi", "open('/Users/li/a.txt')"])
def test_a_personal_folder_is_seen(line: str) -> None:
    assert PERSONAL.search(line)


@pytest.mark.parametrize("line", ["see docs/home/page.md", "https://example.org/home/page"])
def test_an_address_is_no_personal_folder(line: str) -> None:
    assert not PERSONAL.search(line)
