"""Paths mean files, folders and archives; what there is not is told."""

from collections import Counter
from pathlib import Path

import pytest

from mingxi.cli.inputs import inputs, passed_over_note
from mingxi.documents import DocumentError
from mingxi.languages import render


def code_of(path: str) -> str | None:
    ((_, content, _),) = inputs([path])
    return content.code if isinstance(content, DocumentError) else None


def test_a_file_is_opened(good: Path) -> None:
    ((source, content, _),) = inputs([str(good)])
    assert source == str(good)
    assert content == good.read_bytes()


def test_what_has_no_file_is_no_such_file(good: Path) -> None:
    assert code_of("没有.txt") == "no-such-file"
    assert code_of(f"{good}/里面.txt") == "no-such-file"


def test_a_link_that_leads_nowhere_is_no_such_file(tmp_path: Path) -> None:
    link = tmp_path / "断.txt"
    link.symlink_to(tmp_path / "没有.txt")
    assert code_of(str(link)) == "no-such-file"


def test_the_order_is_that_of_the_call(good: Path, wrong: Path) -> None:
    paths = [str(wrong), "没有.txt", str(good)]
    assert [found.source for found in inputs(paths)] == paths


@pytest.mark.parametrize("name", ["空", "深/更深"])
def test_a_folder_without_documents_gives_nothing(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir(parents=True)
    assert list(inputs([str(folder)])) == []


def test_what_was_passed_over_is_told_most_frequent_first() -> None:
    note = passed_over_note(Counter({".pdf": 1, "": 1, ".doc": 3}), "zh")
    assert render(note, "zh").startswith("有 5 个文件未读取（.doc 3 · .pdf 1 · 无后缀 1）。")
