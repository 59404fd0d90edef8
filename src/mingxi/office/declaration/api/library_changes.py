"""The same done to all projects that a filter finds, for programs."""

from http import HTTPStatus
from typing import Annotated

from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from pydantic import Field, ValidationError

from mingxi.office.declaration.models import LibraryBulk
from mingxi.office.declaration.ports import LEAD_LIBRARY, PersonRequest
from mingxi.office.declaration.reckoning.asked_lines import AskedLines
from mingxi.office.declaration.reckoning.states import LibraryChange
from mingxi.office.declaration.selectors.library_changes import Outlook, bulks_for, outlook_for
from mingxi.office.declaration.services.library_changes import change_found, store_found
from mingxi.office.frame.api import Id, needs, writes
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.refusals import RefusedError

router = Router()

REFUSALS_TOLD = 1000


class ReasonCount(Schema):
    """How many projects cannot be changed for a reason."""

    why: str
    projects: int


class OutlookOut(Schema):
    """What a change would do; ``seen`` is sent back with the wish to do it."""

    seen: str
    found: int
    done: int
    refused: list[ReasonCount]


class FoundChangeIn(Schema):
    """What shall be done to all that is asked for."""

    asked: AskedLines
    change: LibraryChange
    seen: Annotated[str, Field(max_length=64, description="预览时得到的 seen")]
    words: Annotated[str, Field(max_length=200, description="出库、暂缓的原因，或者标记")] = ""
    first: Annotated[int, Field(ge=1, le=1_000_000, description="调整排序时从第几号排起")] = 1


class BulkRefusalOut(Schema):
    """A project that was left as it is, and why."""

    project_id: Id
    why: str


class BulkOut(Schema):
    """A change of many, as far as it is, and the first of those that could not be changed."""

    id: Id
    job_id: Id
    change: LibraryChange
    is_ended: bool
    found: int
    done: int
    refused: int
    refusals: list[BulkRefusalOut]


class FoundRequest(PersonRequest):
    """A request whose projects were found and written down before the transaction."""

    prepared: tuple[Outlook, StoredFile] | None


def _written_down(request: PersonRequest) -> tuple[Outlook, StoredFile] | None:
    """Find the projects, slow for many; None where the body is unfit, which is told later."""
    try:
        wished = FoundChangeIn.model_validate_json(request.body)
    except ValidationError:
        return None
    outlook = outlook_for(request.user, wished.asked, wished.change)
    if wished.seen != outlook.seal:
        raise RefusedError(
            "found-stale",
            "符合条件的项目在预览以后有了变动，没有办理。",
            where="seen",
            mend="请重新预览，核对后再办理。",
        )
    return outlook, store_found(outlook, by_number=request.user.number)


def _told(bulk: LibraryBulk) -> BulkOut:
    return BulkOut(
        id=bulk.pk,
        job_id=bulk.job_id,
        change=LibraryChange(bulk.change),
        is_ended=bulk.job.ended,
        found=bulk.found,
        done=bulk.done,
        refused=bulk.refused,
        refusals=[
            BulkRefusalOut(project_id=one.project_id, why=one.why)
            for one in bulk.refusals.all()[:REFUSALS_TOLD]
        ],
    )


@router.get(
    "/library/found-changes/outlook",
    response=OutlookOut,
    summary="预览批量办理",
    description="对符合条件的全部项目办理时会怎样；什么也不变动。",
)
@needs(LEAD_LIBRARY)
def get_outlook(
    request: PersonRequest, asked: Query[AskedLines], change: LibraryChange
) -> OutlookOut:
    """Tell what would happen."""
    outlook = outlook_for(request.user, asked, change)
    return OutlookOut(
        seen=outlook.seal,
        found=len(outlook.keys),
        done=outlook.done,
        refused=[ReasonCount(why=why, projects=count) for why, count in outlook.refused],
    )


@router.post(
    "/library/found-changes",
    response={201: BulkOut},
    summary="对符合条件的全部项目办理",
    description="在后台办理预览时的那些项目；符合条件的项目有变动的回答409。",
)
@writes(LEAD_LIBRARY, first=_written_down)
def post_found_change(request: FoundRequest, wished: FoundChangeIn) -> Status[BulkOut]:
    """Let the worker do it."""
    assert request.prepared is not None  # the body is fit, or the operation is not reached
    outlook, projects = request.prepared
    bulk = change_found(
        outlook=outlook,
        projects=projects,
        words=wished.words,
        first=wished.first,
        by=request.user,
    )
    return Status(HTTPStatus.CREATED, _told(bulk))


@router.get(
    "/library/found-changes/{library_bulk_id}",
    response=BulkOut,
    summary="一次批量办理",
    description=f"办理的结果；最多列出{REFUSALS_TOLD}个不能办理的项目。",
)
@needs(LEAD_LIBRARY)
def get_found_change(request: PersonRequest, library_bulk_id: Id) -> BulkOut:
    """Tell how far it is."""
    return _told(get_object_or_404(bulks_for(request.user), pk=library_bulk_id))
