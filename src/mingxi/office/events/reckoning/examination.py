"""The examination of a whole log, leaf by leaf, in memory that does not grow with it.

Every entry is hashed again and held against its seal; the seals' hashes make the tree again, which
is held against every signed head. A head brings the peaks it was folded from: where the tree fails
one head, the examination goes on from that head's own peaks (its signature vouches for them), so
that each finding is named at its place and the first does not hide the next.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from mingxi.office.events.reckoning.entry import Entry, entry_hash
from mingxi.office.events.reckoning.findings import Finding, Findings, What
from mingxi.office.events.reckoning.heads import SignedHead
from mingxi.office.events.reckoning.tree import Frontier, Node, folded, peak_spans, split_peaks

# So many altered entries are compared with one another to tell which only changed places.
COMPARED_MAX = 10_000


class Leaf(NamedTuple):
    """A seal and its entry; None where the entry is gone."""

    number: int
    leaf_hash: bytes
    entry: Entry | None


class Checkpoint(NamedTuple):
    """A head to hold the tree against.

    Attributes:
        head: The head.
        peaks: The digests it was folded from, joined; empty for a head kept elsewhere.
        agreed: Of a head kept elsewhere that the database does not have: the size of the head
            before it that both have; None for the database's own heads.
    """

    head: SignedHead
    peaks: bytes = b""
    agreed: int | None = None


class Examination:
    """Holds a log against its heads.

    Args:
        keys: The public keys that may have signed.
        stored_node: Gives the digest that is kept for a node's level and position.
    """

    def __init__(
        self, keys: Collection[bytes], stored_node: Callable[[int, int], bytes | None]
    ) -> None:
        self.findings = Findings()
        self._keys = keys
        self._stored_node = stored_node
        # None while a missing seal leaves the tree unknown, up to the next head.
        self._frontier: Frontier | None = Frontier()
        self._next = 1
        # The sizes of the last head that held, and of the last that was asked.
        self._proven = self._asked = 0
        self._altered: dict[bytes, int] = {}
        self._moved: dict[bytes, int] = {}

    def run(self, leaves: Iterable[Leaf], checkpoints: Iterable[Checkpoint]) -> list[Finding]:
        """Examine all leaves; checkpoints come by size.

        Returns:
            All that was found, by leaf.
        """
        waiting = iter(leaves)
        leaf = next(waiting, None)
        for checkpoint in checkpoints:
            while leaf is not None and leaf.number <= checkpoint.head.size:
                self._take(leaf)
                leaf = next(waiting, None)
            self._hold_against(checkpoint, more=leaf is not None)
        headless = self._next
        while leaf is not None:
            self._take(leaf)
            leaf = next(waiting, None)
        if self._next > headless:
            self._found(What.HEAD_MISSING, headless, self._next - 1)
        return list(self._told_apart(self.findings.gathered()))

    def _found(self, what: What, first: int, last: int) -> None:
        self.findings.add(Finding(what, first, last))

    def _take(self, leaf: Leaf) -> None:
        """Take the next leaf: is its entry what was sealed?"""
        self._miss_up_to(leaf.number - 1)
        self._next = leaf.number + 1
        if leaf.entry is None:
            self._found(What.REMOVED, leaf.number, leaf.number)
        else:
            found = entry_hash(leaf.entry)
            if found != leaf.leaf_hash:
                self._found(What.ALTERED, leaf.number, leaf.number)
                if len(self._altered) < COMPARED_MAX:
                    self._altered[found] = leaf.number
                    self._moved[leaf.leaf_hash] = leaf.number
        if self._frontier is not None:
            for node in self._frontier.append(leaf.leaf_hash):
                self._compare(node)

    def _miss_up_to(self, number: int) -> None:
        """Take note of seals that are not there; the tree is unknown without them."""
        if self._next <= number:
            self._found(What.SEAL_REMOVED, self._next, number)
            self._next = number + 1
            self._frontier = None

    def _compare(self, node: Node) -> None:
        """Hold a node that proofs are read from against the tree."""
        if self._stored_node(node.level, node.position) != node.digest:
            first = node.position << node.level
            self._found(What.NODE_ALTERED, first + 1, first + (1 << node.level))

    def _hold_against(self, checkpoint: Checkpoint, *, more: bool) -> None:
        head = checkpoint.head
        if more:
            self._miss_up_to(head.size)
        elif self._next <= head.size:
            self._found(What.CUT_OFF, self._next, head.size)
            self._next, self._frontier = head.size + 1, None
        if checkpoint.agreed is not None:
            self._hold_against_kept(head, checkpoint.agreed)
        elif head.is_signed_by(self._keys):
            self._hold_against_own(head, _peaks(checkpoint))
        else:
            self._found(What.HEAD_ALTERED, self._asked + 1, head.size)
        if checkpoint.agreed is None:
            self._asked = head.size

    def _hold_against_own(self, head: SignedHead, peaks: list[bytes] | None) -> None:
        """Hold the tree against a head of the database, and go on from its peaks."""
        if peaks is None:
            self._found(What.PEAKS_ALTERED, self._asked + 1, head.size)
        if self._frontier is None or self._frontier.root() != head.root:
            for first, last in self._unlike(peaks, head.size):
                self._found(What.REWRITTEN, first, last)
            self._frontier = Frontier(head.size, peaks) if peaks is not None else None
        self._proven = head.size

    def _hold_against_kept(self, head: SignedHead, agreed: int) -> None:
        """Hold the tree against a head that was kept elsewhere and that the database lacks."""
        if self._frontier is None:
            return
        found = What.HEAD_REMOVED if self._frontier.root() == head.root else What.REWRITTEN
        self._found(found, agreed + 1, head.size)

    def _unlike(self, peaks: list[bytes] | None, size: int) -> Iterator[tuple[int, int]]:
        """Give the leaves since the last good head under peaks that are not the head's.

        Where seals are missing there is no tree to compare, and they were named already.
        """
        if self._frontier is None:
            return
        if peaks is None:
            yield self._proven + 1, size
            return
        spans = zip(peak_spans(size), self._frontier.peaks, peaks, strict=True)
        for (start, end), mine, theirs in spans:
            if mine != theirs:
                # A peak that an earlier head had proven: the two heads contradict each other.
                yield (max(start, self._proven) if end > self._proven else start) + 1, end

    def _told_apart(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Say of altered entries that are, unchanged, what another one's seal was for: moved."""
        moved = {number for found, number in self._altered.items() if found in self._moved}
        for finding in findings:
            if finding.what is not What.ALTERED:
                yield finding
                continue
            parts = Findings()
            for number in range(finding.first, finding.last + 1):
                what = What.REORDERED if number in moved else What.ALTERED
                parts.add(Finding(what, number, number))
            yield from parts.gathered()


def _peaks(checkpoint: Checkpoint) -> list[bytes] | None:
    """Give the peaks of a head, or None where they do not make its root."""
    peaks = split_peaks(checkpoint.peaks)
    if len(peaks) != checkpoint.head.size.bit_count() or folded(peaks) != checkpoint.head.root:
        return None
    return peaks
