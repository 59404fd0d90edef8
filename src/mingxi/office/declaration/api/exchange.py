"""Files of declarations, their texts as Word, and two states side by side, for programs."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile as Upload
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from ninja import File, Query, Router, Schema, Status, UploadedFile

from mingxi.office.declaration.models import Attachment
from mingxi.office.declaration.ports import READ_PROJECTS, WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.attachable import SIGNATURE_BYTES, why_not
from mingxi.office.declaration.reckoning.comparing import compared
from mingxi.office.declaration.reckoning.form_document import WORD, word_of_form
from mingxi.office.declaration.reckoning.paper import paper_of
from mingxi.office.declaration.reckoning.project_form import form_of_json, sha256_of
from mingxi.office.declaration.reckoning.states import AttachmentKind
from mingxi.office.declaration.selectors.attachments import attachments_for, paper_versions_for
from mingxi.office.declaration.selectors.drafts import drafts_for
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.declaration.services import attachments as services
from mingxi.office.frame.api import Id, Moment, PageOf, Paging, needs, page_of, writes
from mingxi.office.frame.api.values import told_moment
from mingxi.office.frame.files.limits import FileTooLargeError
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import attachment, store

router = Router()

_BINARY = {"schema": {"type": "string", "format": "binary"}}


class AttachmentOut(Schema):
    """A file of a declaration; a signed scan names its version."""

    id: Id
    kind: AttachmentKind
    version_id: Id | None
    file_name: str
    file_bytes: int
    added_by_number: str
    added_at: Moment


class FileRequest(PersonRequest):
    """A request whose file was stored before the transaction."""

    prepared: StoredFile


def told(held: Attachment) -> AttachmentOut:
    """Tell of a file."""
    return AttachmentOut(
        id=held.pk,
        kind=AttachmentKind(held.kind),
        version_id=held.version_id,
        file_name=held.file.name,
        file_bytes=held.file.size_bytes,
        added_by_number=held.added_by.number,
        added_at=held.added_at,
    )


def _stored_as(kind: AttachmentKind) -> Any:
    """Give what stores a file of a kind before the transaction."""

    def stored(request: PersonRequest) -> StoredFile | None:
        file: Upload[Any] | None = request.FILES.get("file")
        if file is None:
            return None
        beginning = file.read(SIGNATURE_BYTES)
        file.seek(0)
        why = why_not(kind, file.name or "", file.size or 0, beginning)
        if why:
            raise ValidationError({"file": why})
        try:
            return store(
                file,
                name=file.name or "",
                media_type=file.content_type or "",
                by_number=request.user.number,
            )
        except FileTooLargeError as error:
            raise ValidationError({"file": str(error)}) from error

    return stored


@router.get(
    "/declarations/{declaration_id}/attachments",
    response=PageOf[AttachmentOut],
    summary="申报的附件",
)
@needs(READ_PROJECTS)
def get_attachments(
    request: PersonRequest, declaration_id: Id, paging: Query[Paging]
) -> PageOf[AttachmentOut]:
    """Give the files of a declaration."""
    declaration = get_object_or_404(declarations_for(request.user), pk=declaration_id)
    rows = attachments_for(request.user).filter(declaration=declaration)
    return page_of(rows, paging, by="pk", told=told)


@router.post(
    "/declarations/{declaration_id}/attachments",
    response={201: AttachmentOut},
    summary="添加附件",
    description="用表单字段 `file` 上传；单位编写期间才能添加。",
)
@writes(WRITE_DECLARATIONS, first=_stored_as(AttachmentKind.ATTACHMENT))
def post_attachment(
    request: FileRequest,
    declaration_id: Id,
    file: File[UploadedFile],  # noqa: ARG001  # it was stored before; told to the description
) -> Status[AttachmentOut]:
    """Attach a file."""
    declaration = get_object_or_404(declarations_for(request.user), pk=declaration_id)
    held = services.attach_file(
        declaration=declaration,
        kind=AttachmentKind.ATTACHMENT,
        file=request.prepared,
        by=request.user,
    )
    return Status(HTTPStatus.CREATED, told(held))


@router.post(
    "/versions/{version_id}/scans",
    response={201: AttachmentOut},
    summary="上传签字盖章扫描件",
    description="用表单字段 `file` 上传；扫描件挂在所签的那一版上。",
)
@writes(WRITE_DECLARATIONS, first=_stored_as(AttachmentKind.SIGNED_SCAN))
def post_scan(
    request: FileRequest,
    version_id: Id,
    file: File[UploadedFile],  # noqa: ARG001  # as above
) -> Status[AttachmentOut]:
    """Attach the scan of a version."""
    version = get_object_or_404(paper_versions_for(request.user), pk=version_id)
    held = services.attach_file(
        declaration=version.declaration,
        kind=AttachmentKind.SIGNED_SCAN,
        file=request.prepared,
        version=version,
        by=request.user,
    )
    return Status(HTTPStatus.CREATED, told(held))


@router.get(
    "/attachments/{attachment_id}/file",
    summary="附件的内容",
    openapi_extra={
        "responses": {200: {"description": "OK", "content": {"*/*": _BINARY}}},
    },
)
@needs(READ_PROJECTS)
def get_attached_file(request: PersonRequest, attachment_id: Id) -> HttpResponseBase:
    """Give a file as it came."""
    return attachment(get_object_or_404(attachments_for(request.user), pk=attachment_id).file)


@router.delete("/attachments/{attachment_id}", response={204: None}, summary="删除附件")
@writes(WRITE_DECLARATIONS)
def delete_attachment(request: PersonRequest, attachment_id: Id) -> Status[None]:
    """Remove a file."""
    held = get_object_or_404(attachments_for(request.user), pk=attachment_id)
    services.remove_attachment(attachment=held, by=request.user)
    return Status(HTTPStatus.NO_CONTENT, None)


@router.get(
    "/versions/{version_id}/word",
    summary="一版文本的Word文件",
    description="按GB/T 9704排版；改动后可以再导入。",
    openapi_extra={
        "responses": {200: {"description": "OK", "content": {WORD: _BINARY}}},
    },
)
@needs(READ_PROJECTS)
def get_word(request: PersonRequest, version_id: Id) -> HttpResponse:
    """Give a version as Word."""
    version = get_object_or_404(paper_versions_for(request.user), pk=version_id)
    return HttpResponse(word_of_form(form_of_json(version.content)), content_type=WORD)


@router.get(
    "/declarations/{declaration_id}/word",
    summary="草稿的Word文件",
    description="按GB/T 9704排版；改动后可以再导入。",
    openapi_extra={
        "responses": {200: {"description": "OK", "content": {WORD: _BINARY}}},
    },
)
@needs(WRITE_DECLARATIONS)
def get_draft_word(request: PersonRequest, declaration_id: Id) -> HttpResponse:
    """Give the draft, which is its unit's alone, as Word."""
    draft = get_object_or_404(drafts_for(request.user), declaration=declaration_id)
    return HttpResponse(word_of_form(form_of_json(draft.content)), content_type=WORD)


