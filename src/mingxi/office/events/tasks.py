"""What the clock does for the log."""

from datetime import timedelta

from mingxi.office.events.services import seal_events
from mingxi.office.frame.jobs import duty

# An entry is sealed within 5 seconds; the clock itself takes some of them.
SEALED_EVERY = timedelta(seconds=3)

duty("events.seal", name="封存日志", every=SEALED_EVERY)(seal_events)
