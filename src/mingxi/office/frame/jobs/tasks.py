"""What the clock does for the frame itself."""

from datetime import timedelta

from django.core.management import call_command

from mingxi.office.frame.database import writing
from mingxi.office.frame.jobs.duties import duty


@duty("frame.forget_sessions", name="清除过期会话", every=timedelta(hours=1))
def forget_sessions() -> None:
    """Delete sessions whose time is over."""
    with writing():
        call_command("clearsessions")