@router.get(
    "/versions/{version_id}/paper",
    response=dict[str, Any],
    summary="打印的表单",
    description=(
        "打印、签字盖章的那一份的全部内容：题头、各部分文字和表格、附表（金额单位是分），"
        "版本和内容的SHA-256；`is_sound` 为假说明内容与校验码不符，不要打印签字。"
    ),
)
@needs(READ_PROJECTS)
def get_paper(request: PersonRequest, version_id: Id) -> dict[str, Any]:
    """Give what the printed form of a version shows; the hash is reckoned anew."""
    version = get_object_or_404(paper_versions_for(request.user), pk=version_id)
    return {
        **_plain(paper_of(form_of_json(version.content))),
        "unit_name": version.declaration.unit.name,
        "fiscal_year": version.declaration.fiscal_year,
        "stage": version.stage,
        "number": version.number,
        "made_at": told_moment(version.made_at),
        "made_by": version.made_by.name,
        "sha256": version.sha256,
        "is_sound": sha256_of(version.content) == version.sha256,
    }


@router.get(
    "/versions/{version_id}/comparison",
    response=dict[str, Any],
    summary="与另一版对照",
    description="`old` 是原来那一版的 `id`；金额的单位是分。",
)
@needs(READ_PROJECTS)
def get_comparison(request: PersonRequest, version_id: Id, old: Query[Id]) -> dict[str, Any]:
    """Lay two versions side by side."""
    versions = paper_versions_for(request.user)
    new = get_object_or_404(versions, pk=version_id)
    before = get_object_or_404(versions, pk=old, declaration__project=new.declaration.project_id)
    both = compared(form_of_json(before.content), form_of_json(new.content))
    return {**_plain(both), "changes": both.changes}


def _plain(held: Any) -> Any:
    """Give named values as members, one in another."""
    if hasattr(held, "_asdict"):
        return {name: _plain(inner) for name, inner in held._asdict().items()}
    return [_plain(inner) for inner in held] if isinstance(held, tuple) else held
