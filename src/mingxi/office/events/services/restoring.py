"""A restore is an entry: it names the last head known before, and the one that was gone back to."""

from mingxi.office.events.selectors import last_head
from mingxi.office.events.services.keeping import largest_kept_size, last_kept_head
from mingxi.office.events.services.recording import Actor, Subject, record
from mingxi.office.frame.configuration import configuration
from mingxi.office.frame.database import writing

RESTORED = "database.restored"


def record_restore(*, backup: str, by: Actor) -> None:
    """Record that the database was restored; to be called in the restored database.

    Heads that were kept outside and speak for entries after the restored ones are thereby owned to
    be abandoned; without this entry they prove that the log was cut off.

    Args:
        backup: Which backup, by a name that is no free text.
        by: Who restored it.
    """
    back_to = last_head()
    known = last_kept_head(configuration().heads) or back_to
    facts: dict[str, str | int] = {"backup": backup, "size": back_to.size if back_to else 0}
    if back_to:
        facts["root"] = back_to.root.hex()
    if known:
        facts |= {"last_size": known.size, "last_root": known.root.hex()}
        # Whoever goes back a second time loses the entry that owned to the first.
        facts["abandoned_to"] = max(known.size, largest_kept_size(configuration().heads))
    with writing():
        record(RESTORED, by=by, on=Subject("database", "mingxi"), facts=facts)
