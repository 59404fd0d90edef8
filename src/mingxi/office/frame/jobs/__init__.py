"""Work in the background: jobs in committed chunks, and duties that the clock starts.

An app declares both in its ``tasks.py``::

    @job_kind("declaration.check_text", name="核对文本")
    def check_text(job: Job) -> Iterator[Chunk]: ...

    duty("events.seal", name="日志封存", every=timedelta(seconds=4))(seal_events)

Services of apps queue jobs with ``jobs.services.queue``. Who may see or stop a job is left to the
apps above; the owner is only a number and a name here.
"""

from mingxi.office.frame.jobs.duties import dated_duty, duty
from mingxi.office.frame.jobs.kinds import Chunk, JobFailedError, job_kind

__all__ = ["Chunk", "JobFailedError", "dated_duty", "duty", "job_kind"]
