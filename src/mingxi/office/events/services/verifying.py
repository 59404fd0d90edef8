"""Verifying: the whole log is read in pages, and held against its heads and those kept elsewhere.

Nothing is locked and no long transaction is held: entries only come after those that are read.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from pathlib import Path
from typing import Any

from django.db.models import Exists, Max, OuterRef, QuerySet

from mingxi.languages import say
from mingxi.office.events.models import TRIGGERS, Event, Head, Node, Seal, Waiting
from mingxi.office.events.reckoning.entry import Entry
from mingxi.office.events.reckoning.examination import Checkpoint, Examination, Leaf
from mingxi.office.events.reckoning.findings import Finding, Findings, What
from mingxi.office.events.reckoning.heads import SignedHead
from mingxi.office.events.selectors import last_head
from mingxi.office.events.services.keeping import kept_lines
from mingxi.office.events.services.restoring import RESTORED
from mingxi.office.events.services.signing import known_keys
from mingxi.office.events.snapshots import ENTRY_COLUMNS, head_of_row
from mingxi.office.frame.configuration import configuration
from mingxi.office.frame.database.triggers import missing
from mingxi.office.frame.telling import ToldError

PAGE = 2000
UNSEALED_NAMED_MAX = 20


class NoKeyError(ToldError):
    """Neither the installation nor a file of heads has a public key to check signatures with."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "没有可以核对签名的公钥：MINGXI_KEYS 中没有 heads.ed25519，也没有库外留存的树头。"
                "请把 MINGXI_KEYS 指向密钥文件夹，或用 --heads 指明留存的树头文件。"
            )
        )


@dataclass(frozen=True)
class Restore:
    """A restore that the log tells of: back after ``size`` entries, from ``last_size`` of them.

    ``abandoned_to`` is the largest size that any head kept then spoke for, which is more where
    earlier restores had abandoned more.
    """

    event: Event
    size: int
    last_size: int
    abandoned_to: int

    def explains(self, head: SignedHead) -> bool:
        """Tell whether a head kept elsewhere was abandoned by it."""
        return self.size < head.size <= self.abandoned_to and head.at <= self.event.at


@dataclass(frozen=True)
class Verdict:
    """What was examined, and what was found.

    Attributes:
        entries: Entries in the log.
        sealed: Of them, those with a seal.
        heads: Heads in the database.
        last_head: The newest of them.
        findings: What is wrong; empty for a sound log.
        unsealed: How many entries wait for their seal, and the first of them by number.
        restores: Restores that the log tells of.
        unreadable: Lines of kept heads that could not be read, as file and line.
    """

    entries: int
    sealed: int
    heads: int
    last_head: SignedHead | None
    findings: Sequence[Finding]
    unsealed: tuple[int, Sequence[int]]
    restores: Sequence[Restore]
    unreadable: Sequence[str]


class _Kept:
    """Heads kept outside the database, of one or several files, as far as they are told apart."""

    def __init__(self, paths: Sequence[Path], restores: Sequence[Restore]) -> None:
        self.keys: set[bytes] = set()
        self.checkpoints: list[Checkpoint] = []
        self.findings = Findings()
        self.unreadable: list[str] = []
        self._restores = restores
        for path in paths:
            self._read(path)

    def _read(self, path: Path) -> None:
        """Note the heads of a file that the database does not have, each as it is kept."""
        agreed = 0
        lines = kept_lines(path)
        while page := list(islice(lines, PAGE)):
            sizes = {head.size for _, head in page if head is not None}
            own = {row.size: head_of_row(row) for row in Head.objects.filter(size__in=sizes)}
            for number, head in page:
                if head is None:
                    self.unreadable.append(f"{path}:{number}")
                elif own.get(head.size) == head:
                    self.keys.add(head.key)
                    agreed = head.size
                else:
                    self._take_strange(head, agreed, f"{path}:{number}")

    def _take_strange(self, head: SignedHead, agreed: int, place: str) -> None:
        if not head.is_signed_by([head.key]):
            self.findings.add(Finding(What.KEPT_HEAD_ALTERED, head.size, head.size, place))
            return
        self.keys.add(head.key)
        if not any(restore.explains(head) for restore in self._restores):
            # After a restore the file goes back; what it agreed on lies before this head.
            agreed = min(agreed, head.size - 1)
            self.checkpoints.append(Checkpoint(head, agreed=agreed))


