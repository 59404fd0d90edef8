"""What the clock does for the frame itself."""

from datetime import timedelta

from django.contrib.sessions.models import Session

from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.jobs.duties import duty


@duty("frame.forget_sessions", name="清除过期会话", every=timedelta(hours=1))
def forget_sessions() -> None:
    """Delete sessions whose time is over."""
    with writing():
        Session.objects.filter(expire_date__lt=now()).delete()
