"""From rows of the log to the values that are reckoned with."""

from mingxi.office.events.models import Event, Head
from mingxi.office.events.reckoning.entry import Entry
from mingxi.office.events.reckoning.heads import SignedHead

ENTRY_COLUMNS = Entry._fields


def entry_of(event: Event) -> Entry:
    """Give an entry as it is hashed."""
    return Entry(*(getattr(event, name) for name in ENTRY_COLUMNS))


def head_of_row(head: Head) -> SignedHead:
    """Give a head as it was signed."""
    return SignedHead(
        head.size, bytes(head.root), head.at, bytes(head.public_key), bytes(head.signature)
    )
