"""The figures of a text: its amounts, and whatever else a calculation takes in or gives."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from mingxi.places import Span
from mingxi.reports import report

_PROVEN = {"holds", "rounded"}


@dataclass(slots=True)
class Figure:
    """A figure, what became of it, and the ordinals of the claims it takes part in."""

    start: int
    end: int
    status: report.AmountStatus
    claims: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Parts:
    """The ordinals of the figures that a claim is made of; ``result`` is None if none is there."""

    result: int | None = None
    operands: list[int] = field(default_factory=list)


class Figures:
    """The figures of one document in text order, none sharing a character with the next.

    ``all`` are the figures, ``parts`` has an entry to each claim.
    """

    def __init__(self, document: report.Document) -> None:
        self.all = list(_figures(document))
        self._ends = [figure.end for figure in self.all]
        self.parts = [self._parts(claim) for claim in document["claims"]]
        self._link(document["claims"])

    def _parts(self, claim: report.Claim) -> Parts:
        operands = (self._at(_span(operand)) for operand in claim["operands"])
        return Parts(
            self._at(_span(claim["result"])),
            [ordinal for ordinal in dict.fromkeys(operands) if ordinal is not None],
        )

    def _at(self, span: Span) -> int | None:
        """Give the first figure that shares a character with the range."""
        ordinal = bisect_right(self._ends, span.start)
        found = ordinal < len(self.all) and self.all[ordinal].start < span.end
        return ordinal if found else None

    def _link(self, claims: list[report.Claim]) -> None:
        """Tell each figure of its claims: first what contradicts it, then what proves it."""
        order = sorted(
            range(len(claims)), key=lambda ordinal: claims[ordinal]["verdict"] != "fails"
        )
        for ordinal in order:
            result = self.parts[ordinal].result
            if result is not None:
                self.all[result].claims.append(ordinal)
        for ordinal in order:
            parts = self.parts[ordinal]
            for operand in parts.operands:
                if operand != parts.result:
                    self.all[operand].claims.append(ordinal)


def _figures(document: report.Document) -> Iterator[Figure]:
    """Give the amounts, and between them the other values of claims, by their first mention."""
    values = _values(document["claims"])
    amounts = [
        Figure(amount["start"], amount["end"], amount["status"]) for amount in document["amounts"]
    ]
    end = 0
    others = [Figure(*span, status) for span, status in values.items()]
    free = _free(others, amounts)
    for figure in sorted((*amounts, *free), key=attrgetter("start")):
        if figure.start >= end:
            end = figure.end
            yield figure


def _values(claims: Iterable[report.Claim]) -> dict[Span, report.AmountStatus]:
    """Give every value of every claim with what became of it, as amounts are judged."""
    proven, contradicted = set[Span](), set[Span]()
    values = dict[Span, report.AmountStatus]()
    for claim in claims:
        result = _span(claim["result"])
        spans = [result, *map(_span, claim["operands"])]
        values.update(dict.fromkeys(spans, "unexplained"))
        if claim["verdict"] in _PROVEN:
            proven.update(spans)
        elif claim["verdict"] == "fails":
            contradicted.add(result)
    values.update(dict.fromkeys(proven, "proven"))
    values.update(dict.fromkeys(contradicted, "contradicted"))
    return values


def _free(others: Iterable[Figure], amounts: list[Figure]) -> Iterator[Figure]:
    """Give what shares no character with an amount and is not empty."""
    ends = [amount.end for amount in amounts]
    for other in others:
        ordinal = bisect_right(ends, other.start)
        if other.start < other.end and (
            ordinal == len(amounts) or amounts[ordinal].start >= other.end
        ):
            yield other


def _span(place: report.Range | report.Operand) -> Span:
    return Span(place["start"], place["end"])
