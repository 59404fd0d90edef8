"""A PDF printed from a Word file gives the claims and findings of the Word file."""

import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from mingxi.reports.checking import check_document
from mingxi.reports.document_report import Wishes

EXAMPLES = Path(__file__).parents[4] / "examples"


@pytest.fixture(scope="module")
def printed(office_suite: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Word files among the examples as PDF files of LibreOffice."""
    folder = tmp_path_factory.mktemp("printed")
    sources = sorted(EXAMPLES.glob("*.docx"))
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [office_suite, home, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True)
    return folder


def told_of(path: Path) -> tuple[Counter[tuple[Any, ...]], Counter[tuple[Any, ...]]]:
    """Give the claims and findings of a file, without their places."""
    told = check_document(path.name, path.read_bytes(), Wishes())
    assert told["error"] is None
    return (
        Counter((claim["kind"], claim["verdict"], claim["because"]) for claim in told["claims"]),
        Counter((finding["rule"], finding["severity"]) for finding in told["findings"]),
    )


# The third Word file holds a text box, which a print lays over the paragraphs beside it.
@pytest.mark.parametrize("name", ["home-care", "township"])
def test_print_and_source_tell_the_same(printed: Path, name: str) -> None:
    source = told_of(EXAMPLES / f"{name}.docx")
    assert source[0]
    assert told_of(printed / f"{name}.pdf") == source
