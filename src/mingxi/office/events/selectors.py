"""What may be read of the log; only the permission decides who, for the log knows no units."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet

from mingxi.office.events.models import Event, Head, Node, Seal
from mingxi.office.events.ports import READ_LOG
from mingxi.office.events.reckoning.heads import SignedHead
from mingxi.office.events.reckoning.proofs import (
    Range,
    consistency_ranges,
    inclusion_ranges,
    proves_inclusion,
)
from mingxi.office.events.reckoning.subtrees import Subtrees
from mingxi.office.events.snapshots import head_of_row
from mingxi.office.frame.access import holds
from mingxi.office.frame.configuration import TIME_ZONE


@dataclass(frozen=True)
class Wanted:
    """Which entries are asked for; what is empty asks for all."""

    kind: str = ""
    actor_number: str = ""
    subject_label: str = ""
    subject_key: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class InclusionProof:
    """What proves that an entry is in the log of a signed head."""

    leaf_number: int
    leaf_hash: bytes
    head: SignedHead
    path: Sequence[bytes]

    @property
    def holds(self) -> bool:
        """Whether the path leads from the leaf to the head's root."""
        return proves_inclusion(
            self.leaf_hash, self.leaf_number - 1, self.head.size, self.path, self.head.root
        )


def events_for(person: Any, wanted: Wanted = Wanted()) -> QuerySet[Event]:
    """Give the entries that the person may read, the newest first, each with its seal."""
    if not holds(person, READ_LOG):
        return Event.objects.none()
    equal = {
        name: value
        for name in ("kind", "actor_number", "subject_label", "subject_key")
        if (value := getattr(wanted, name))
    }
    events = Event.objects.select_related("seal").filter(**equal).order_by("-id")
    if wanted.since:
        events = events.filter(at__gte=_midnight(wanted.since))
    if wanted.until:
        events = events.filter(at__lt=_midnight(wanted.until + timedelta(days=1)))
    return events


def last_head() -> SignedHead | None:
    """Give the newest head."""
    head = Head.objects.order_by("-size").first()
    return None if head is None else head_of_row(head)


def heads_after(at: datetime | None) -> Iterator[SignedHead]:
    """Give the heads that are younger, the oldest first."""
    heads = Head.objects.order_by("size")
    if at is not None:
        heads = heads.filter(at__gt=at)
    for head in heads.iterator():
        yield head_of_row(head)


def inclusion_proof(event: Event) -> InclusionProof | None:
    """Give the proof that an entry is in the newest head's log; None while it has no seal.

    Raises:
        IncompleteTreeError: Seals or nodes are gone.
    """
    seal = Seal.objects.filter(event=event).first()
    head = last_head()
    if seal is None or head is None or head.size < seal.leaf_number:
        return None
    path = _roots(inclusion_ranges(seal.leaf_number - 1, head.size))
    return InclusionProof(seal.leaf_number, bytes(seal.leaf_hash), head, path)


def consistency_path(old: int, new: int) -> Sequence[bytes]:
    """Give the proof that the log of ``new`` entries begins with all of ``old``.

    Raises:
        ValueError: There is no such growth.
        IncompleteTreeError: Seals or nodes are gone, or never were.
    """
    return _roots(consistency_ranges(old, new))


def _roots(ranges: Sequence[Range]) -> list[bytes]:
    subtrees = Subtrees(_kept_digests)
    return [subtrees.root(leaves) for leaves in ranges]


def _kept_digests(level: int, first: int, end: int) -> list[bytes]:
    """Give the digests kept at a level, by position from 0; a gap ends them."""
    rows: Iterable[tuple[int, bytes | memoryview]]
    if level == 0:
        seals = Seal.objects.filter(leaf_number__gt=first, leaf_number__lte=end)
        rows = seals.order_by("leaf_number").values_list("leaf_number", "leaf_hash")
        first += 1
    else:
        nodes = Node.objects.filter(level=level, position__gte=first, position__lt=end)
        rows = nodes.order_by("position").values_list("position", "digest")
    return [bytes(digest) for at, (place, digest) in enumerate(rows, first) if at == place]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), TIME_ZONE)
