"""Money in whole fen, units and their algebra, Chinese numerals: what everything counts on."""

from mingxi.quantities.money import Money, rounded
from mingxi.quantities.numerals import NUMBER_LENGTH_MAX, chinese_to_int, parse_decimal
from mingxi.quantities.units import canonical_unit, convertible, is_person, is_time, per_year

__all__ = [
    "NUMBER_LENGTH_MAX",
    "Money",
    "canonical_unit",
    "chinese_to_int",
    "convertible",
    "is_person",
    "is_time",
    "parse_decimal",
    "per_year",
    "rounded",
]
