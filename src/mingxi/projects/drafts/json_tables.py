"""Tables as JSON: rows of cells, a cell that covers more than one place as an object."""

from typing import Any

from mingxi.documents.composition import Table, TableCell
from mingxi.languages import say
from mingxi.projects.drafts.json_reading import Fault, Members, list_from

COLUMNS_MAX = 63
"""More columns Word does not take."""
ROWS_MAX = 32_767
"""Nor more rows."""


def json_of_table(table: Table) -> dict[str, Any]:
    """Give a table as its JSON object."""
    return {"rows": [[_json_of_cell(cell) for cell in row] for row in table.rows]}


def _json_of_cell(cell: TableCell) -> str | dict[str, Any]:
    return cell.text if cell.rows == cell.columns == 1 else cell._asdict()


def table_from(value: object, path: str, faults: list[Fault]) -> Table | None:
    """Read a table; None where it is none, with the mistakes in ``faults``."""
    before = len(faults)
    members = Members(value, path, faults)
    members.known("rows")
    rows = tuple(
        tuple(_cell(cell, place, faults) for place, cell in list_from(row, at, faults))
        for at, row in members.listed("rows")
    )
    if len(faults) > before:
        return None
    table = Table(rows)
    if not rows or not 0 < table.width <= COLUMNS_MAX or not table.is_whole:
        said = say(
            "表格各行的格数不一致，或多于{most}列。合并的单元格请用 rows、columns 写明占几行几列，"
            "被占的位置不再写。",
            most=COLUMNS_MAX,
        )
        members.fault("rows", said)
        return None
    return table


def _cell(value: object, path: str, faults: list[Fault]) -> TableCell:
    members = Members({"text": value} if isinstance(value, str) else value, path, faults)
    members.known("text", "rows", "columns")
    down = members.whole("rows", range(1, ROWS_MAX + 1))
    across = members.whole("columns", range(1, COLUMNS_MAX + 1))
    return TableCell(members.line("text", empty=True, needed=True) or "", down or 1, across or 1)
