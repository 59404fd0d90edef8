"""Charts as values: what is drawn, and the table that says the same.

The figures are written here, once, for the table and for what the chart shows under the pointer;
the browser only draws them (``static/frame/charts.js``), in the colours of the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from mingxi.quantities.money import Money


class Kind(StrEnum):
    """How figures are drawn. Shares of a whole are bars as well: lengths compare, angles do not."""

    BARS = "bars"
    STACKED = "stacked"
    LINES = "lines"
    # Bars that lie, for categories with long names.
    LYING = "lying"


@dataclass(frozen=True)
class Series:
    """Figures of one sort, one to a category; None where there is none (yet)."""

    name: str
    values: Sequence[Decimal | None]


@dataclass(frozen=True)
class Chart:
    """A chart and its words.

    ``says`` is the sentence that a reader takes home from it; it stands under the title and is read
    to those who cannot see the drawing.
    """

    title: str
    says: str
    kind: Kind
    over: str
    categories: Sequence[str]
    series: Sequence[Series]
    unit: str
    decimals: int = 2

    def __post_init__(self) -> None:
        for series in self.series:
            assert len(series.values) == len(self.categories), series.name

    @property
    def rows(self) -> list[tuple[str, list[str]]]:
        """The table: each category with its figures as they are written."""
        return [
            (category, [self._written(series.values[at]) for series in self.series])
            for at, category in enumerate(self.categories)
        ]

    @property
    def drawing(self) -> dict[str, Any]:
        """What the browser draws; lengths may be floats there, figures are written already."""
        return {
            "kind": self.kind,
            "unit": self.unit,
            "categories": list(self.categories),
            "series": [
                {
                    "name": series.name,
                    "values": [None if value is None else float(value) for value in series.values],
                    "written": [self._written(value) for value in series.values],
                }
                for series in self.series
            ],
        }

    def _written(self, value: Decimal | None) -> str:
        return "—" if value is None else f"{value:,.{self.decimals}f}"


def in_wan(fen: int) -> Decimal:
    """Give fen in 万元 for a series."""
    return Money(fen).yuan / 10_000
