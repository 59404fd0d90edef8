"""The counts at the end of a report, kept while its documents pass by."""

from collections.abc import Iterable, Iterator

from mingxi.projects.claims.claim import Verdict
from mingxi.reports import report
from mingxi.rules.finding import Severity


class Tally:
    """The summary of the documents counted so far.

    ``unread`` counts those that could not be read, ``unfollowed`` those whose waivers could not.
    """

    def __init__(self) -> None:
        self.unread = 0
        self.unfollowed = 0
        self.summary: report.Summary = {
            "documents": 0,
            "amounts": 0,
            "claims": {verdict.value: 0 for verdict in Verdict},
            "findings": {severity.value: 0 for severity in Severity},
            "rules": {},
            "waived": 0,
            "baseline": 0,
        }

    def counting(self, documents: Iterable[report.Document]) -> Iterator[report.Document]:
        """Hand the documents on, each counted as it passes."""
        for document in documents:
            self.count(document)
            yield document

    def count(self, document: report.Document) -> None:
        """Count one document."""
        self.unread += document["error"] is not None
        self.unfollowed += "waivers_error" in document
        self.summary["documents"] += 1
        self.summary["amounts"] += len(document["amounts"])
        for claim in document["claims"]:
            self.summary["claims"][claim["verdict"]] += 1
        for finding in document["findings"]:
            self._count_finding(finding)

    def _count_finding(self, finding: report.Finding) -> None:
        """Count a finding where it belongs; one that was set aside is no longer one of its rule."""
        if finding["waived"] is not None:
            self.summary["waived"] += 1
        elif finding["baseline"]:
            self.summary["baseline"] += 1
        else:
            rules = self.summary["rules"]
            rules[finding["rule"]] = rules.get(finding["rule"], 0) + 1
            self.summary["findings"][finding["severity"]] += 1
