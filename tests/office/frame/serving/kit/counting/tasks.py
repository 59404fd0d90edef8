import itertools
from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial
from pathlib import Path
from time import sleep

from counting.models import Counted
from mingxi.office.frame.database import writing
from mingxi.office.frame.jobs import Chunk, dated_duty, duty, job_kind
from mingxi.office.frame.jobs.models import Job


@job_kind("counting.count", name="计数")
def count(job: Job) -> Iterator[Chunk]:
    """Count on and on, until a file says that it is enough: whoever kills it finds it at work."""
    enough = Path(job.arguments["enough"])
    for number in itertools.count(job.cursor or 0):
        last = enough.exists()
        sleep(job.arguments["seconds"])
        effect = partial(Counted.objects.create, what=f"job {job.pk}", number=str(number))
        yield Chunk(number + 1, number + 1, 0, effect)
        if last:
            return


@duty("counting.rarely", name="偶尔计数", every=timedelta(days=30))
def rarely() -> None:
    with writing():
        Counted.objects.create(what="rarely", number="")


@dated_duty("counting.daily", name="每日计数", at=time(0, 5))
def daily(day: date) -> None:
    Counted.objects.create(what="daily", number=day.isoformat())
