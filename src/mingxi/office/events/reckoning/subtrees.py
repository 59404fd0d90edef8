"""Roots of subtrees, from the levels of nodes that are kept (leaves, and every eighth level)."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from mingxi.office.events.reckoning.proofs import Range
from mingxi.office.events.reckoning.tree import STRIDE, folded, node_hash, peak_spans

# (level, first position, end position) -> the digests there, fewer where the tree ends.
Reader: TypeAlias = Callable[[int, int, int], Sequence[bytes]]

TILE = 1 << STRIDE


class IncompleteTreeError(LookupError):
    """A node that the tree must have is not kept; the log has been tampered with."""


class Subtrees:
    """Reads kept digests in tiles of 256, each once, and reckons the roots between."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._tiles: dict[tuple[int, int], Sequence[bytes]] = {}

    def root(self, leaves: Range) -> bytes:
        """Give the root over a subtree of a proof.

        Raises:
            IncompleteTreeError: A digest that is needed is not there.
        """
        return folded(
            [
                self._perfect(
                    (end - start).bit_length() - 1, (leaves.start + start) // (end - start)
                )
                for start, end in peak_spans(leaves.end - leaves.start)
            ]
        )

    def _perfect(self, level: int, position: int) -> bytes:
        """Give the root of a perfect subtree, from the nearest level below that is kept."""
        above = level % STRIDE
        digests = self._digests(level - above, position << above, 1 << above)
        while len(digests) > 1:
            pairs = zip(digests[::2], digests[1::2], strict=True)
            digests = [node_hash(left, right) for left, right in pairs]
        return digests[0]

    def _digests(self, level: int, first: int, count: int) -> Sequence[bytes]:
        tile, offset = divmod(first, TILE)
        if (level, tile) not in self._tiles:
            self._tiles[level, tile] = self._read(level, tile * TILE, (tile + 1) * TILE)
        digests = self._tiles[level, tile][offset : offset + count]
        if len(digests) < count:
            raise IncompleteTreeError(f"level {level} lacks nodes {first} to {first + count - 1}")
        return digests
