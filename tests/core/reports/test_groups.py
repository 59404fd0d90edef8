"""What is told of a document is parted by project, and its lines are numbered."""

from mingxi.reports import report
from mingxi.reports.groups import Lines, groups, section_at


def test_places_belong_to_the_project_they_stand_in(document: report.Document) -> None:
    document["projects"][0]["end"] = document["amounts"][2]["start"]
    outside, inside = groups(document)
    assert outside.project is None
    assert [len(outside.amounts), len(inside.amounts)] == [4, 2]


def test_a_place_stands_in_the_section_whose_heading_was_last(document: report.Document) -> None:
    (project,) = document["projects"]
    name, funding = project["sections"]
    assert section_at(project, name["start"]) == name
    assert section_at(project, name["end"] - 1) == name
    assert section_at(project, name["end"]) is None
    assert section_at(project, funding["start"]) == funding
    assert section_at(None, funding["start"]) is None


def test_lines_are_counted_as_editors_do() -> None:
    text = "甲\n\n乙丙\n丁"
    lines = Lines(text)
    assert [lines.of(place) for place in range(len(text))] == [1, 1, 2, 3, 3, 3, 4]
    assert [text[slice(*lines.range(line, text))] for line in (1, 2, 3, 4)] == [
        "甲",
        "",
        "乙丙",
        "丁",
    ]
    assert [lines.column(place) for place in range(len(text))] == [1, 2, 1, 1, 2, 3, 1]
