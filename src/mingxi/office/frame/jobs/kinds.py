"""What kinds of jobs there are, and the chunks that their work goes in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mingxi.office.frame.jobs.models import Job

# What JSON can hold.
Json = Any


def _nothing() -> None:
    """Leave everything as it is."""


def _nowhere(_job: "Job") -> str:
    """Lead nowhere: nobody but the machine asked for it."""
    return ""


@dataclass(frozen=True)
class Chunk:
    """A piece of work that is ready to be committed.

    ``cursor`` says where the work goes on after it: a job that is taken up again is handed the
    cursor of its last committed chunk. ``apply`` writes what the chunk computed, through services;
    it runs in the transaction that advances the cursor, so its effect is there exactly once. It
    must be short and stay inside the database.
    """

    cursor: Json
    done: int
    total: int
    apply: Callable[[], None] = _nothing


Work = Callable[["Job"], Iterator[Chunk]]


class JobFailedError(Exception):
    """The job cannot be done; the message tells its owner why and what to mend."""


class UnknownKindError(LookupError):
    """No app declares this kind of job."""


@dataclass(frozen=True)
class JobKind:
    """A kind of job: ``app.verb_object``, its Chinese name, its work, and where that is seen."""

    code: str
    name: str
    work: Work
    leads_to: Callable[["Job"], str]


_kinds: dict[str, JobKind] = {}


def job_kind(
    code: str, *, name: str, leads_to: Callable[["Job"], str] = _nowhere
) -> Callable[[Work], Work]:
    """Declare a kind of job: a generator of chunks that begins at ``job.cursor``.

    ``leads_to`` gives the address of the page where its owner sees what a job was for and what came
    of it; empty where there is none.

    What is slow (reading, computing) happens in the generator, outside of transactions, and may
    happen again after a crash; what is written belongs into ``Chunk.apply``.
    """

    def declare(work: Work) -> Work:
        assert code not in _kinds, code
        _kinds[code] = JobKind(code, name, work, leads_to)
        return work

    return declare


def kind_of(code: str) -> JobKind:
    """Give the kind with this code; raises UnknownKindError."""
    try:
        return _kinds[code]
    except KeyError:
        raise UnknownKindError(code) from None


def address_of(job: "Job") -> str:
    """Give the address of the page that a job was for; empty where there is none."""
    kind = _kinds.get(job.kind)
    return kind.leads_to(job) if kind else ""
