"""Where something stands, as a reader says it: the section and the line."""

from bisect import bisect_right
from operator import itemgetter

from mingxi.languages import Message, say
from mingxi.reports import report
from mingxi.reports.groups import Lines
from mingxi.reports.vocabulary import SECTION


class Where:
    """The sections and lines of one document."""

    def __init__(self, document: report.Document) -> None:
        self._lines = Lines(document["text"])
        sections = (part for project in document["projects"] for part in project["sections"])
        self._sections = sorted(sections, key=itemgetter("start"))

    def line(self, place: int) -> int:
        """Give the number of the line, from 1."""
        return self._lines.of(place)

    def tell(self, place: int) -> Message:
        """Name the section, as far as there is one, and the line."""
        line = say("第 {line} 行", line=self.line(place))
        ordinal = bisect_right(self._sections, place, key=itemgetter("start")) - 1
        if ordinal < 0 or self._sections[ordinal]["end"] <= place:
            return line
        section = SECTION[self._sections[ordinal]["key"]]
        return say("{section} · {line}", section=section, line=line)
