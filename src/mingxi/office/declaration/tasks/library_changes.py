"""Doing the same to all projects that a filter found, which is slow, in the worker."""

import json
from collections.abc import Callable, Iterator, Sequence

from mingxi.office.declaration.models import LibraryBulk
from mingxi.office.declaration.services.library_changes import CHANGE_FOUND, change_part
from mingxi.office.frame.files.services import read
from mingxi.office.frame.jobs import Chunk, job_kind
from mingxi.office.frame.jobs.models import Job

_TO_A_CHUNK = 50


@job_kind(CHANGE_FOUND, name="批量办理项目库")
def change_found_projects(job: Job) -> Iterator[Chunk]:
    """Go along the list of what was found; the cursor is how many are behind us."""
    bulk = LibraryBulk.objects.select_related("asked_by", "projects").get(job=job)
    keys = json.loads(read(bulk.projects))
    for first in range(job.cursor or 0, len(keys), _TO_A_CHUNK):
        part = keys[first : first + _TO_A_CHUNK]
        end = first + len(part)
        yield Chunk(
            cursor=end,
            done=end,
            total=len(keys),
            apply=_changing(bulk, part, is_last=end == len(keys)),
        )


def _changing(bulk: LibraryBulk, part: Sequence[int], *, is_last: bool) -> Callable[[], None]:
    return lambda: change_part(bulk=bulk, keys=part, is_last=is_last)
