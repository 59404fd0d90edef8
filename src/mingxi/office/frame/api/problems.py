"""The one shape of every error that the interface answers with."""

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import (
    ObjectDoesNotExist,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    ValidationError,
)
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.http.multipartparser import MultiPartParserError
from django.utils.log import log_response
from ninja import Schema
from ninja.errors import HttpError
from ninja.errors import ValidationError as RequestInvalid

from mingxi.office.frame.origin import Channel, current_origin
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.frame.request_id import current_request_id

LOG = logging.getLogger("django.request")


class Detail(Schema):
    """What is wrong with one field of the request."""

    where: str
    message: str


class Problem(Schema):
    """What went wrong: a code for programs, sentences for people."""

    code: str
    message: str
    where: str | None = None
    mend: str | None = None
    request: str
    details: list[Detail] = []


# What is said of a status where nothing closer is known: code, message, mend.
_BY_STATUS: Mapping[int, tuple[str, str, str]] = {
    400: ("bad-request", "请求有误，无法读取。", "请对照接口说明（/api/v1/docs）检查请求的格式。"),
    401: (
        "token-missing",
        "没有出示有效的令牌。",
        "请在请求头写明 Authorization: Bearer 令牌；令牌过期或已撤销的，请在“我的账号”重新签发。",
    ),
    403: ("forbidden", "没有办理这件事的权限。", "请向系统管理员核对本人的角色。"),
    404: (
        "not-found",
        "没有这个地址，或没有您可以查看的这条记录。",
        "请核对地址和编号（/api/v1/docs）。",
    ),
    405: ("method-not-allowed", "这个地址不接受这种请求方法。", "请对照接口说明（/api/v1/docs）。"),
    409: ("refused", "按规则现在不能办理。", "请先处理所说的情况，再重新办理。"),
    413: ("too-large", "请求的内容超过上限。", "请减小文件或分次提交。"),
    422: ("invalid", "请求的内容不符合要求。", "请按所列各处改正后再试。"),
    500: (
        "internal-error",
        "明细自身出错，这次请求没有留下任何改动。",
        "请稍后用同一个 Idempotency-Key 再试；仍不行的，把请求编号告诉系统管理员。",
    ),
}

# What pydantic lists as "'a', 'b' or 'c'".
_QUOTED = re.compile(r"'([^']*)'")

# pydantic's own sentences are English; these are the kinds that requests meet.
_SENTENCES: Mapping[str, str] = {
    "missing": "缺少这一项。",
    "extra_forbidden": "没有这一项，请去掉。",
    "string_type": "应为文字。",
    "string_too_short": "至少{min_length}个字。",
    "string_too_long": "最多{max_length}个字。",
    "string_pattern_mismatch": "格式不符合要求。",
    "int_type": "应为整数。",
    "int_parsing": "应为整数。",
    "int_from_float": "应为整数。",
    "bool_parsing": "应为 true 或 false。",
    "greater_than_equal": "不能小于{ge}。",
    "less_than_equal": "不能大于{le}。",
    "greater_than": "应大于{gt}。",
    "less_than": "应小于{lt}。",
    "enum": "应为其中之一：{expected}。",
    "literal_error": "应为其中之一：{expected}。",
    "date_from_datetime_parsing": "应为日期，例如2026-03-01。",
    "date_parsing": "应为日期，例如2026-03-01。",
    "datetime_from_date_parsing": "应为时间，例如2026-03-01T09:30:00+08:00。",
    "datetime_parsing": "应为时间，例如2026-03-01T09:30:00+08:00。",
    "timezone_aware": "时间要写明时区，例如2026-03-01T09:30:00+08:00。",
    "uuid_parsing": "应为UUID。",
    "list_type": "应为列表。",
    "too_short": "至少{min_length}项。",
    "too_long": "最多{max_length}项。",
    "value_error": "{error}",
}


def problem(
    status: int,
    code: str | None = None,
    message: str | None = None,
    *,
    where: str | None = None,
    mend: str | None = None,
    details: list[Detail] | None = None,
) -> HttpResponse:
    """Answer with a problem; what is not said is said by the status."""
    by_status = _BY_STATUS.get(status, _BY_STATUS[500 if status >= 500 else 400])
    told = Problem(
        code=code or by_status[0],
        message=message or by_status[1],
        where=where,
        mend=mend if mend is not None else by_status[2],
        request=current_request_id(),
        details=details or [],
    )
    response = HttpResponse(
        told.model_dump_json(), status=status, content_type="application/json; charset=utf-8"
    )
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="mingxi"'
    return response


# What is told by its status alone; the order matters, for some derive from others.
_STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (Http404, 404),
    (ObjectDoesNotExist, 404),
    (RequestDataTooBig, 413),
    (SuspiciousOperation, 400),
    (MultiPartParserError, 400),
)


def problem_of(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer for what was raised; a mistake of ours is logged and told as such."""
    match error:
        case RefusedError():
            mend = error.mend or None
            return problem(409, error.code, error.message, where=error.where, mend=mend)
        case RequestInvalid():
            details = [_detail(told) for told in error.errors]
            return problem(422, where=details[0].where, details=details)
        case ValidationError():
            details = _field_details(error)
            return problem(422, where=details[0].where or None, details=details)
        case PermissionDenied():
            return problem(403, message=str(error) or None)
        case HttpError():
            return problem(error.status_code)
    for kind, status in _STATUSES:
        if isinstance(error, kind):
            return problem(status)
    return _our_mistake(request, error)


def _our_mistake(request: HttpRequest, error: Exception) -> HttpResponse:
    """As Django does for pages: who listens hears of it, and the log keeps it."""
    got_request_exception.send(sender=None, request=request)
    response = problem(500)
    said = (error.__class__.__name__, request.path)
    log_response("%s: %s", *said, response=response, request=request, logger=LOG, exception=error)
    return response


def _detail(told: Mapping[str, Any]) -> Detail:
    sentence = _SENTENCES.get(told["type"], "不符合要求。")
    about = dict(told.get("ctx", {}))
    if "expected" in about:
        about["expected"] = "、".join(_QUOTED.findall(about["expected"]))
    return Detail(where=_where(told["loc"]), message=sentence.format_map(about))


def _where(path: Sequence[str | int]) -> str:
    """Name a place as who wrote the request knows it: ``body.form.items.0.key``, ``query.limit``.

    The name of our own parameter, which stands second in a body and twice in a file, is left out.
    """
    source, *inside = map(str, path)
    match source:
        case "body":
            return ".".join([source, *inside[1:]])
        case "file":
            return ".".join(inside)
    return ".".join([source, *inside])


def _field_details(error: ValidationError) -> list[Detail]:
    if not hasattr(error, "error_dict"):
        return [Detail(where="", message=message) for message in error.messages]
    return [
        Detail(where=field, message=message)
        for field, messages in error.message_dict.items()
        for message in messages
    ]


class ProblemMiddleware:
    """Gives errors that arise before or beside the operations (404, 405, 413) the one shape too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        response = self.get_response(request)
        if (
            response.status_code < HTTPStatus.BAD_REQUEST
            or current_origin().channel is not Channel.API
            or response.get("Content-Type", "").startswith("application/json")
        ):
            return response
        told = problem(response.status_code)
        if "Allow" in response:
            told["Allow"] = response["Allow"]
        return told
