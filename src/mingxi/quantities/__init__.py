"""Money in whole fen, units and their algebra, Chinese numerals: what everything counts on."""

from mingxi.quantities.money import Money
from mingxi.quantities.numerals import chinese_to_int, parse_decimal
from mingxi.quantities.units import canonical_unit, convertible, is_person, is_time, per_year

__all__ = [
    "Money",
    "canonical_unit",
    "chinese_to_int",
    "convertible",
    "is_person",
    "is_time",
    "parse_decimal",
    "per_year",
]
