"""The report for the eye: calm, legible at 80 columns, complete without colour."""

from mingxi.reports.terminal.comparison_page import print_comparison
from mingxi.reports.terminal.document_page import print_document
from mingxi.reports.terminal.reading_page import print_reading
from mingxi.reports.terminal.rule_page import print_rule, print_rules
from mingxi.reports.terminal.sheet import Sheet
from mingxi.reports.terminal.summary_page import print_statistics, print_summary

__all__ = [
    "Sheet",
    "print_comparison",
    "print_document",
    "print_reading",
    "print_rule",
    "print_rules",
    "print_statistics",
    "print_summary",
]
