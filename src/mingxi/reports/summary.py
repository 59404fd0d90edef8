"""The counts at the end of a report, kept while its documents pass by."""

from collections.abc import Iterable, Iterator

from mingxi.projects.claims.claim import Verdict
from mingxi.reports import report
from mingxi.rules.finding import Severity


class Tally:
    """The summary of the documents counted so far, and how many of them could not be read."""

    def __init__(self) -> None:
        self.unread = 0
        self.summary: report.Summary = {
            "documents": 0,
            "amounts": 0,
            "claims": {verdict.value: 0 for verdict in Verdict},
            "findings": {severity.value: 0 for severity in Severity},
        }

    def counting(self, documents: Iterable[report.Document]) -> Iterator[report.Document]:
        """Hand the documents on, each counted as it passes; a waived finding no longer counts."""
        for document in documents:
            self._count(document)
            yield document

    def _count(self, document: report.Document) -> None:
        self.unread += document["error"] is not None
        self.summary["documents"] += 1
        self.summary["amounts"] += len(document["amounts"])
        for claim in document["claims"]:
            self.summary["claims"][claim["verdict"]] += 1
        for finding in document["findings"]:
            if finding["waived"] is None:
                self.summary["findings"][finding["severity"]] += 1
