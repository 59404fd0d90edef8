"""The Merkle tree of RFC 6962, section 2.1, over SHA-256.

A tree is known by its frontier: the roots of the perfect subtrees that its size is the sum of, the
largest first. Appending a leaf and giving the root need no other node.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

DIGEST_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()
# Nodes are kept at every eighth level: one row to 256 leaves.
STRIDE = 8


class Node(NamedTuple):
    """The root of a perfect subtree: the ``position``-th over ``2 ** level`` leaves, from 0."""

    level: int
    position: int
    digest: bytes


def leaf_hash(data: bytes) -> bytes:
    """Give the hash of a leaf's bytes."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Give the hash of the node over two nodes."""
    return sha256(b"\x01" + left + right).digest()


def root_over(leaves: Sequence[bytes]) -> bytes:
    """Give the root over leaf hashes that are all at hand, level by level."""
    if not leaves:
        return EMPTY_ROOT
    level = leaves
    while len(level) > 1:
        above = [
            node_hash(left, right) for left, right in zip(level[::2], level[1::2], strict=False)
        ]
        level = [*above, level[-1]] if len(level) % 2 else above
    return level[0]


def folded(peaks: Sequence[bytes]) -> bytes:
    """Give the root over perfect subtrees that stand side by side, the largest first."""
    if not peaks:
        return EMPTY_ROOT
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node_hash(peak, root)
    return root


def split_peaks(joined: bytes) -> list[bytes]:
    """Give the peaks that were joined to one string of bytes."""
    return [joined[at : at + DIGEST_BYTES] for at in range(0, len(joined), DIGEST_BYTES)]


def peak_spans(size: int) -> Iterator[tuple[int, int]]:
    """Give the leaves (from 0, end excluded) under each peak of a tree of ``size`` leaves."""
    start = 0
    for bit in reversed(range(size.bit_length())):
        if size >> bit & 1:
            yield start, start + (1 << bit)
            start += 1 << bit


class Frontier:
    """The peaks of a growing tree.

    Raises:
        ValueError: As many peaks do not belong to a tree of that size.
    """

    def __init__(self, size: int = 0, peaks: Sequence[bytes] = ()) -> None:
        if len(peaks) != size.bit_count():
            raise ValueError(f"{len(peaks)} peaks do not make a tree of {size} leaves")
        self.size = size
        self.peaks = list(peaks)

    def append(self, leaf: bytes) -> list[Node]:
        """Append a leaf hash; give the nodes it completes at the levels that are kept."""
        kept = []
        digest, level, position = leaf, 0, self.size
        while position & 1:
            digest = node_hash(self.peaks.pop(), digest)
            level, position = level + 1, position >> 1
            if level % STRIDE == 0:
                kept.append(Node(level, position, digest))
        self.peaks.append(digest)
        self.size += 1
        return kept

    def root(self) -> bytes:
        """Give the root over all leaves so far."""
        return folded(self.peaks)
