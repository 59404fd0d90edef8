"""Lists of the library as files, and workbooks brought in, for programs."""

from http import HTTPStatus
from typing import Annotated, Any, Literal

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile as Upload
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from ninja import File, Form, Query, Router, Schema, Status, UploadedFile
from pydantic import Field

from mingxi.office.declaration.models import ImportState, LibraryExport, LibraryImport
from mingxi.office.declaration.ports import IMPORT_LIBRARY, READ_PROJECTS, PersonRequest
from mingxi.office.declaration.reckoning.asked_lines import AskedLines, Year
from mingxi.office.declaration.selectors.library_files import exports_for, imports_for
from mingxi.office.declaration.selectors.library_template import template_for
from mingxi.office.declaration.services.library_exports import export_library
from mingxi.office.declaration.services.library_imports import (
    bring_workbook,
    give_up_import,
    import_workbook,
)
from mingxi.office.frame.api import Id, PageOf, Paging, Sent, needs, page_of, writes
from mingxi.office.frame.files.limits import FileTooLargeError
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import attachment, produced_attachment, store
from mingxi.office.frame.refusals import RefusedError

router = Router()

PROBLEMS_TOLD = 1000
MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


class WorkbookRequest(PersonRequest):
    """A request whose workbook was stored before the transaction."""

    prepared: StoredFile


class ExportIn(Sent):
    """Which lines, and in which form."""

    asked: AskedLines
    suffix: Literal["xlsx", "csv"] = "xlsx"


class ExportOut(Schema):
    """A list that was asked for; it can be fetched once ``is_ready``."""

    id: Id
    job_id: Id
    is_ready: bool
    rows: int


class ProblemOut(Schema):
    """What is wrong with a row of a workbook, and how to mend it."""

    row: int
    column: str
    says: str
    mend: str


class ImportSummary(Schema):
    """A workbook that was brought in, and what was found in it."""

    id: Id
    job_id: Id
    fiscal_year: int
    state: ImportState
    error: str | None
    rows: int
    new: int
    changed: int
    bad: int
    imported: int


class ImportOut(ImportSummary):
    """A workbook that was brought in, and the first of its problems."""

    problems: list[ProblemOut]


class WorkbookIn(Schema):
    """For which year a workbook is."""

    year: Year


class ImportDecisionIn(Sent):
    """What shall be taken of an examined workbook."""

    take: Annotated[
        Literal["all", "sound", "nothing"],
        Field(description="all 全部；sound 只要没有问题的行；nothing 一行也不导入"),
    ]


def told_export(export: LibraryExport) -> ExportOut:
    """Tell of a list."""
    return ExportOut(
        id=export.pk, job_id=export.job_id, is_ready=export.file_id is not None, rows=export.rows
    )


def told_import(brought: LibraryImport) -> ImportOut:
    """Tell of a workbook."""
    return ImportOut(
        **_summary(brought).model_dump(),
        problems=[
            ProblemOut(row=problem.row, column=problem.column, says=problem.says, mend=problem.mend)
            for problem in brought.problems.all()[:PROBLEMS_TOLD]
        ],
    )


def _summary(brought: LibraryImport) -> ImportSummary:
    return ImportSummary(
        id=brought.pk,
        job_id=brought.job_id,
        fiscal_year=brought.fiscal_year,
        state=ImportState(brought.state),
        error=brought.error or None,
        rows=brought.rows,
        new=brought.new,
        changed=brought.changed,
        bad=brought.bad,
        imported=brought.imported,
    )


def _stored_workbook(request: PersonRequest) -> StoredFile | None:
    """Store the file before the transaction; None where none came, which the operation tells."""
    workbook: Upload[Any] | None = request.FILES.get("workbook")
    if workbook is None:
        return None
    try:
        return store(
            workbook,
            name=workbook.name or "",
            media_type=workbook.content_type or "",
            by_number=request.user.number,
        )
    except FileTooLargeError as error:
        raise ValidationError({"workbook": str(error)}) from error


@router.get("/library/exports", response=PageOf[ExportOut], summary="本人的导出")
@needs(READ_PROJECTS)
def get_exports(request: PersonRequest, paging: Query[Paging]) -> PageOf[ExportOut]:
    """Give the lists that the person asked for, the newest first."""
    return page_of(exports_for(request.user), paging, by="-pk", told=told_export)


