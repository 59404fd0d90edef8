"""Last year's text beside this year's: what grew, what was dropped, what was copied over."""

from mingxi.projects.comparison.comparing import compare
from mingxi.projects.comparison.difference import Comparison

__all__ = ["Comparison", "compare"]
