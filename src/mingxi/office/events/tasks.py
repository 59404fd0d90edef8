"""What the clock does for the log."""

from datetime import timedelta

from mingxi.office.events.services import seal_events
from mingxi.office.frame.jobs import duty

# An entry waits for its seal no longer than 5 s: this, a tick of the clock, and the sealing itself.
duty("events.seal", name="封存日志", every=timedelta(seconds=3))(seal_events)
