"""One run of a job: its chunks are committed one by one, as long as the lease is held."""

from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from structlog.stdlib import get_logger

from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.jobs import services
from mingxi.office.frame.jobs.kinds import Chunk, JobFailedError, UnknownKindError, kind_of
from mingxi.office.frame.jobs.leases import kept_alive
from mingxi.office.frame.jobs.models import Job, State, lease

log = get_logger("mingxi.jobs")


class LeaseLostError(Exception):
    """The job was handed to another worker; nothing of this chunk was written."""


class CancelledError(Exception):
    """The owner wished the job to stop; nothing of this chunk was written."""


class StoppingError(Exception):
    """The worker has been asked to stop."""


def never() -> bool:
    """Say that nobody asked to stop."""
    return False


def run(job: Job, *, stopping: Callable[[], bool] = never) -> None:
    """Work on a claimed job until it ends, is cancelled, is lost, or the worker shall stop.

    Whatever goes wrong in a job's work is its own failure and never its worker's.
    """
    told = log.bind(job=job.pk, kind=job.kind, attempt=job.attempts)
    told.info("job_started", done=job.done)
    try:
        with kept_alive(lambda: _beat(job)):
            _work(job, stopping)
    except LeaseLostError:
        told.warning("job_lost")
    except StoppingError:
        services.give_back(job)
        told.info("job_given_back")
    except CancelledError:
        told.info("job_cancelled")
    except UnknownKindError:
        services.end(
            services.held(job),
            State.FAILED,
            error=f"本系统没有“{job.kind}”这类作业，可能已随升级取消。",
        )
        told.error("job_of_unknown_kind")  # the kind says it all
    except JobFailedError as failure:
        services.end(services.held(job), State.FAILED, error=str(failure))
        told.info("job_failed")
    except (OperationalError, InterfaceError):
        # The database was away or busy: the lease runs out, and the job is taken up again.
        told.exception("job_interrupted")
    except Exception as error:  # noqa: BLE001  # a bug in one job must not stop all others
        services.end(services.held(job), State.FAILED, error=_our_fault(error))
        told.exception("job_broken")
    else:
        told.info("job_ended")


def _work(job: Job, stopping: Callable[[], bool]) -> None:
    for chunk in kind_of(job.kind).work(job):
        _commit(job, chunk)
        if stopping():
            raise StoppingError
    if not services.end(services.held(job), State.DONE):
        raise LeaseLostError


def _commit(job: Job, chunk: Chunk) -> None:
    """Apply a chunk and advance the cursor in one transaction, which first proves the lease.

    The update locks the row (the whole database on SQLite), so that neither a loss of the lease nor
    a cancel can come between proof and commit.
    """
    moment = now()
    with writing():
        held = services.held(job)
        if held.filter(cancel_wished=False).update(
            cursor=chunk.cursor,
            done=chunk.done,
            total=chunk.total,
            attempts=0,
            heartbeat_at=moment,
            lease_until=moment + lease(),
        ):
            chunk.apply()
            return
        cancelled = services.end(held.filter(cancel_wished=True), State.CANCELLED)
    raise CancelledError if cancelled else LeaseLostError


def _beat(job: Job) -> bool:
    moment = now()
    return bool(services.held(job).update(heartbeat_at=moment, lease_until=moment + lease()))


def _our_fault(error: Exception) -> str:
    """Tell the owner of a bug; its message may hold personal data and is left out."""
    return (
        f"程序内部错误（{type(error).__name__}），已完成的部分已保存。"
        "请把作业编号告诉系统管理员，处理后点击“继续”。"
    )
