"""Tables found by their ruling lines: which rectangle each cell covers.

Rulings on one line are joined first. Those that touch, upright on across, make up one grid; where a
ruling is missing between two fields of the grid, both belong to one merged cell. A table may be
open at a side, or at a page break: there it ends where the rulings across that side end.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mingxi.documents import faults
from mingxi.documents.limits import PDF_PAGE_RULINGS_MAX, PDF_TABLE_FIELDS_MAX
from mingxi.documents.pdf.page import Box, Page

_SNAP = 2.0
"""How far rulings that are meant to meet, or to lie on one line, may miss each other."""

_FIELD_MIN = 4.0
"""No field of a table is narrower or lower; rulings closer together are a double line."""


class Ruling(NamedTuple):
    """A straight line: where it lies or stands, and from where to where it reaches.

    A lying ruling is at a depth below the origin and goes from left to right; an upright one is at
    an x and goes from one depth down to another.
    """

    at: float
    start: float
    end: float


class Place(NamedTuple):
    """The rectangle of a grid that one cell covers."""

    row: int
    column: int
    row_span: int
    column_span: int


class Grid(NamedTuple):
    """A table as it is ruled: ``xs`` from left to right, ``ys`` from top to bottom."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    places: tuple[Place, ...]

    @property
    def box(self) -> Box:
        """The outer border."""
        return Box(self.xs[0], self.ys[-1], self.xs[-1], self.ys[0])

    def box_of(self, place: Place) -> Box:
        """Give the border of a cell."""
        row, column, row_span, column_span = place
        return Box(
            self.xs[column], self.ys[row + row_span], self.xs[column + column_span], self.ys[row]
        )

    def fields(self) -> dict[tuple[int, int], int]:
        """Give, for each row and column of the grid, the ordinal of the cell that covers it."""
        return {
            (place.row + down, place.column + on): ordinal
            for ordinal, place in enumerate(self.places)
            for down in range(place.row_span)
            for on in range(place.column_span)
        }


def grids_on(page: Page) -> list[Grid]:
    """Find the tables of a page, from top to bottom; a frame around one text is none.

    Raises DocumentError ``too-large`` where there are more rulings than any table has.
    """
    lying, upright = _sorted_out(page.rulings)
    if max(len(lying), len(upright)) > PDF_PAGE_RULINGS_MAX:
        raise faults.crowded_pdf_page(page.number)
    found = (_grid(across, down, page.number) for across, down in _touching(lying, upright))
    grids: list[Grid] = []
    for grid in sorted(filter(None, found), key=lambda grid: -grid.box.area):
        if not any(_holds(larger, grid) for larger in grids):
            grids.append(grid)
    return sorted(grids, key=lambda grid: -grid.ys[0])


def _sorted_out(boxes: Iterable[Box]) -> tuple[list[Ruling], list[Ruling]]:
    """Part thin boxes into those that lie and those that stand, each line joined to one."""
    lying: list[Ruling] = []
    upright: list[Ruling] = []
    for left, bottom, right, top in boxes:
        if right - left >= top - bottom:
            lying.append(Ruling(-(bottom + top) / 2, left, right))
        else:
            upright.append(Ruling((left + right) / 2, -top, -bottom))
    return list(_joined(lying)), list(_joined(upright))


def _joined(rulings: list[Ruling]) -> Iterator[Ruling]:
    """Join rulings that lie on one line and touch."""
    rulings.sort()
    begun = 0
    for at in range(1, len(rulings) + 1):
        if at == len(rulings) or rulings[at].at - rulings[at - 1].at > _SNAP:
            yield from _joined_on_one_line(rulings[begun:at])
            begun = at


def _joined_on_one_line(rulings: list[Ruling]) -> Iterator[Ruling]:
    at = sum(ruling.at for ruling in rulings) / len(rulings)
    rulings.sort(key=lambda ruling: ruling.start)
    start, end = rulings[0].start, rulings[0].end
    for ruling in rulings:
        if ruling.start > end + _SNAP:
            yield Ruling(at, start, end)
            start = ruling.start
            end = ruling.end
        end = max(end, ruling.end)
    yield Ruling(at, start, end)


