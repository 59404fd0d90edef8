"""Workbooks (.xlsx, .xlsm, .xls, .et) read cell by cell, as a reader sees them.

Numbers are written the way their cells show them, formulas by the result they were saved with, and
errors (#REF!) as such. Merged cells keep their rectangle; hidden rows and columns count in every
total and are read like the others, hidden sheets come last and are marked.
"""

from mingxi.documents.workbook.reading import read_old_workbook, read_workbook, sheets_in
from mingxi.documents.workbook.sheet import Sheet

__all__ = ["Sheet", "read_old_workbook", "read_workbook", "sheets_in"]
