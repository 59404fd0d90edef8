"""The report as an Excel list for a reviewer's desk: sorted, filtered, decided on, and printed."""

from mingxi.reports.workbook_report.workbook import write_workbook

__all__ = ["write_workbook"]
