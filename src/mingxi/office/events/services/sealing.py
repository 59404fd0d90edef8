"""Sealing: entries that wait get their leaf numbers, the tree grows by them, its head is signed."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection

from mingxi.languages import say
from mingxi.office.events.models import Event, Head, Node, Seal, Waiting
from mingxi.office.events.reckoning import tree
from mingxi.office.events.reckoning.entry import Entry, entry_hash
from mingxi.office.events.reckoning.heads import signed
from mingxi.office.events.services.keeping import keep_heads
from mingxi.office.events.services.signing import known_keys, signing_key
from mingxi.office.events.snapshots import ENTRY_COLUMNS, head_of_row
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.telling import ToldError

# As many under one head as keep its transaction short.
BATCH = 512
# The advisory lock of the sealer on PostgreSQL; SQLite has one writer anyway.
SEALER = 0x6D_69_6E_67_78_69


class LastHeadError(ToldError):
    """The newest head cannot be built upon."""

    def __init__(self, last: Head) -> None:
        super().__init__(
            say(
                "第 {size} 条的树头被改动，或其签名密钥不在 MINGXI_KEYS 中，不能继续封存；"
                "新的日志照常记录。请先运行 mingxi events verify 查明。密钥文件 heads.ed25519 "
                "遗失的，请从保管处放回；确已无法找回的，把旧公钥 {key} 写入 MINGXI_KEYS 中 "
                "heads.known 的一行，此后由新密钥签名。",
                size=str(last.size),
                key=bytes(last.public_key).hex(),
            )
        )


def seal_events() -> int:
    """Seal all entries that wait, and keep the new heads outside the database.

    Cheap where nothing waits. Of several sealers one works, and the others return.

    Returns:
        How many entries were sealed.

    Raises:
        LastHeadError: The newest head was altered, or its key is not known here.
        OSError: The entries are sealed, but the heads cannot be written to MINGXI_HEADS.
    """
    total = last = 0
    while waiting := _waiting_after(last):
        total += _seal(waiting)
        last = waiting[-1]
    keep_heads()
    return total


def _waiting_after(event_id: int) -> list[int]:
    """Give the numbers of the next entries that wait."""
    waiting = Waiting.objects.filter(event_id__gt=event_id).order_by("event_id")
    return list(waiting.values_list("event_id", flat=True)[:BATCH])


def _seal(waiting: Sequence[int]) -> int:
    """Seal entries under one head; one that was removed while it waited is left for verify."""
    rows = Event.objects.filter(pk__in=waiting).order_by("pk").values_list(*ENTRY_COLUMNS)
    leaves = {entry.id: entry_hash(entry) for entry in (Entry(*row) for row in rows)}
    if not leaves:
        return 0
    # Refuses a head of an unknown key before a new key is made.
    _frontier_of(_last())
    key = signing_key()
    with writing():
        if not _is_only_sealer():
            return 0
        queue = Waiting.objects.filter(event__in=leaves)
        # Another sealer may have had them in the meantime.
        still = set(queue.values_list("event_id", flat=True))
        new = {event_id: leaf for event_id, leaf in leaves.items() if event_id in still}
        if new:
            _append(new, key)
            queue.delete()
    return len(new)


def _append(leaves: Mapping[int, bytes], key: Ed25519PrivateKey) -> None:
    """Let the tree grow by these leaves, and sign its head."""
    last = _last()
    frontier = _frontier_of(last)
    seals, nodes = [], []
    for event_id, leaf in leaves.items():
        nodes += frontier.append(leaf)
        seals.append(Seal(leaf_number=frontier.size, event_id=event_id, leaf_hash=leaf))
    at = now()
    if last is not None:
        # Heads go by their time even where the machine's clock was set back.
        at = max(at, last.at + timedelta(microseconds=1))
    head = signed(frontier.size, frontier.root(), at, key)
    Seal.objects.bulk_create(seals)
    Node.objects.bulk_create(Node(**node._asdict()) for node in nodes)
    Head.objects.create(
        size=head.size,
        root=head.root,
        at=head.at,
        public_key=head.key,
        signature=head.signature,
        peaks=b"".join(frontier.peaks),
    )


def _is_only_sealer() -> bool:
    """Take the sealer's lock for this transaction, or tell that another has it."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SEALER])
        (taken,) = cursor.fetchone()
    return bool(taken)


def _last() -> Head | None:
    return Head.objects.order_by("-size").first()


def _frontier_of(last: Head | None) -> tree.Frontier:
    """Give the tree that the newest head stands for, if it can be believed."""
    if last is None:
        return tree.Frontier()
    peaks = tree.split_peaks(bytes(last.peaks))
    if not head_of_row(last).is_signed_by(known_keys()) or tree.folded(peaks) != bytes(last.root):
        raise LastHeadError(last)
    return tree.Frontier(last.size, peaks)
