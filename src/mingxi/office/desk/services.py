"""What may be done on the desk: stopping jobs, and letting them go on."""

from mingxi.office.events.services import Actor, record
from mingxi.office.frame.database import writing
from mingxi.office.frame.jobs import services as jobs
from mingxi.office.frame.jobs.models import Job


def cancel_job(*, job: Job, by: Actor) -> Job:
    """Stop a job at the end of its present chunk; what is done stays.

    Raises:
        RefusedError: It has ended already.
    """
    with writing():
        job = jobs.cancel(job)
        record("job.cancelled", by=by, on=job, facts={"kind": job.kind, "done": job.done})
    return job


def resume_job(*, job: Job, by: Actor) -> Job:
    """Let a failed or cancelled job go on where it stopped.

    Raises:
        RefusedError: It has not stopped.
    """
    with writing():
        job = jobs.resume(job)
        record("job.resumed", by=by, on=job, facts={"kind": job.kind, "done": job.done})
    return job
