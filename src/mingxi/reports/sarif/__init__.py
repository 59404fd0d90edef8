"""The report as SARIF 2.1.0, the form that code review systems and their viewers read."""

from mingxi.reports.sarif.log import sarif_report

__all__ = ["sarif_report"]
