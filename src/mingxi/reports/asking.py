"""What is asked of one document, and what comes of it; no engine is needed to name either."""

from typing import NamedTuple

from mingxi.projects.card import Card
from mingxi.regulations.locality import NOWHERE, Locality
from mingxi.reports import report
from mingxi.rules.rule import Family


class Asking(NamedTuple):
    """What is asked of a document: the rules with ``codes`` (None: all), under a place's figures.

    ``with_card`` writes the card that other documents are held against.
    """

    codes: frozenset[str] | None = None
    locality: Locality = NOWHERE
    with_card: bool = False

    def asks(self, code: str) -> bool:
        """Tell whether the rule with this code is asked; one across documents needs the card."""
        if Family.of_code(code) is Family.ACROSS and not self.with_card:
            return False
        return self.codes is None or code in self.codes


EVERYTHING = Asking()
"""Every rule, in a place that has set nothing."""


class Checked(NamedTuple):
    """A report, with the flat text it speaks of, and the document's card where it was asked for."""

    document: report.Document
    text: str = ""
    card: Card | None = None
