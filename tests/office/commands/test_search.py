"""``mingxi search``: the index is built anew, and held against the database."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.conf import settings

from mingxi.office.commands.search import search as command
from mingxi.office.frame.search import index
from mingxi.office.people.models import Unit


@pytest.fixture(autouse=True)
def index_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(settings, "CONFIGURATION", replace(settings.CONFIGURATION, data=tmp_path))
    yield tmp_path / "index"
    index._opened.clear()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments), obj="zh")


def test_what_is_built_is_as_the_database(county) -> None:
    built = run("rebuild")
    assert built.exit_code == 0, built.output
    assert f"共 {Unit.objects.count()} 份内容" in built.output
    proven = run("verify")
    assert proven.exit_code == 0
    assert "一致" in proven.output


def test_without_an_index_and_with_another_the_proof_says_so(county) -> None:
    absent = run("verify")
    assert absent.exit_code == 1
    assert "没有索引" in absent.output
    run("rebuild")
    opened = index.current()
    assert opened is not None
    gone = Unit.objects.get(code="302001")
    with index.changing(opened.name) as writer:
        index.remove(writer, "unit", gone.pk)
    differing = run("verify")
    assert differing.exit_code == 1
    assert f"单位{gone.pk}不在索引中" in differing.output


def test_who_finds_another_at_it_does_nothing(county) -> None:
    with index.alone():
        busy = run("rebuild")
    assert busy.exit_code == 1
    assert "另一个进程正在写索引" in busy.output
    assert index.current() is None