@router.post(
    "/library/exports",
    response={201: ExportOut},
    summary="导出项目库",
    description="在后台写成Excel或CSV；`is_ready` 为真后下载。",
)
@writes(READ_PROJECTS)
def post_export(request: PersonRequest, wished: ExportIn) -> Status[ExportOut]:
    """Ask for a list."""
    export = export_library(asked=wished.asked, suffix=wished.suffix, by=request.user)
    return Status(HTTPStatus.CREATED, told_export(export))


@router.get("/library/exports/{library_export_id}", response=ExportOut, summary="一次导出")
@needs(READ_PROJECTS)
def get_export(request: PersonRequest, library_export_id: Id) -> ExportOut:
    """Tell how far a list is."""
    return told_export(get_object_or_404(exports_for(request.user), pk=library_export_id))


@router.get(
    "/library/exports/{library_export_id}/file",
    summary="导出的文件",
    description="还没有写成时回答409。",
    openapi_extra={
        "responses": {
            200: {"description": "文件", "content": {kind: {} for kind in MEDIA_TYPES.values()}}
        }
    },
)
@needs(READ_PROJECTS)
def get_export_file(request: PersonRequest, library_export_id: Id) -> HttpResponseBase:
    """Give the file."""
    export = get_object_or_404(exports_for(request.user), pk=library_export_id)
    if export.file is None:
        raise RefusedError(
            "export-not-ready", "还没有写成。", where="library_export_id", mend="请稍后再取。"
        )
    return attachment(export.file)


@router.get(
    "/library/template",
    summary="导入用的工作簿模板",
    openapi_extra={
        "responses": {200: {"description": "文件", "content": {MEDIA_TYPES["xlsx"]: {}}}}
    },
)
@needs(IMPORT_LIBRARY)
def get_template(request: PersonRequest) -> HttpResponseBase:
    """Give the workbook to be filled in."""
    name, content = template_for(request.user)
    return produced_attachment(content, name=name, media_type=MEDIA_TYPES["xlsx"])


@router.get(
    "/library/imports",
    response=PageOf[ImportSummary],
    summary="本人导入的工作簿",
    description="各处问题见单次导入。",
)
@needs(IMPORT_LIBRARY)
def get_imports(request: PersonRequest, paging: Query[Paging]) -> PageOf[ImportSummary]:
    """Give the workbooks that the person brought, the newest first."""
    return page_of(imports_for(request.user), paging, by="-pk", told=_summary)


@router.post(
    "/library/imports",
    response={201: ImportOut},
    summary="上传项目库工作簿",
    description="用表单字段 `workbook` 上传文件；先只检查，`state` 为 examined 后再决定。",
)
@writes(IMPORT_LIBRARY, first=_stored_workbook)
def post_import(
    request: WorkbookRequest,
    told: Form[WorkbookIn],
    workbook: File[UploadedFile],  # noqa: ARG001  # it was stored before; told to the description
) -> Status[ImportOut]:
    """Bring a workbook."""
    brought = bring_workbook(file=request.prepared, year=told.year, by=request.user)
    return Status(HTTPStatus.CREATED, told_import(brought))


@router.get(
    "/library/imports/{library_import_id}",
    response=ImportOut,
    summary="一次导入",
    description=f"检查的结果；最多列出{PROBLEMS_TOLD}处问题。",
)
@needs(IMPORT_LIBRARY)
def get_import(request: PersonRequest, library_import_id: Id) -> ImportOut:
    """Tell what was found."""
    return told_import(get_object_or_404(imports_for(request.user), pk=library_import_id))


@router.post(
    "/library/imports/{library_import_id}/decision",
    response={200: ImportOut},
    summary="决定导入哪些行",
    description="有问题的行从不导入；选择 all 而存在问题时，一行也不导入并回答409。",
)
@writes(IMPORT_LIBRARY)
def post_decision(
    request: PersonRequest, library_import_id: Id, decision: ImportDecisionIn
) -> ImportOut:
    """Take all rows, the sound ones, or none."""
    brought = get_object_or_404(imports_for(request.user), pk=library_import_id)
    if decision.take == "nothing":
        give_up_import(brought=brought, by=request.user)
    else:
        import_workbook(brought=brought, sound_only=decision.take == "sound", by=request.user)
    brought.refresh_from_db()
    return told_import(brought)
