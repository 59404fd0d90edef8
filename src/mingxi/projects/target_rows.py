"""The rows of a performance target table, laid under its heading.

A Word file states where each cell stands. A text states it by the place on the page, or only by
the order of the cells; then merged and empty cells leave no trace, and the words of a row tell
where it belongs: 数量指标 stands under 二级指标, ≥ under 指标性质.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mingxi.documents.document import Cell, Table
from mingxi.patterns import pattern_of
from mingxi.projects.spaced_rows import LEFT_OF_ALL, stands_in_blanks, under_headings
from mingxi.projects.target_filling import TargetRow, filled
from mingxi.projects.target_headings import Role, TargetHeading, heading_in, refined
from mingxi.projects.target_words import FOOTER, LEVEL1, NUMBER, Looks, label_of, looks


class TargetPart(NamedTuple):
    """A heading and the rows laid under it."""

    heading: TargetHeading
    rows: list[TargetRow]


_SHIFT_MAX = 12
_ABOUT_LEVELS = pattern_of(r"产出|效益|效果|满意|成本|数量|质量|时效|社会|经济|生态|持续|指标|绩效")
_SUITS = {
    Role.LEVEL1: {Looks.LEVEL1, Looks.EITHER_LEVEL},
    Role.LEVEL2: {Looks.LEVEL2, Looks.EITHER_LEVEL},
    Role.LEVEL3: {Looks.WORDS},
    Role.NATURE: {Looks.OPERATOR},
    Role.WEIGHT: {Looks.NUMBER},
    Role.VALUE: {Looks.NUMBER, Looks.QUANTITY},
}
_UNLIKE = {
    Role.LEVEL1: {Looks.OPERATOR, Looks.NUMBER, Looks.QUANTITY},
    Role.LEVEL2: {Looks.OPERATOR, Looks.NUMBER, Looks.QUANTITY},
    Role.LEVEL3: {Looks.OPERATOR, Looks.NUMBER, Looks.QUANTITY},
    Role.NATURE: {Looks.NUMBER, Looks.QUANTITY, Looks.WORDS},
    Role.UNIT: {Looks.NUMBER, Looks.OPERATOR},
}


def parts_in(text: str, table: Table) -> Iterator[TargetPart]:
    """Part a table at its headings; each governs the rows down to the signatures or the next."""
    heading: TargetHeading | None = None
    opening: TargetRow = {}
    rows: list[TargetRow] = []
    for row in _rows(table):
        labels = _labels(text, row)
        opened = heading_in(labels)
        if opened is None and heading is not None and not rows:
            opened = refined(heading, labels)
        if opened is not None:
            if heading is not None and rows:
                yield _part(text, heading, opening, rows)
            heading, opening, rows = opened, row, []
        elif heading is not None:
            rows.append(row)
    if heading is not None:
        yield _part(text, heading, opening, rows)


def ends_table(text: str, row: TargetRow) -> bool:
    """Tell whether a row is a signature or an explanation below the indicators."""
    opening = next((label for cell in row.values() if (label := label_of(text, cell))), "")
    return FOOTER.fullmatch(opening) is not None


def _rows(table: Table) -> Iterator[TargetRow]:
    """Give each row as its cells by column, with the cells that reach down from rows above."""
    reaching: list[tuple[int, Cell]] = []
    for number, cells in enumerate(table.cells):
        reaching = [(last, cell) for last, cell in reaching if last >= number]
        row = {cell.column: cell for _, cell in reaching}
        row.update((cell.column, cell) for cell in cells)
        reaching += [(number + cell.row_span - 1, cell) for cell in cells if cell.row_span > 1]
        yield dict(sorted(row.items()))


def _labels(text: str, row: TargetRow) -> dict[int, str]:
    return {column: label_of(text, cell) for column, cell in row.items()}


def _part(
    text: str, heading: TargetHeading, opening: TargetRow, rows: Sequence[TargetRow]
) -> TargetPart:
    """Lay rows under their heading, down to the first that stands below the indicators."""
    rows = list(_above_footer(text, rows))
    laid = _laid(text, heading, opening, rows)
    if heading.level1 is None:
        heading = heading._replace(level1=_unnamed_level1(text, heading, laid))
    last = next((n for n, row in enumerate(laid) if _is_below(text, row, heading)), len(laid))
    return TargetPart(heading, laid[:last])


def _above_footer(text: str, rows: Sequence[TargetRow]) -> Iterator[TargetRow]:
    for row in rows:
        if ends_table(text, row):
            return
        yield row


def _is_below(text: str, row: TargetRow, heading: TargetHeading) -> bool:
    """Tell whether other words stand where the levels do: the indicators have ended."""
    first = min(heading.roles)
    return any(
        label and not _ABOUT_LEVELS.search(label) and not NUMBER.fullmatch(label)
        for column, label in _labels(text, row).items()
        if LEFT_OF_ALL < column < first or column == heading.level1
    )


def _laid(
    text: str, heading: TargetHeading, opening: TargetRow, rows: list[TargetRow]
) -> list[TargetRow]:
    """Lay rows under the heading by the eye or by their order, whichever suits more cells."""
    by_order = _ordered(text, heading, rows)
    cells = list(opening.values())
    if not stands_in_blanks(text, cells):
        return by_order
    by_eye = [under_headings(text, cells, list(row.values())) for row in rows]
    lost = sum(map(len, rows)) - sum(map(len, by_eye))
    if lost - _suiting(text, heading, by_eye) > -_suiting(text, heading, by_order):
        return by_order
    return by_eye


def _suiting(text: str, heading: TargetHeading, rows: list[TargetRow]) -> int:
    return sum(_fit(_looks(text, row), 0, heading) for row in rows)


def _ordered(text: str, heading: TargetHeading, rows: list[TargetRow]) -> list[TargetRow]:
    """Shift rows that lack cells, or have more than the heading, until their words fit.

    Where the words of a row leave it open, it goes with the other rows of as many cells; merged
    cells mostly lead, so that the right wins ties.
    """
    fits = [_fits(text, heading, row) for row in rows]
    together: dict[tuple[int, int], int] = {}
    for row, scores in zip(rows, fits, strict=True):
        for by, score in scores.items():
            together[len(row), by] = together.get((len(row), by), 0) + score
    laid = []
    for row, scores in zip(rows, fits, strict=True):
        by = max(scores, key=lambda by: (scores[by], together[len(row), by], by))
        shifted = {column + by: cell for column, cell in row.items()}
        laid.append(shifted if len(scores) == 1 else _mended(text, heading, shifted))
    return laid


def _mended(text: str, heading: TargetHeading, row: TargetRow) -> TargetRow:
    """Fill a row in cell by cell where that suits more cells: it may lack some in the middle."""
    fillings = [*filled(text, heading, row.values())]
    if len(fillings) == 1 and len(fillings[0]) == len(row):
        return max(row, fillings[0], key=lambda row: _fit(_looks(text, row), 0, heading))
    return row


def _fits(text: str, heading: TargetHeading, row: TargetRow) -> dict[int, int]:
    """Score every shift of a row that its number of cells allows."""
    missing = len(heading.labels) - len(row)
    if not 0 < abs(missing) <= _SHIFT_MAX or any(
        cell.row_span > 1 or cell.column_span > 1 for cell in row.values()
    ):
        return {0: 0}
    kinds = _looks(text, row)
    return {by: _fit(kinds, by, heading) for by in range(min(0, missing), max(0, missing) + 1)}


def _looks(text: str, row: TargetRow) -> dict[int, Looks]:
    return {column: looks(label_of(text, cell)) for column, cell in row.items()}


def _fit(kinds: dict[int, Looks], by: int, heading: TargetHeading) -> int:
    """Count how many cells suit the columns they would be moved to, less those that do not."""
    fit = 0
    for column, kind in kinds.items():
        role = heading.roles.get(column + by)
        if role is not None and kind in _SUITS.get(role, ()):
            fit += 1
        elif (
            kind.is_level
            or (role is not None and kind is Looks.TITLE)
            or (role is not None and kind in _UNLIKE.get(role, ()))
        ):
            fit -= 1
    return fit


def _unnamed_level1(text: str, heading: TargetHeading, rows: list[TargetRow]) -> int | None:
    """Find the first level in a column that no heading names, left of the second level."""
    first = min(heading.roles)
    columns = (
        column
        for row in rows
        for column, cell in row.items()
        if column < first and LEVEL1.fullmatch(label_of(text, cell))
    )
    return next(columns, None)
