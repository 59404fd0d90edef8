"""Dividing whole fen in proportion, so that the parts add up exactly (largest remainder)."""

from collections.abc import Sequence


def apportioned(total: int, weights: Sequence[int]) -> list[int]:
    """Divide ``total`` fen in proportion to ``weights``; the parts add up to it exactly.

    Each part is the exact share rounded down or up, so none differs from it by a whole fen; where
    no more is divided than the weights come to, no part is above its weight. The fen that rounding
    down leaves go to the largest remainders, of equal ones to the first. Where all weights are
    nothing, all get alike.

    Args:
        total: What is divided, not below zero.
        weights: At least one, none below zero.
    """
    assert total >= 0
    assert weights
    whole = sum(weights)
    if not whole:
        weights, whole = [1] * len(weights), len(weights)
    shares = [divmod(total * weight, whole) for weight in weights]
    parts = [quotient for quotient, _ in shares]
    left = total - sum(parts)
    by_remainder = sorted(range(len(parts)), key=lambda at: (-shares[at][1], at))
    for at in by_remainder[:left]:
        parts[at] += 1
    return parts


def scaled(fen: int, arranged: int, asked: int) -> int:
    """Give ``fen × arranged ÷ asked`` rounded half up; as it is where nothing was asked."""
    return (2 * fen * arranged + asked) // (2 * asked) if asked else fen


def crossed(rows: Sequence[int], columns: Sequence[int]) -> list[list[int]]:
    """Divide row totals over columns in proportion, so that rows and columns add up exactly.

    Args:
        rows: Totals of the rows (sub-items).
        columns: Totals of the columns (sources), which come to the same altogether.

    Returns:
        For each row its amounts by column.
    """
    assert sum(rows) == sum(columns)
    left = list(rows)
    divided: list[list[int]] = [[] for _ in rows]
    for at, column in enumerate(columns):
        last = at == len(columns) - 1
        parts = list(left) if last else apportioned(column, left)
        for row, part in enumerate(parts):
            divided[row].append(part)
            left[row] -= part
    return divided
