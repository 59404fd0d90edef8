"""Where a place stands, as one looks it up in the document at hand."""

from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from mingxi.languages import Message, render, say
from mingxi.reports import report
from mingxi.reports.groups import Lines


class Whereabouts:
    """The places of one document, whose report must hold its text.

    Pages and cells are told where the report holds its ``blocks``; all count from 1.
    """

    def __init__(self, document: report.Document, language: str) -> None:
        self._lines = Lines(document.get("text", ""))
        self._blocks = document.get("blocks", [])
        self._language = language

    def of(self, place: int) -> str:
        """Name a place by its page, and by its table cell or else its line of the flat text."""
        return " ".join(render(part, self._language) for part in self._parts(place))

    def _parts(self, place: int) -> Iterator[Message]:
        block = self._block(place)
        if "page" in block:
            yield say("第{page}页", page=block["page"])
        if "table" in block:
            yield say(
                "表{table}第{row}行第{cell}格",
                table=block["table"] + 1,
                row=block["row"] + 1,
                cell=block["cell"] + 1,
            )
        else:
            yield say("第{line}行", line=self._lines.of(place))

    def _block(self, place: int) -> report.Block:
        """Give the block that a place stands in, or one of no known place."""
        ordinal = bisect_right(self._blocks, place, key=itemgetter("start")) - 1
        if ordinal >= 0 and place <= self._blocks[ordinal]["end"]:
            return self._blocks[ordinal]
        return {"start": place, "end": place}
