"""The report as one page that opens anywhere: the text, its figures with their proofs, the findings.

Everything stands in the one file, and nothing leaves it.
"""

from mingxi.reports.page.page import page_report

__all__ = ["page_report"]
