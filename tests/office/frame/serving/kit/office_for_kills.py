"""Settings of an office that is killed: short leases, and an app whose effects can be counted."""

from datetime import timedelta

from mingxi.office.frame.serving import children
from mingxi.office.settings import *  # noqa: F403
from mingxi.office.settings import INSTALLED_APPS as OURS

INSTALLED_APPS = [*OURS, "counting"]
JOB_LEASE = timedelta(seconds=1.5)
# On a busy machine even who leaves at once may take long.
children.GRACE = 300
