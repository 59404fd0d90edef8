"""Files that are to become declarations, for programs."""

from http import HTTPStatus
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile as Upload
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from ninja import File, Path, Query, Router, Schema, Status, UploadedFile

from mingxi.office.declaration.models import TextImport, TextImportState
from mingxi.office.declaration.ports import WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.form_faults import FormFaultsError, form_sent
from mingxi.office.declaration.reckoning.kinds import why_not
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.selectors.drafts import units_written_by
from mingxi.office.declaration.selectors.imports import imports_for
from mingxi.office.declaration.services import importing as services
from mingxi.office.frame.api import Id, Moment, PageOf, Paging, needs, page_of, writes
from mingxi.office.frame.files.limits import FileTooLargeError
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import attachment, read, store
from mingxi.office.frame.refusals import RefusedError

router = Router()

Place = Annotated[int, Path(ge=0, le=2**31 - 1)]


class TakenOut(Schema):
    """Which declaration a project of the file became; ``place`` counts from 0."""

    place: int
    declaration_id: Id


class TextImportOut(Schema):
    """The import of one file."""

    id: Id
    file_name: str
    file_bytes: int
    unit_code: str
    brought_at: Moment
    state: TextImportState
    read_at: Moment | None
    error: str | None
    projects: int
    taken: list[TakenOut]


class BegunOut(Schema):
    """The declaration that was begun."""

    declaration_id: Id


class FileRequest(PersonRequest):
    """A request whose file was stored before the transaction."""

    prepared: StoredFile


def told(brought: TextImport) -> TextImportOut:
    """Tell of an import."""
    return TextImportOut(
        id=brought.pk,
        file_name=brought.file.name,
        file_bytes=brought.file.size_bytes,
        unit_code=brought.unit.code,
        brought_at=brought.brought_at,
        state=brought.state,
        read_at=brought.read_at,
        error=brought.error or None,
        projects=brought.projects,
        taken=[
            TakenOut(place=one.place, declaration_id=one.declaration_id)
            for one in brought.taken.all()
        ],
    )


def _stored(request: PersonRequest) -> StoredFile | None:
    """Store the file before the transaction; None where none came, which the operation tells."""
    file: Upload[Any] | None = request.FILES.get("file")
    if file is None:
        return None
    name = file.name or ""
    why = why_not(name, file.size or 0)
    if why:
        raise ValidationError({"file": why})
    try:
        return store(
            file, name=name, media_type=file.content_type or "", by_number=request.user.number
        )
    except FileTooLargeError as error:
        raise ValidationError({"file": str(error)}) from error


class AcceptingRequest(PersonRequest):
    """A request whose form was checked before the transaction; None where it is no form."""

    prepared: tuple[int, int] | None


def _counts(request: PersonRequest) -> tuple[int, int] | None:
    try:
        return checked_form(form_sent(request.body)).counts
    except FormFaultsError:
        return None


@router.get("/imports", response=PageOf[TextImportOut], summary="导入的文件")
@needs(WRITE_DECLARATIONS)
def get_imports(request: PersonRequest, paging: Query[Paging]) -> PageOf[TextImportOut]:
    """Give the person's imports, the newest first."""
    return page_of(imports_for(request.user), paging, by="-pk", told=told)


@router.post(
    "/imports",
    response={201: TextImportOut},
    summary="导入一份项目文本",
    description=(
        "用表单字段 `file` 上传文件，读取在后台进行。"
        "为几个单位申报的，用 `unit_code` 说明是哪一个。"
    ),
)
@writes(WRITE_DECLARATIONS, first=_stored)
def post_import(
    request: FileRequest,
    file: File[UploadedFile],  # noqa: ARG001  # it was stored before; told to the description
    unit_code: Query[str] = "",
) -> Status[TextImportOut]:
    """Bring in a file."""
    units = {unit.code: unit for unit in units_written_by(request.user)}
    if unit_code not in units and (unit_code or len(units) != 1):
        known = "、".join(units) or "（没有）"
        raise ValidationError({"unit_code": f"请写明为哪个单位申报：{known}。"})
    unit = units[unit_code] if unit_code else next(iter(units.values()))
    brought = services.bring_in_text(file=request.prepared, unit=unit, by=request.user)
    return Status(HTTPStatus.CREATED, told(brought))


@router.get("/imports/{import_id}", response=TextImportOut, summary="一次导入")
@needs(WRITE_DECLARATIONS)
def get_import(request: PersonRequest, import_id: Id) -> TextImportOut:
    """Give one import."""
    return told(get_object_or_404(imports_for(request.user), pk=import_id))


@router.get(
    "/imports/{import_id}/file",
    summary="导入的原文件",
    openapi_extra={
        "responses": {
            200: {
                "description": "文件",
                "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
            }
        },
    },
)
@needs(WRITE_DECLARATIONS)
def get_file(request: PersonRequest, import_id: Id) -> HttpResponseBase:
    """Give the file as it came."""
    return attachment(get_object_or_404(imports_for(request.user), pk=import_id).file)


@router.get(
    "/imports/{import_id}/result",
    response=dict[str, Any],
    summary="读出的内容",
    description=(
        "`projects` 是读出的各个项目，`places` 是每个值在 `document.text` 中的位置；"
        "尚未读完时回答409。"
    ),
)
@needs(WRITE_DECLARATIONS)
def get_result(request: PersonRequest, import_id: Id) -> HttpResponse:
    """Give what was read, as it was kept."""
    brought = get_object_or_404(imports_for(request.user), pk=import_id)
    if brought.result is None:
        raise RefusedError(
            "import-not-read", "还没有读完。", where="import_id", mend="请稍后再查询。"
        )
    return HttpResponse(read(brought.result), content_type="application/json; charset=utf-8")


@router.post(
    "/imports/{import_id}/projects/{project_place}",
    response={201: BegunOut},
    summary="带入一个项目，建立申报",
    description="请求体是确认后的项目表单；`project_place` 从0数起。",
)
@writes(WRITE_DECLARATIONS, first=_counts)
def post_accepted(
    request: AcceptingRequest, import_id: Id, project_place: Place, form: ProjectForm
) -> Status[BegunOut]:
    """Begin a declaration with a project of the file."""
    brought = get_object_or_404(imports_for(request.user), pk=import_id)
    if project_place >= brought.projects:
        raise Http404
    try:
        declaration = services.accept_import(
            text_import=brought,
            place=project_place,
            form=form,
            by=request.user,
            counts=request.prepared,
        )
    except ValueError as error:
        raise ValidationError({"form": str(error)}) from error
    return Status(HTTPStatus.CREATED, BegunOut(declaration_id=declaration.pk))


@router.delete("/imports/{import_id}", response={204: None}, summary="放弃一次导入")
@writes(WRITE_DECLARATIONS)
def delete_import(request: PersonRequest, import_id: Id) -> Status[None]:
    """Discard an import."""
    brought = get_object_or_404(imports_for(request.user), pk=import_id)
    services.discard_import(text_import=brought, by=request.user)
    return Status(HTTPStatus.NO_CONTENT, None)