def verify_log(kept: Sequence[Path] = ()) -> Verdict:
    """Hold every entry, seal and node against the signed heads, the database's and those kept.

    Args:
        kept: Files of heads that were kept elsewhere, beside MINGXI_HEADS, which is always read.

    Raises:
        NoKeyError: There is no public key to check signatures with.
        OSError: A file cannot be read.
    """
    standing = configuration().heads
    paths = [*([standing] if standing.exists() else []), *kept]
    restores = _restores()
    outside = _Kept(paths, restores)
    keys = known_keys()
    # The database's end is read after the files: what they keep was committed before.
    seal_max = Seal.objects.aggregate(top=Max("leaf_number"))["top"] or 0
    last = last_head()
    if last and not (keys or outside.keys):
        raise NoKeyError
    for key in outside.keys - (keys or outside.keys):
        outside.findings.add(Finding(What.KEY_REPLACED, 0, 0, key.hex()))
    end = max(seal_max, last.size if last else 0)
    examination = Examination(keys or outside.keys, _stored_node)
    found = examination.run(_leaves(end), _checkpoints(end, outside.checkpoints))
    unsealed = _Unsealed()
    return Verdict(
        entries=Event.objects.count(),
        sealed=Seal.objects.filter(leaf_number__lte=end).count(),
        heads=Head.objects.filter(size__lte=end).count(),
        last_head=last,
        findings=[*found, *outside.findings.gathered(), *unsealed.findings, *_unguarded()],
        unsealed=(unsealed.count, unsealed.first),
        restores=restores,
        unreadable=outside.unreadable,
    )


def _leaves(end: int) -> Iterator[Leaf]:
    """Give the seals up to ``end``, each with its entry."""
    seals = Seal.objects.filter(leaf_number__lte=end).values_list(
        "leaf_number", "leaf_hash", "event_id"
    )
    for page in _pages(seals, "leaf_number", lambda seal: seal[0]):
        rows = Event.objects.filter(pk__in=[event_id for _, _, event_id in page])
        entries = {row[0]: Entry(*row) for row in rows.values_list(*ENTRY_COLUMNS)}
        for number, leaf_hash, event_id in page:
            yield Leaf(number, bytes(leaf_hash), entries.get(event_id))


def _checkpoints(end: int, strange: Sequence[Checkpoint]) -> Iterator[Checkpoint]:
    """Give the database's heads and the kept ones it does not have, by size."""
    rows = Head.objects.filter(size__lte=end)
    own = (
        Checkpoint(head_of_row(row), bytes(row.peaks))
        for page in _pages(rows, "size", lambda row: row.size)
        for row in page
    )

    def place(checkpoint: Checkpoint) -> tuple[int, bool]:
        return checkpoint.head.size, checkpoint.agreed is not None

    return merge(own, sorted(strange, key=place), key=place)


def _stored_node(level: int, position: int) -> bytes | None:
    node = Node.objects.filter(level=level, position=position).first()
    return None if node is None else bytes(node.digest)


def _restores() -> list[Restore]:
    """Give the restores that the log tells of."""
    told = []
    for event in Event.objects.filter(kind=RESTORED).order_by("id"):
        size, last_size = event.facts.get("size"), event.facts.get("last_size", 0)
        if isinstance(size, int) and isinstance(last_size, int):
            abandoned_to = event.facts.get("abandoned_to", last_size)
            assert isinstance(abandoned_to, int)  # we wrote it
            told.append(Restore(event, size, last_size, abandoned_to))
    return told


class _Unsealed:
    """Entries that wait for their seal, and what was done to the queue."""

    def __init__(self) -> None:
        self.count = 0
        self.first: list[int] = []
        found = Findings()
        events = Event.objects.filter(seal__isnull=True).order_by("pk")
        unsealed: Iterator[tuple[int, int | None]] = events.values_list(
            "pk", "waiting__pk"
        ).iterator(PAGE)
        for event_id, waiting in unsealed:
            self.count += 1
            if len(self.first) < UNSEALED_NAMED_MAX:
                self.first.append(event_id)
            if waiting is None:
                found.add(Finding(What.KEPT_FROM_SEALING, event_id, event_id))
        entries = Event.objects.filter(pk=OuterRef("event_id"))
        gone = Waiting.objects.exclude(Exists(entries)).order_by("event_id")
        for event_id in gone.values_list("event_id", flat=True).iterator(PAGE):
            found.add(Finding(What.UNSEALED_REMOVED, event_id, event_id))
        self.findings = found.gathered()


def _unguarded() -> list[Finding]:
    """Find tables that the database does not keep from being changed."""
    return [Finding(What.UNGUARDED, 0, 0, trigger.name) for trigger in missing(TRIGGERS)]


def _pages(
    rows: QuerySet[Any, Any], field: str, place: Callable[[Any], int]
) -> Iterator[Collection[Any]]:
    """Give rows by a unique number, in pages that are each a short reading of their own."""
    last = 0
    while page := list(rows.filter(**{f"{field}__gt": last}).order_by(field)[:PAGE]):
        yield page
        last = place(page[-1])
