from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial
from time import sleep

from counting.models import Counted
from mingxi.office.frame.database import writing
from mingxi.office.frame.jobs import Chunk, dated_duty, duty, job_kind
from mingxi.office.frame.jobs.models import Job


@job_kind("counting.count", name="计数")
def count(job: Job) -> Iterator[Chunk]:
    total = job.arguments["total"]
    for number in range(job.cursor or 0, total):
        sleep(job.arguments["seconds"])
        effect = partial(Counted.objects.create, what=f"job {job.pk}", number=str(number))
        yield Chunk(number + 1, number + 1, total, effect)


@duty("counting.rarely", name="偶尔计数", every=timedelta(days=30))
def rarely() -> None:
    with writing():
        Counted.objects.create(what="rarely", number="")


@dated_duty("counting.daily", name="每日计数", at=time(0, 5))
def daily(day: date) -> None:
    Counted.objects.create(what="daily", number=day.isoformat())
