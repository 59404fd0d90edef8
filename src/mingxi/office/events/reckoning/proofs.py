"""Proofs of RFC 6962: that an entry is in a tree, and that a tree only grew.

A proof is a path of subtree roots, from the leaf upward. Which subtrees belong to it follows from
the numbers alone (``…_ranges``); checking a proof needs nothing but the proof (RFC 9162, 2.1.3.2
and 2.1.4.2, which put RFC 6962's rules as steps). Leaves are counted from 0, as in the RFC.
"""

from collections.abc import Sequence
from typing import NamedTuple

from mingxi.office.events.reckoning.tree import node_hash


class Range(NamedTuple):
    """Leaves from ``start`` up to, and without, ``end``."""

    start: int
    end: int


def middle_of(start: int, end: int) -> int:
    """Give where a tree over at least two leaves divides: after the largest power of two."""
    return start + (1 << (end - start - 1).bit_length() - 1)


def inclusion_ranges(index: int, size: int) -> list[Range]:
    """Give the subtrees whose roots prove leaf ``index`` in the tree of ``size`` leaves.

    Raises:
        ValueError: The tree has no such leaf.
    """
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    ranges = []
    start, end = 0, size
    while end - start > 1:
        middle = middle_of(start, end)
        if index < middle:
            ranges.append(Range(middle, end))
            end = middle
        else:
            ranges.append(Range(start, middle))
            start = middle
    return ranges[::-1]


def consistency_ranges(old: int, new: int) -> list[Range]:
    """Give the subtrees whose roots prove that the tree of ``new`` leaves grew from ``old``.

    Raises:
        ValueError: There is nothing to grow from, or the tree shrank.
    """
    if not 0 < old <= new:
        raise ValueError(f"a tree of {new} leaves did not grow from one of {old}")
    ranges = []
    start, end = 0, new
    while end != old:
        middle = middle_of(start, end)
        if old <= middle:
            ranges.append(Range(middle, end))
            end = middle
        else:
            ranges.append(Range(start, middle))
            start = middle
    if start:
        ranges.append(Range(start, end))
    return ranges[::-1]


def proves_inclusion(
    leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes
) -> bool:
    """Tell whether the path proves a leaf hash at ``index`` under the root of ``size`` leaves."""
    if not 0 <= index < size:
        return False
    node, last, digest = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if node & 1 or node == last:
            digest = node_hash(sibling, digest)
            node, last = _risen(node, last)
        else:
            digest = node_hash(digest, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and digest == root


def proves_consistency(
    old: int, old_root: bytes, new: int, new_root: bytes, path: Sequence[bytes]
) -> bool:
    """Tell whether the path proves that the new tree begins with all leaves of the old one."""
    if not 0 < old <= new:
        return False
    if old == new:
        return not path and old_root == new_root
    # A perfect old tree is itself the first subtree.
    steps = [old_root, *path] if old.bit_count() == 1 else list(path)
    if not steps:
        return False
    node, last = old - 1, new - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    before = after = steps[0]
    for sibling in steps[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            before = node_hash(sibling, before)
            after = node_hash(sibling, after)
            node, last = _risen(node, last)
        else:
            after = node_hash(after, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and before == old_root and after == new_root


def _risen(node: int, last: int) -> tuple[int, int]:
    """Pass over the levels where the last node has no sibling."""
    while node and not node & 1:
        node, last = node >> 1, last >> 1
    return node, last
