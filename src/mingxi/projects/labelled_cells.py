"""The value beside a label in a table (项目名称｜值)."""

import re
from itertools import pairwise

from mingxi.documents.document import Cell, Table


def beside(text: str, table: Table, label: re.Pattern[str]) -> Cell | None:
    """Give the first cell to the right of a label, or None where the table has no such label."""
    for row in table.cells:
        for cell, following in pairwise(row):
            if label.fullmatch("".join(text[cell.start : cell.end].split())):
                return following
    return None
