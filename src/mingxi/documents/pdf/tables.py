"""Tables with their text: glyphs put into the cells of a grid, and tables that run on joined.

A table that goes on at the top of the next page is one table: the rows that repeat its heading are
dropped, and a row that the page break cuts in two is put together again.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from mingxi.documents.pdf.grids import Grid, Place
from mingxi.documents.pdf.joining import awaits_more, ended_early, in_one_cell
from mingxi.documents.pdf.lines import Line, lines_of
from mingxi.documents.pdf.page import Glyph

_EDGE_MISS_MAX = 3.0
_PADDING_MAX = 15.0


class Held(NamedTuple):
    """A cell with its lines, its width in points, and the page it begins on."""

    place: Place
    lines: tuple[Line, ...]
    width: float
    page: int

    def text(self, padding: float) -> str:
        """Give the cell's text on one line."""
        return in_one_cell(self.lines, self.width - 2 * padding)


class RuledTable(NamedTuple):
    """A table: the places of its upright edges, how many rows it has, and its cells by rows."""

    xs: tuple[float, ...]
    rows: int
    cells: list[Held]
    padding: float

    def texts(self, row: int) -> list[tuple[int, int, str]]:
        """Give column, width in columns and text of the cells that begin in a row."""
        upto = takewhile(lambda cell: cell.place.row <= row, self.cells)
        return [
            (cell.place.column, cell.place.column_span, cell.text(self.padding))
            for cell in upto
            if cell.place.row == row
        ]

    def foot(self) -> dict[tuple[int, int], int]:
        """Give the ordinals of the cells that reach the last row, by first column and width."""
        return {_columns(c): at for at, c in enumerate(self.cells) if _end(c) == self.rows}