def _touching(
    lying: list[Ruling], upright: list[Ruling]
) -> Iterator[tuple[list[Ruling], list[Ruling]]]:
    """Gather the rulings that touch each other, directly or by others."""
    depths = [ruling.at for ruling in lying]
    waiting = set(range(len(upright)))
    belongs: dict[int, int] = {}
    groups: list[tuple[list[int], list[int]]] = []
    for number in waiting:
        _, top, bottom = upright[number]
        first, last = bisect_left(depths, top - _SNAP), bisect_right(depths, bottom + _SNAP)
        met = [at for at in range(first, last) if _crosses(lying[at], upright[number])]
        joined = sorted({belongs[at] for at in met if at in belongs})
        group = groups[joined[0]] if joined else ([], [])
        if not joined:
            joined = [len(groups)]
            groups.append(group)
        for other in joined[1:]:
            _move(groups, other, joined[0], belongs)
        group[1].append(number)
        for at in met:
            if at not in belongs:
                belongs[at] = joined[0]
                group[0].append(at)
    for across, down in filter(all, groups):
        yield [lying[at] for at in sorted(across)], [upright[number] for number in down]


def _move(
    groups: list[tuple[list[int], list[int]]], old: int, new: int, belongs: dict[int, int]
) -> None:
    for at in groups[old][0]:
        belongs[at] = new
    for mine, theirs in zip(groups[new], groups[old], strict=True):
        mine.extend(theirs)
        theirs.clear()


def _crosses(lying: Ruling, upright: Ruling) -> bool:
    return lying.start - _SNAP <= upright.at <= lying.end + _SNAP


def _grid(lying: list[Ruling], upright: list[Ruling], page: int) -> Grid | None:
    """Lay out a table from rulings that touch; None where they make no two cells."""
    xs = _edges([*(ruling.at for ruling in upright), *_ends(lying)])
    depths = _edges([*(ruling.at for ruling in lying), *_ends(upright)])
    if len(xs) < 2 or len(depths) < 2:
        return None
    if len(xs) * len(depths) > PDF_TABLE_FIELDS_MAX:
        raise faults.crowded_pdf_page(page)
    walls, floors = _closed(upright, xs, depths), _closed(lying, depths, xs)
    places = tuple(_places(len(depths) - 1, len(xs) - 1, walls, floors))
    ys = tuple(-depth for depth in depths)
    return Grid(tuple(xs), ys, places) if len(places) > 1 else None


def _ends(rulings: Sequence[Ruling]) -> tuple[float, float]:
    """Give where the first of some rulings begins and the last ends: the border, if none is set."""
    return min(ruling.start for ruling in rulings), max(ruling.end for ruling in rulings)


def _edges(values: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _FIELD_MIN:
            edges.append(value)
    return edges


def _closed(
    rulings: Iterable[Ruling], edges: Sequence[float], borders: Sequence[float]
) -> set[tuple[int, int]]:
    """Tell at which edge (first) a ruling passes the middle of which field (second)."""
    middles = [(begin + end) / 2 for begin, end in pairwise(borders)]
    closed: set[tuple[int, int]] = set()
    for at, start, end in rulings:
        edge = max(bisect_right(edges, at + _SNAP) - 1, 0)
        fields = range(bisect_left(middles, start), bisect_right(middles, end))
        closed.update((edge, field) for field in fields)
    return closed


def _places(
    rows: int, columns: int, walls: set[tuple[int, int]], floors: set[tuple[int, int]]
) -> Iterator[Place]:
    """Cover the grid with cells, each grown to the right and down until rulings stop it."""
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            right = column + 1
            while right < columns and (right, row) not in walls and (row, right) not in taken:
                right += 1
            below = row + 1
            while below < rows and not any(
                (below, on) in floors or (on > column and (on, below) in walls)
                for on in range(column, right)
            ):
                below += 1
            taken.update((down, on) for down in range(row, below) for on in range(column, right))
            yield Place(row, column, below - row, right - column)


def _holds(outer: Grid, inner: Grid) -> bool:
    """Tell whether one table lies within another."""
    left, bottom, right, top = outer.box
    box = inner.box
    return (
        left - _SNAP <= box.left
        and bottom - _SNAP <= box.bottom
        and box.right <= right + _SNAP
        and box.top <= top + _SNAP
    )
