"""The marked text as HTML.

Here a page spends its time, and templates would take several times as long; every text that is not
ours is escaped.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from mingxi.reports.page.marked_text import Piece, Place, Stretch


class FigureName(NamedTuple):
    """What is told of a figure: its status, the word for it, and its claims by ordinal."""

    status: str
    word: str
    claims: Sequence[int]


class NoteName(NamedTuple):
    """What is told of a finding where it ends: its severity, a label, whether it was set aside."""

    severity: str
    label: str
    aside: bool


class MarkedHtml:
    """Writes the places of one document, whose identifier is ``name``.

    ``comma`` parts a figure from its status for those who hear it.
    """

    def __init__(
        self, name: str, comma: str, figures: Sequence[FigureName], notes: Sequence[NoteName]
    ) -> None:
        self._name, self._comma = name, comma
        self._figures, self._notes = figures, notes

    def of(self, place: Place) -> Markup:
        """Write a place: each character once, with the marks around it."""
        return Markup("".join(map(self._stretch, place.stretches)))  # noqa: S704 - escaped below

    def _stretch(self, stretch: Stretch) -> str:
        written = "".join(map(_piece, stretch.pieces))
        if stretch.figure is not None:
            written = self._figure(stretch, stretch.figure, written)
        return written + "".join(map(self._note, stretch.notes))

    def _figure(self, stretch: Stretch, ordinal: int, written: str) -> str:
        status, word, claims = self._figures[ordinal]
        identifier = f' id="{self._name}-g{ordinal + 1}"' if stretch.opens else ""
        target = f"c{claims[0] + 1}" if claims else "legend"
        taken = f' data-claims="{_numbers(claims)}"' if claims else ""
        text = escape("".join(piece.text for piece in stretch.pieces))
        return (
            f'<a class="figure {status}"{identifier} href="#{self._name}-{target}"{taken}'
            f' aria-label="{text}{escape(self._comma + word)}">{written}</a>'
        )

    def _note(self, number: int) -> str:
        severity, label, aside = self._notes[number - 1]
        return (
            f'<a class="note {severity}{" aside" * aside}" id="{self._name}-r{number}"'
            f' href="#{self._name}-f{number}" aria-label="{escape(label)}">{number}</a>'
        )


def _piece(piece: Piece) -> str:
    written = escape(piece.text)
    if piece.found:
        return f'<mark class="{piece.severity}{" cited" * piece.cited}">{written}</mark>'
    return f'<span class="cited">{written}</span>' if piece.cited else written


def _numbers(ordinals: Iterable[int]) -> str:
    return " ".join(str(ordinal + 1) for ordinal in ordinals)
