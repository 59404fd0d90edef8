"""The sample county: files come from their manuscripts, and only planted faults are found."""

import re
import runpy
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from mingxi.documents import walk
from mingxi.reports.checking import check_document
from mingxi.reports.document_report import Wishes
from mingxi.reports.report import Document

ROW = re.compile(r"^\| `([\w-]+\.\w+)` \| `([^`]+)` \| ([A-Z]{2}\d{3}) \|", re.MULTILINE)
CLEAN = "road-upkeep.docx"
SMALL_BYTES_MAX = 8_000


class Told(NamedTuple):
    """What the checker says of a figure in a document."""

    document: str
    figure: str
    rule: str


@pytest.fixture(scope="module")
def examples(root: Path) -> Path:
    """The folder of the sample county."""
    return root / "examples"


@pytest.fixture(scope="module")
def maker(root: Path) -> dict[str, Any]:
    """The script that makes the files, and that has its own folder on the path."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(root / "scripts")
        return runpy.run_path(str(root / "scripts" / "make_examples.py"))


@pytest.fixture(scope="module")
def checked(examples: Path) -> dict[str, Document]:
    """The report on each document of the county."""
    return {
        Path(found.source).name: check_document(found.source, found.content, Wishes("zh"))
        for found in walk([examples])
    }


def told(checked: dict[str, Document]) -> Iterator[Told]:
    """Give every finding of whatever severity; the cells of a row are parted by blanks."""
    for name, document in checked.items():
        for finding in document["findings"]:
            yield Told(name, finding["text"].replace("\t", " "), finding["rule"])


def test_the_files_are_those_of_their_manuscripts(examples: Path, maker: dict[str, Any]) -> None:
    made = dict(maker["made_files"]())
    assert set(made) == {
        path.name for path in examples.iterdir() if path.suffix in maker["WRITERS"]
    }
    stale = [name for name in made if made[name] != (examples / name).read_bytes()]
    assert not stale, "run scripts/make_examples.py"


def test_the_files_are_small(examples: Path) -> None:
    assert all(path.stat().st_size < SMALL_BYTES_MAX for path in examples.iterdir())


def test_exactly_the_planted_faults_are_found(examples: Path, checked: dict[str, Document]) -> None:
    planted = Counter(
        Told(*row) for row in ROW.findall((examples / "README.md").read_text("utf-8"))
    )
    found = Counter(told(checked))
    assert not found - planted, "not planted"
    assert not planted - found, "not found"
    assert planted


def test_the_clean_document_is_clean(checked: dict[str, Document]) -> None:
    document = checked[CLEAN]
    assert document["claims"]
    assert not document["findings"]
    assert all(claim["verdict"] in {"holds", "rounded"} for claim in document["claims"])


def test_every_document_is_read_and_named_in_the_readme(
    examples: Path, checked: dict[str, Document]
) -> None:
    page = (examples / "README.md").read_text(encoding="utf-8")
    for name, document in checked.items():
        assert document["error"] is None
        assert document["projects"]
        assert f"| `{name}` |" in page


def test_the_numbers_that_word_counts_are_read(checked: dict[str, Document]) -> None:
    titles = [
        section["title"]
        for project in checked["township.docx"]["projects"]
        for section in project["sections"]
    ]
    assert any(title.startswith("1、") for title in titles)
    assert any(title.startswith("一、") for title in titles)
