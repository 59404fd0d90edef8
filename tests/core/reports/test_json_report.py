"""The report is one JSON object, written while its documents arrive."""

import json
from collections.abc import Iterator

from mingxi import __version__
from mingxi.reports import report
from mingxi.reports.json_report import json_report


def test_the_pieces_make_one_object(document: report.Document) -> None:
    told = json.loads("".join(json_report([document, document], "zh")))
    assert told["schema"] == "mingxi.report/1"
    assert told["tool"] == {"name": "mingxi", "version": __version__}
    assert told["language"] == "zh"
    assert told["documents"] == [document, document]
    assert told["summary"]["documents"] == 2


def test_a_document_is_written_before_the_next_is_asked_for(document: report.Document) -> None:
    asked = []

    def documents() -> Iterator[report.Document]:
        for number in range(3):
            asked.append(number)
            yield document

    pieces = json_report(documents(), "zh")
    next(pieces)
    assert asked == []
    assert document["source"] in next(pieces)
    assert asked == [0]


def test_every_document_stands_on_its_own_line(document: report.Document) -> None:
    text = "".join(json_report([document, document], "zh"))
    assert len(text.splitlines()) == 4
    assert text.endswith("}\n")
