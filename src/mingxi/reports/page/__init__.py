"""The report as one page that opens anywhere: text, figures with their proofs, findings.

Everything stands in the one file, and nothing leaves it.
"""

from mingxi.reports.page.page import page_report

__all__ = ["page_report"]