def sorted_into(
    grids: Sequence[Grid], glyphs: Iterable[Glyph]
) -> tuple[list[list[list[Glyph]]], list[Glyph]]:
    """Part glyphs by the cells they stand in; the second list holds those outside all tables."""
    outside: list[Glyph] = []
    inside: list[list[list[Glyph]]] = [[[] for _ in grid.places] for grid in grids]
    finders = [_Finder(grid) for grid in grids]
    for glyph in glyphs:
        for finder, cells in zip(finders, inside, strict=True):
            ordinal = finder.find((glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2)
            if ordinal is not None:
                cells[ordinal].append(glyph)
                break
        else:
            outside.append(glyph)
    return inside, outside


class _Finder:
    """Tells the cell that a point of the page lies in."""

    def __init__(self, grid: Grid) -> None:
        self._xs = grid.xs
        self._depths = [-y for y in grid.ys]
        self._fields = grid.fields()

    def find(self, x: float, y: float) -> int | None:
        row, column = bisect_right(self._depths, -y) - 1, bisect_right(self._xs, x) - 1
        return self._fields.get((row, column))


def table_of(grid: Grid, glyphs: Sequence[list[Glyph]], page: int) -> RuledTable | None:
    """Make a table of a grid and the glyphs in its cells; None where all of them are empty."""
    if not any(glyphs):
        return None
    cells = []
    padding = _PADDING_MAX
    for place, held in zip(grid.places, glyphs, strict=True):
        box, lines = grid.box_of(place), tuple(lines_of(held))
        for line in lines:
            padding = min(padding, line.box.left - box.left)
        cells.append(Held(place, lines, box.right - box.left, page))
    return RuledTable(grid.xs, len(grid.ys) - 1, cells, max(padding, 0.0))


class Growing:
    """A table that may run on over the next pages."""

    def __init__(self, table: RuledTable) -> None:
        self._table = table
        self._foot = table.foot()

    def take(self, rest: RuledTable) -> bool:
        """Join what may be the continuation; False where the edges tell that it is none."""
        table = self._table
        xs = _common_edges(table.xs, rest.xs)
        if xs is None:
            return False
        if len(xs) != len(table.xs):
            self._table = table = table._replace(xs=xs, cells=_on_edges(table, xs))
            self._foot = table.foot()
        rest = rest._replace(cells=_on_edges(rest, xs))
        rest = self._mend_row(_without_heading(table, rest))
        kept = self._carry_merges_on(rest)
        foot = {at: column for column, at in self._foot.items()}
        self._table = table = table._replace(
            rows=table.rows + rest.rows, padding=min(table.padding, rest.padding)
        )
        self._foot = {foot[at]: at for at in foot if _end(table.cells[at]) == table.rows}
        for cell in kept:
            moved = _moved(cell, table.rows - rest.rows)
            if _end(moved) == table.rows:
                self._foot[_columns(moved)] = len(table.cells)
            table.cells.append(moved)
        return True

    def whole(self) -> RuledTable:
        """Give the table as far as it has come."""
        return self._table

    def _mend_row(self, rest: RuledTable) -> RuledTable:
        """Put a row together that the page break cut in two.

        It was cut where all that the lower part holds goes on from full lines, and some cells have
        nothing more to go on with, or several go on and one of them is more than two lines deep.
        """
        cells, foot = self._table.cells, self._foot
        first = [cell for cell in rest.cells if cell.place.row == 0]
        pairs = [(foot.get(_columns(cell)), cell) for cell in first]
        going_on = [(at, cell) for at, cell in pairs if cell.lines]
        if not all(
            at is not None
            and cell.place.row_span == 1
            and _goes_on(cells[at], cell, self._table.padding)
            for at, cell in going_on
        ):
            return rest
        ended = (at for at, cell in pairs if at is not None and not cell.lines)
        if not any(cells[at].lines and cells[at].place.row_span == 1 for at in ended) and not (
            len(going_on) > 1
            and any(
                at is not None and len(cells[at].lines + cell.lines) > 2 for at, cell in going_on
            )
        ):
            return rest
        for at, cell in going_on:
            assert at is not None
            cells[at] = cells[at]._replace(lines=(*cells[at].lines, *cell.lines))
        return _without_first_row(rest)

    def _carry_merges_on(self, rest: RuledTable) -> list[Held]:
        """Let merged cells at the foot cover the empty ones below them; give the other cells."""
        cells, kept = self._table.cells, []
        for cell in rest.cells:
            at = self._foot.get(_columns(cell)) if cell.place.row == 0 else None
            above = cells[at] if at is not None else None
            if at is None or above is None or not _is_carried_on(above, cell):
                kept.append(cell)
                continue
            row_span = above.place.row_span + cell.place.row_span
            cells[at] = above._replace(place=above.place._replace(row_span=row_span))
        return kept


def _is_carried_on(above: Held, cell: Held) -> bool:
    """Tell whether an empty cell continues a merged one of the page before."""
    merged = max(cell.place.row_span, above.place.row_span) > 1
    return merged and bool(above.lines) and not cell.lines


def _common_edges(xs: Sequence[float], others: Sequence[float]) -> tuple[float, ...] | None:
    """Give the edges of both, from the left side on, if all of one are edges of the other."""
    ours, theirs = ([x - edges[0] for x in edges] for edges in (xs, others))
    more, less = (ours, theirs) if len(ours) >= len(theirs) else (theirs, ours)
    if abs(ours[-1] - theirs[-1]) > _EDGE_MISS_MAX:
        return None
    if any(abs(more[_nearest(more, x)] - x) > _EDGE_MISS_MAX for x in less):
        return None
    return tuple(more)


def _nearest(edges: Sequence[float], x: float) -> int:
    after = bisect_right(edges, x)
    near = range(max(after - 1, 0), min(after + 1, len(edges)))
    return min(near, key=lambda at: abs(edges[at] - x))


def _on_edges(table: RuledTable, xs: Sequence[float]) -> list[Held]:
    """Count the columns of a table's cells on other edges."""
    at = [_nearest(xs, x - table.xs[0]) for x in table.xs]
    return [
        cell._replace(
            place=cell.place._replace(
                column=at[cell.place.column],
                column_span=at[cell.place.column + cell.place.column_span] - at[cell.place.column],
            )
        )
        for cell in table.cells
    ]


def _without_heading(table: RuledTable, rest: RuledTable) -> RuledTable:
    """Drop the first rows of ``rest`` where they repeat the first rows of the table."""
    repeated = 0
    while repeated < min(table.rows, rest.rows - 1):
        texts = rest.texts(repeated)
        if texts != table.texts(repeated) or not any(text for _, _, text in texts):
            break
        repeated += 1
    return _from_row(rest, repeated)


def _from_row(table: RuledTable, row: int) -> RuledTable:
    kept = [_moved(cell, -row) for cell in table.cells if cell.place.row >= row]
    return table._replace(rows=table.rows - row, cells=kept)


def _without_first_row(table: RuledTable) -> RuledTable:
    """Drop the first row; merged cells that begin in it begin one row later."""
    kept = [
        cell._replace(place=place._replace(row=0, row_span=place.row_span - 1))
        if place.row == 0
        else _moved(cell, -1)
        for cell, place in ((cell, cell.place) for cell in table.cells)
        if place.row > 0 or place.row_span > 1
    ]
    return table._replace(rows=table.rows - 1, cells=kept)


def _moved(cell: Held, rows: int) -> Held:
    return cell._replace(place=cell.place._replace(row=cell.place.row + rows))


def _columns(cell: Held) -> tuple[int, int]:
    return cell.place.column, cell.place.column_span


def _end(cell: Held) -> int:
    return cell.place.row + cell.place.row_span


def _goes_on(upper: Held, lower: Held, padding: float) -> bool:
    """Tell whether the text of a cell goes on in the one below; no figure is ever joined."""
    if not upper.lines:
        return False
    last, first = upper.lines[-1], lower.lines[0]
    if first.text[0].isdigit() and not awaits_more(last.text):
        return False
    return not ended_early(last, first, last.box.left + upper.width - 2 * padding)
