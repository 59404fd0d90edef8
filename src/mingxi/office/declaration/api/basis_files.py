"""The files of bases, citations without one, and two entries that are one, for programs."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile as Upload
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from ninja import File, Form, Query, Router, Schema, Status, UploadedFile

from mingxi.office.declaration.api.bases import BasisIn, BasisOut, facts_of, told
from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.ports import (
    KEEP_BASES,
    READ_PROJECTS,
    REGISTER_BASES,
    PersonRequest,
)
from mingxi.office.declaration.reckoning.states import BasisKind
from mingxi.office.declaration.selectors.bases import (
    bases_for,
    declarations_on_ended,
    open_citations_for,
    warnings_for,
)
from mingxi.office.declaration.services import bases as services
from mingxi.office.declaration.services.bases import BasisFacts
from mingxi.office.declaration.services.merging_bases import merge_bases
from mingxi.office.frame.api import Id, PageOf, Paging, Sent, needs, page_of, writes
from mingxi.office.frame.files.limits import FileTooLargeError
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import attachment, store

router = Router()


class FileRequest(PersonRequest):
    """A request whose file was stored before the transaction."""

    prepared: StoredFile


class MergeIn(Sent):
    """The entry that is the same document; it is removed."""

    merged_id: Id


class CitationOut(Schema):
    """A document that is cited and not registered, as it was cited last, and how often it is."""

    kind: BasisKind
    title: str
    number: str | None
    excerpt: str
    declaration_id: Id
    declarations: int


class EndedOut(Schema):
    """A document that no longer holds: what is wrong, and what to do.

    ``item_keys`` are the sub-items that rest on it; the empty key is the project as a whole.
    """

    basis_id: Id
    says: str
    advice: str
    item_keys: list[str]


class OnEndedOut(Schema):
    """A declaration still being written that rests on what has ended."""

    declaration_id: Id
    project_name: str
    unit_code: str
    fiscal_year: int
    ended: list[EndedOut]


def _stored(request: PersonRequest) -> StoredFile | None:
    """Store the file before the transaction; None where none came, which the operation tells."""
    file: Upload[Any] | None = request.FILES.get("file")
    if file is None:
        return None
    try:
        return store(
            file,
            name=file.name or "",
            media_type=file.content_type or "",
            by_number=request.user.number,
        )
    except FileTooLargeError as error:
        raise ValidationError({"file": str(error)}) from error


@router.get(
    "/bases/{basis_id}/file",
    summary="依据的文件",
    openapi_extra={
        "responses": {
            200: {
                "description": "文件",
                "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
            }
        },
    },
)
@needs(READ_PROJECTS)
def get_file(request: PersonRequest, basis_id: Id) -> HttpResponseBase:
    """Give the file as it came."""
    basis = get_object_or_404(bases_for(request.user), pk=basis_id)
    if basis.file is None:
        raise Http404
    return attachment(basis.file)


@router.post(
    "/bases/{basis_id}/file",
    response={201: BasisOut},
    summary="换上依据的文件",
    description="用表单字段 `file` 上传；其余内容不变。",
)
@writes(KEEP_BASES, first=_stored)
def post_file(
    request: FileRequest,
    basis_id: Id,
    file: File[UploadedFile],  # noqa: ARG001  # it was stored before; told to the description
) -> Status[BasisOut]:
    """Keep another file of a document."""
    basis = get_object_or_404(bases_for(request.user), pk=basis_id)
    known = BasisFacts(
        BasisKind(basis.kind),
        basis.title,
        basis.number,
        basis.issuer,
        basis.issued_on,
        basis.valid_from,
        basis.valid_until,
        basis.unit,
    )
    changed = services.change_basis(
        basis=basis, facts=known, file=request.prepared, by=request.user
    )
    return Status(HTTPStatus.CREATED, told(changed))


@router.post(
    "/basis-files",
    response={201: BasisOut},
    summary="登记一份依据并上传文件",
    description="与 POST /bases 相同，另用表单字段 `file` 上传文件。",
)
@writes(REGISTER_BASES, first=_stored)
def post_with_file(
    request: FileRequest,
    basis: Form[BasisIn],
    file: File[UploadedFile],  # noqa: ARG001  # as above
) -> Status[BasisOut]:
    """Register a document with its file."""
    made = services.register_basis(
        facts=facts_of(request, basis), file=request.prepared, by=request.user
    )
    return Status(HTTPStatus.CREATED, told(made))


@router.post(
    "/bases/{basis_id}/merge",
    response=BasisOut,
    summary="合并同一份文件",
    description="`merged_id` 的引用全部转到 `basis_id`，前者删除。",
)
@writes(KEEP_BASES)
def post_merge(request: PersonRequest, basis_id: Id, merge: MergeIn) -> BasisOut:
    """Make two entries one."""
    seen = bases_for(request.user)
    kept = get_object_or_404(seen, pk=basis_id)
    merged = get_object_or_404(seen, pk=merge.merged_id)
    return told(merge_bases(kept=kept, merged=merged, by=request.user))


@router.get(
    "/citations",
    response=list[CitationOut],
    summary="引用了而没有登记的文件",
    description="引用最多的在前，最多100份。",
)
@needs(REGISTER_BASES)
def get_citations(request: PersonRequest) -> list[CitationOut]:
    """Give the documents that wait to be registered."""
    return [
        CitationOut(
            kind=BasisKind(one.use.kind),
            title=one.use.title,
            number=one.use.number or None,
            excerpt=one.use.excerpt,
            declaration_id=one.use.declaration_id,
            declarations=one.declarations,
        )
        for one in open_citations_for(request.user)
    ]


@router.get(
    "/declarations-on-ended-bases",
    response=PageOf[OnEndedOut],
    summary="依据已失效的申报",
    description="仍在编写、而所依据的文件已经失效或废止的申报。",
)
@needs(READ_PROJECTS)
def get_on_ended(request: PersonRequest, paging: Query[Paging]) -> PageOf[OnEndedOut]:
    """Give the declarations that rest on what has ended, the newest first."""
    rows = declarations_on_ended(request.user).select_related("project", "unit")
    return page_of(rows, paging, by="-pk", told=_on_ended_told)


def _on_ended_told(declaration: Declaration) -> OnEndedOut:
    return OnEndedOut(
        declaration_id=declaration.pk,
        project_name=declaration.project.name,
        unit_code=declaration.unit.code,
        fiscal_year=declaration.fiscal_year,
        ended=[
            EndedOut(
                basis_id=one.basis.pk,
                says=one.says,
                advice=one.advice,
                item_keys=list(one.item_keys),
            )
            for one in warnings_for(declaration)
        ],
    )
