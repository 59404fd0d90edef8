"""What is told of a document is parted by project, and its lines are numbered."""

from mingxi.reports import report
from mingxi.reports.groups import Lines, groups


def test_places_belong_to_the_project_they_stand_in(document: report.Document) -> None:
    document["projects"][0]["end"] = document["amounts"][2]["start"]
    outside, inside = groups(document)
    assert outside.project is None
    assert [len(outside.amounts), len(inside.amounts)] == [4, 2]


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
