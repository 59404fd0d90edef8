"""Amounts as officials write them into a table: in 万元, to the fen."""

from decimal import Decimal, InvalidOperation

from mingxi.quantities.money import Money, plain_number
from mingxi.quantities.numerals import parse_decimal

FEN_PER_WAN = 1_000_000
FEN_MAX = 10**15


def fen_of_wan(text: str) -> int:
    """Read an amount in 万元 as fen; nothing written is nothing.

    Raises:
        ValueError: It is no amount, finer than a fen, below zero or too large; the words say which.
    """
    text = text.strip()
    if not text:
        return 0
    try:
        fen = parse_decimal(text) * FEN_PER_WAN
    except (InvalidOperation, ValueError) as error:
        raise ValueError(f"“{text}”不是金额，请写成如 120.5 的数（万元）。") from error
    if fen != fen.to_integral_value():
        raise ValueError(f"“{text}”万元比分还细，最多写六位小数。")
    if not 0 <= fen <= FEN_MAX:
        raise ValueError(f"“{text}”万元不在可以填写的范围：不小于0，不超过10亿万元。")
    return int(fen)


def wan_of_fen(fen: int) -> str:
    """Write fen in 万元 for a cell that will be read again: ``120.5``; nothing for nothing."""
    return plain_number(Money(fen).yuan / Decimal(10_000)) if fen else ""
