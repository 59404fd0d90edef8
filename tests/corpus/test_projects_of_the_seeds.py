"""Whole documents with their truth: the seeds, and the texts held in for development."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mingxi.documents.document import Document
from mingxi.documents.text_tables import tables_in
from mingxi.projects.headings import CANONICAL_TITLES
from mingxi.projects.project_reading import projects_in
from mingxi.projects.project_text import ProjectText
from mingxi.prose.amounts import figures_in
from mingxi.prose.dates import dates_in
from mingxi.prose.outline import outline_in

pytestmark = pytest.mark.shared

_KEYS = {title: key for key, title in CANONICAL_TITLES.items()}


def _documents(shared: Path) -> Iterator[tuple[dict[str, Any], tuple[ProjectText, ...]]]:
    for gold, texts in (("gold", "seeds"), ("heldin/gold", "heldin/texts")):
        for path in sorted((shared / gold).glob("*.json")):
            truth = json.loads(path.read_text(encoding="utf-8"))
            text = (shared / texts / truth["file"]).read_text(encoding="utf-8")
            document = Document(truth["file"], "", text, (), tables_in(text))
            found = projects_in(document, figures_in(text), outline_in(text), dates_in(text))
            yield truth, tuple(project for project in found if project.sections)


@pytest.fixture(scope="module")
def documents(shared: Path) -> list[tuple[dict[str, Any], tuple[ProjectText, ...]]]:
    return list(_documents(shared))


def _pairs(
    documents: list[tuple[dict[str, Any], tuple[ProjectText, ...]]],
) -> Iterator[tuple[dict[str, Any], ProjectText]]:
    for truth, found in documents:
        yield from zip(truth["projects"], found, strict=True)


def test_every_project_is_found_where_it_stands_and_none_besides(
    documents: list[tuple[dict[str, Any], tuple[ProjectText, ...]]],
) -> None:
    for truth, found in documents:
        assert [(p.start, p.end) for p in found] == [
            (p["start"], p["end"]) for p in truth["projects"]
        ], truth["file"]


def test_every_section_is_found_where_it_stands_and_none_besides(
    documents: list[tuple[dict[str, Any], tuple[ProjectText, ...]]],
) -> None:
    for truth, found in _pairs(documents):
        assert [(section.key, section.start) for section in found.sections] == [
            (_KEYS[section["title"]], section["start"]) for section in truth["sections"]
        ], truth["name"]


def test_name_year_unit_and_money_are_as_written(
    documents: list[tuple[dict[str, Any], tuple[ProjectText, ...]]],
) -> None:
    for truth, found in _pairs(documents):
        assert (found.name, found.year, found.unit) == (
            truth["name"],
            truth["year"],
            truth["unit"],
        )
        arranged = truth["arranged_yuan"]
        assert found.arranged == (None if arranged is None else arranged * 100), truth["name"]
        assert {share.level.value: share.amount // 100 for share in found.funding} == truth[
            "funding_yuan"
        ], truth["name"]


def test_nearly_every_indicator_is_read(
    documents: list[tuple[dict[str, Any], tuple[ProjectText, ...]]],
) -> None:
    hits = []
    for truth, found in documents:
        rows = {(i.level2, i.level3, i.target) for p in found for i in p.indicators}
        hits += [
            (row["level2"], row["level3"], row["target"]) in rows
            for row in truth.get("indicators", ())
            if truth["projects"]
        ]
    assert hits
    assert sum(hits) / len(hits) >= 0.95


def test_the_parts_of_a_project_stand_inside_it(
    documents: list[tuple[dict[str, Any], tuple[ProjectText, ...]]],
) -> None:
    for _, found in documents:
        for project in found:
            spans = [
                *(section.start for section in project.sections),
                *(item.start for item in project.items),
                *(paid.span.start for paid in project.instalments),
                *(indicator.span.start for indicator in project.indicators),
            ]
            assert all(project.start <= start < project.end for start in spans)
