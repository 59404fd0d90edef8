"""The checks of texts for programs."""

from http import HTTPStatus
from typing import Any, Literal, get_args

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile as Upload
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from ninja import File, Query, Router, Schema, Status, UploadedFile

from mingxi.office.declaration.models import CheckState, TextCheck
from mingxi.office.declaration.ports import CHECK_TEXTS, PersonRequest
from mingxi.office.declaration.reckoning.kinds import why_not
from mingxi.office.declaration.selectors.check_files import FORMS, Made, check_file
from mingxi.office.declaration.selectors.checks import checks_for
from mingxi.office.declaration.services import checks as services
from mingxi.office.frame.api import Id, Moment, PageOf, Paging, needs, page_of, writes
from mingxi.office.frame.files.limits import FileTooLargeError
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import attachment, produced_attachment, read, store
from mingxi.office.frame.refusals import RefusedError

router = Router()

_BINARY = {"schema": {"type": "string", "format": "binary"}}
Form = Literal["file", "json", "html", "docx", "xlsx", "sarif"]
assert set(get_args(Form)) == set(FORMS)


class Findings(Schema):
    """How many findings there are, by severity."""

    error: int
    warning: int
    info: int


class Claims(Schema):
    """How many calculations there are, by what became of them."""

    proven: int
    contradicted: int
    undecided: int


class TextCheckOut(Schema):
    """The check of one text."""

    id: Id
    text_name: str
    text_bytes: int
    unit_code: str | None
    handed_in_by_number: str
    handed_in_at: Moment
    state: CheckState
    checked_at: Moment | None
    error: str | None
    findings: Findings
    claims: Claims


class CheckFilter(Schema):
    """Which checks: those that came to an end or did not, those handed in since a moment."""

    finished: bool | None = None
    since: Moment | None = None

    def chosen(self, checks: QuerySet[TextCheck]) -> QuerySet[TextCheck]:
        """Leave out the others."""
        if self.finished is not None:
            checks = checks.filter(checked_at__isnull=not self.finished)
        if self.since is not None:
            checks = checks.filter(handed_in_at__gte=self.since)
        return checks


class TextRequest(PersonRequest):
    """A request whose file was stored before the transaction."""

    prepared: StoredFile


def told(check: TextCheck) -> TextCheckOut:
    """Tell of a check."""
    return TextCheckOut(
        id=check.pk,
        text_name=check.text.name,
        text_bytes=check.text.size_bytes,
        unit_code=check.unit.code if check.unit else None,
        handed_in_by_number=check.handed_in_by.number,
        handed_in_at=check.handed_in_at,
        state=check.state,
        checked_at=check.checked_at,
        error=check.error or None,
        findings=Findings(error=check.errors, warning=check.warnings, info=check.infos),
        claims=Claims(
            proven=check.proven, contradicted=check.contradicted, undecided=check.undecided
        ),
    )


def _stored_text(request: PersonRequest) -> StoredFile | None:
    """Store the file before the transaction; None where none came, which the operation tells."""
    text: Upload[Any] | None = request.FILES.get("text")
    if text is None:
        return None
    name = text.name or ""
    why = why_not(name, text.size or 0)
    if why:
        raise ValidationError({"text": why})
    try:
        return store(
            text, name=name, media_type=text.content_type or "", by_number=request.user.number
        )
    except FileTooLargeError as error:
        raise ValidationError({"text": str(error)}) from error


@router.get(
    "/checks",
    response=PageOf[TextCheckOut],
    summary="核对记录",
    description="本人提交的；单位负责人另可看到本单位及下级单位的。最近的在前。",
)
@needs(CHECK_TEXTS)
def get_checks(
    request: PersonRequest, paging: Query[Paging], which: Query[CheckFilter]
) -> PageOf[TextCheckOut]:
    """Give the checks that the person may see."""
    return page_of(which.chosen(checks_for(request.user)), paging, by="-pk", told=told)


@router.post(
    "/checks",
    response={201: TextCheckOut},
    summary="提交一份文本核对",
    description="用表单字段 `text` 上传文件；核对在后台进行，用返回的 `id` 查询结果。",
)
@writes(CHECK_TEXTS, first=_stored_text)
def post_check(
    request: TextRequest,
    text: File[UploadedFile],  # noqa: ARG001  # it was stored before; told to the description
) -> Status[TextCheckOut]:
    """Hand in a text."""
    check = services.hand_in_text(text=request.prepared, by=request.user)
    return Status(HTTPStatus.CREATED, told(check))


@router.get(
    "/checks/{check_id}",
    response=TextCheckOut,
    summary="一次核对",
    description="状态 `state` 为 checked 后，各项条数才有意义。",
)
@needs(CHECK_TEXTS)
def get_check(request: PersonRequest, check_id: Id) -> TextCheckOut:
    """Give one check."""
    return told(get_object_or_404(checks_for(request.user), pk=check_id))


@router.get(
    "/checks/{check_id}/report",
    response=dict[str, Any],
    summary="核对报告",
    description="与 `mingxi check --format json` 相同（mingxi.report/1）；尚未核对完时回答409。",
)
@needs(CHECK_TEXTS)
def get_report(request: PersonRequest, check_id: Id) -> HttpResponse:
    """Give the report as it was kept."""
    check = get_object_or_404(checks_for(request.user), pk=check_id)
    if check.report is None:
        raise RefusedError(
            "check-not-finished", "还没有核对完。", where="check_id", mend="请稍后再查询。"
        )
    return HttpResponse(read(check.report), content_type="application/json; charset=utf-8")


@router.get(
    "/checks/{check_id}/file",
    summary="原文件，或某种格式的报告",
    description=(
        "`form`：file 原文件，json、html、docx（带批注的原文）、xlsx、sarif 报告；"
        "没有这一种或尚未核对完的，回答404。"
    ),
    openapi_extra={"responses": {200: {"description": "文件", "content": {"*/*": _BINARY}}}},
)
@needs(CHECK_TEXTS)
def get_file(request: PersonRequest, check_id: Id, form: Query[Form] = "file") -> HttpResponseBase:
    """Give a file of the check."""
    file = check_file(get_object_or_404(checks_for(request.user), pk=check_id), form)
    if file is None:
        raise Http404
    return produced_attachment(**file._asdict()) if isinstance(file, Made) else attachment(file)


@router.post(
    "/checks/{check_id}/again",
    response=TextCheckOut,
    summary="重新核对中断的文本",
    description="只用于作业失败或被取消的核对。",
)
@writes(CHECK_TEXTS)
def post_again(request: PersonRequest, check_id: Id) -> TextCheckOut:
    """Take up a check that stopped."""
    rows = checks_for(request.user)
    services.check_again(check=get_object_or_404(rows, pk=check_id), by=request.user)
    return told(rows.get(pk=check_id))


@router.delete(
    "/checks/{check_id}",
    response={204: None},
    summary="删除一次核对",
    description="文件和报告一并删除；只能删除本人提交的。",
)
@writes(CHECK_TEXTS)
def delete_check(request: PersonRequest, check_id: Id) -> Status[None]:
    """Delete an own check."""
    check = get_object_or_404(checks_for(request.user), pk=check_id)
    services.delete_check(check=check, by=request.user)
    return Status(HTTPStatus.NO_CONTENT, None)
