"""Rolling the library into the next year, which is slow, in the worker."""

from collections.abc import Iterator

from mingxi.office.declaration.models import Declaration, RollOver
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.states import Rolling
from mingxi.office.declaration.selectors.rolling import DONE_BY_ROLLING, last_form, rolling_of
from mingxi.office.declaration.services.rolling import ROLL_OVER, carry_project, drop_project
from mingxi.office.frame.jobs import Chunk, job_kind
from mingxi.office.frame.jobs.models import Job

_TO_A_CHUNK = 25

_Part = tuple[Declaration, Rolling, ProjectForm | None]


@job_kind(ROLL_OVER, name="项目库滚动")
def roll_library(job: Job) -> Iterator[Chunk]:
    """Carry or drop the projects in the order of their declarations; the cursor is the last one."""
    rolled = RollOver.objects.select_related("rolled_by").get(job=job)
    cursor, done = job.cursor or 0, job.done
    left = rolling_of(rolled.rolled_by, rolled.year).filter(rolling__in=DONE_BY_ROLLING)
    total = done + left.filter(pk__gt=cursor).count()
    while keys := list(
        left.filter(pk__gt=cursor).order_by("pk").values_list("pk", "rolling")[:_TO_A_CHUNK]
    ):
        parts = _read(keys)
        cursor, done = keys[-1][0], done + len(keys)

        def apply(parts: list[_Part] = parts) -> None:
            # As they stand now: a term may have been made longer since they were read.
            now = dict(
                left.filter(pk__in=[part[0].pk for part in parts]).values_list("pk", "rolling")
            )
            for declaration, what, form in parts:
                if now.get(declaration.pk) != what:
                    continue
                if form is not None:
                    carry_project(
                        rolled=rolled, declaration=declaration, form=form, by=rolled.rolled_by
                    )
                else:
                    drop_project(
                        rolled=rolled, declaration=declaration, what=what, by=rolled.rolled_by
                    )

        yield Chunk(cursor=cursor, done=done, total=max(total, done), apply=apply)


def _read(keys: list[tuple[int, str]]) -> list[_Part]:
    """Open the forms of those that are carried."""
    rows = Declaration.objects.select_related("project", "unit", "begun_by", "draft").in_bulk(
        [key for key, _ in keys]
    )
    return [
        (rows[key], Rolling(what), last_form(rows[key]) if what == Rolling.CARRIED else None)
        for key, what in keys
    ]
