"""Dates and periods as official prose writes them."""

from mingxi.prose.dates.reading import dates_in

__all__ = ["dates_in"]
