"""The four figures of a project or sub-item, and the gaps between them.

申报数: what was asked; 审定数: what review admitted; 安排数: what the budget arranged; 执行数: what
was spent.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class FiguresBy(StrEnum):
    """What each row of a table of figures is."""

    UNIT = "unit"
    PROJECT = "project"
    ITEM = "item"

    @property
    def label(self) -> str:
        """What the table is called."""
        return _LABELS[self]


_LABELS = {
    FiguresBy.UNIT: "按单位",
    FiguresBy.PROJECT: "按项目",
    FiguresBy.ITEM: "按子项",
}


class Figures(NamedTuple):
    """Asked, admitted, arranged and spent, in fen; None where it is not settled yet.

    The figures of several projects together also say what was asked for those that are admitted,
    and admitted of those that are arranged: what is still open is no gap.
    """

    asked_fen: int
    admitted_fen: int | None = None
    arranged_fen: int | None = None
    spent_fen: int = 0
    asked_of_admitted_fen: int | None = None
    admitted_of_arranged_fen: int | None = None

    @property
    def four(self) -> tuple[int, int | None, int | None, int]:
        """Asked, admitted, arranged, spent."""
        return self.asked_fen, self.admitted_fen, self.arranged_fen, self.spent_fen

    @property
    def cut_fen(self) -> int | None:
        """What review cut: asked less admitted."""
        if self.admitted_fen is None:
            return None
        return _known(self.asked_of_admitted_fen, self.asked_fen) - self.admitted_fen

    @property
    def unfunded_fen(self) -> int | None:
        """What was admitted (where review said nothing: asked) and not arranged."""
        if self.arranged_fen is None:
            return None
        need = _known(self.admitted_of_arranged_fen, self.admitted_fen, self.asked_fen)
        return need - self.arranged_fen

    @property
    def unspent_fen(self) -> int | None:
        """What was arranged and is not spent."""
        return None if self.arranged_fen is None else self.arranged_fen - self.spent_fen


def total_of(all_figures: Iterable[Figures]) -> Figures:
    """Add figures up; what is not settled counts as nothing, unless nothing at all is settled."""
    rows = list(all_figures)
    return Figures(
        sum(row.asked_fen for row in rows),
        _sum(row.admitted_fen for row in rows),
        _sum(row.arranged_fen for row in rows),
        sum(row.spent_fen for row in rows),
        _sum(_asked_of_admitted(row) for row in rows),
        _sum(_admitted_of_arranged(row) for row in rows),
    )


def _asked_of_admitted(row: Figures) -> int | None:
    if row.admitted_fen is None:
        return None
    return _known(row.asked_of_admitted_fen, row.asked_fen)


def _admitted_of_arranged(row: Figures) -> int | None:
    if row.arranged_fen is None:
        return None
    return _known(row.admitted_of_arranged_fen, row.admitted_fen, row.asked_fen)


def _known(*values: int | None) -> int:
    """Give the first value that is known."""
    return next(value for value in values if value is not None)


def _sum(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
