"""Where a place lies in a reading, and which budget year is meant there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.documents.document import Document
from mingxi.places import Span
from mingxi.projects.project_text import ProjectText, Section, SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import (
    first_line,
    key_at,
    paragraph_at,
    project_at,
    section_at,
    sentence_at,
    year_at,
)

TEXT = "一、项目名称\n河道保洁经费\n七、项目实施计划\n\n清淤；植树。养护\n（完）"
PLAN = Section(SectionKey.PLAN, "七、项目实施计划", 14, 23, 32)
PROJECT = ProjectText(
    0, 32, "河道保洁经费", 2024, None, None,
    sections=(Section(SectionKey.NAME, "一、项目名称", 0, 7, 14), PLAN),
)  # fmt: skip


def reading(text: str, *projects: ProjectText) -> Reading:
    return Reading(Document("case.txt", "", text), (), (), (), (), projects, (), ())


def test_a_place_lies_in_its_project_and_section() -> None:
    whole = reading(TEXT, PROJECT)
    assert project_at(whole, 31) is PROJECT
    assert section_at(PROJECT, 31) is PLAN
    assert key_at(whole, 31) is SectionKey.PLAN


def test_a_place_behind_the_project_lies_nowhere() -> None:
    assert project_at(reading(TEXT, PROJECT), 32) is None
    assert key_at(reading(TEXT, PROJECT), 32) is None
    assert section_at(None, 0) is None


def test_a_sentence_ends_at_stops_and_lines() -> None:
    assert TEXT[slice(*sentence_at(TEXT, TEXT.index("植")))] == "植树"
    assert TEXT[slice(*sentence_at(TEXT, TEXT.index("养")))] == "养护"


def test_a_line_is_given_without_its_break() -> None:
    assert TEXT[slice(*paragraph_at(TEXT, TEXT.index("植")))] == "清淤；植树。养护"
    assert TEXT[slice(*paragraph_at(TEXT, len(TEXT)))] == "（完）"


def test_the_first_line_of_a_section_is_not_blank() -> None:
    assert TEXT[slice(*first_line(TEXT, PLAN))] == "清淤；植树。养护"


def test_an_empty_section_is_known_by_its_heading() -> None:
    empty = Section(SectionKey.PLAN, "七、项目实施计划", 14, 22, 24)
    assert TEXT[slice(*first_line(TEXT, empty))] == "七、项目实施计划"


def test_the_year_of_the_project_is_meant_inside_it() -> None:
    assert year_at(reading(TEXT, PROJECT), 31) == 2024


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("柳坝县2025年河湖治理工作计划\n全年投入300万元。", 2025),
        ("柳坝县河湖治理行动方案（2021—2025年）\n全年投入300万元。", None),
        ("柳坝县河湖治理工作计划\n2023年全县河湖水质稳步提升，群众满意。", None),
        ("柳坝县河湖治理工作计划\n（2024年3月）\n全年投入300万元。", None),
        ("", None),
    ],
)
def test_a_text_without_projects_means_the_year_of_its_title(text: str, year: int | None) -> None:
    assert year_at(reading(text), 0) == year


@given(st.text("甲乙丙。；\n", max_size=60), st.data())
def test_a_sentence_holds_its_place_and_no_stop(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    sentence = sentence_at(text, place)
    assert isinstance(sentence, Span)
    assert sentence.start <= place <= sentence.end
    assert not set(text[sentence.start : sentence.end]) & set("。；\n")
