"""What a person reads when a page cannot be given: what happened, and what to do now.

The handlers of ``office/urls.py``. Nothing of the inside of the system is told; the log has it.
"""

import sys
from dataclasses import asdict, dataclass

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

import mingxi
from mingxi.office.frame.request_id import current_request_id

TEMPLATE = "frame/components/error.html"


@dataclass(frozen=True)
class Trouble:
    """An error page: its status, its words, its sign."""

    code: int
    title: str
    says: str
    advice: tuple[str, ...]
    icon: str
    home: bool = True


BAD_REQUEST = Trouble(
    400,
    "这个请求没有看懂",
    "浏览器发来的内容不完整，或者地址被改动过，所以什么也没有办理。",
    ("回到上一页，重新填写后再提交。", "如果是从别处复制来的地址，请核对是否复制完整。"),
    "circle-alert",
)
TOO_LARGE = Trouble(
    413,
    "提交的内容太大",
    "一次提交的内容超过了系统的上限，没有保存。",
    (
        "文件较大时，请先压缩图片，或者拆成几个文件分次上传。",
        "表格行数很多时，请改用“导入文件”，不要整页粘贴。",
    ),
    "file-up",
)
REFUSED = Trouble(
    403,
    "您没有打开此页的权限",
    "此页不在您现有岗位的权限之内。",
    (
        "从左侧菜单进入您能办理的事项。",
        "确因工作需要的，请本单位的系统管理员核对您的岗位。",
    ),
    "lock",
)
FORGED = Trouble(
    403,
    "页面已经过期，请重新提交",
    "为防止他人冒用您的身份，系统没有接受这次提交，内容没有保存。",
    (
        "回到上一页，刷新后重新提交；填写的内容请先复制留存。",
        "如果反复出现，请检查浏览器是否禁用了 Cookie，然后重新登录。",
    ),
    "shield-check",
)
NOT_FOUND = Trouble(
    404,
    "没有找到这一页",
    "这个地址没有对应的内容：它可能已经撤下，也可能不在您能看到的范围之内。",
    ("请核对地址是否完整。", "从菜单重新进入，或者在列表里按名称、编号查找。"),
    "map-pin-off",
)
FAILED = Trouble(
    500,
    "系统出了错，这次没有办成",
    "这是系统的问题，不是您的操作有误。没有办成的事项不会留下一半：要么全部保存，要么完全没有保存。",
    (
        "请回到上一页，刷新后看看刚才的内容是否已经保存，再决定是否重做。",
        "如果再次出现，请把下面的请求编号告诉系统管理员，日志里查得到原因。",
    ),
    "circle-alert",
)
UNAVAILABLE = Trouble(
    503,
    "系统暂时不能使用",
    "数据库暂时连不上，可能正在维护或恢复备份。已经保存的内容不受影响。",
    ("请过几分钟再刷新此页。", "如果半小时后仍不能使用，请联系系统管理员。"),
    "wrench",
    home=False,
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400, or 413 where the request was larger than is taken."""
    too_large = isinstance(exception, RequestDataTooBig)
    return _page(request, TOO_LARGE if too_large else BAD_REQUEST)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403 and name the permission that is missing, where it is known."""
    return _page(request, REFUSED, says=str(exception))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # it tells addresses
    """Answer 404; what is absent and what is forbidden look alike."""
    return _page(request, NOT_FOUND)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # told to the log by Django
    """Answer 403 to a form without its token (``CSRF_FAILURE_VIEW``)."""
    return _page(request, FORGED)


def failed(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # its page may be what fails
    """Answer 500, or 503 where the database does not answer; nothing is asked of either."""
    unreachable = isinstance(sys.exception(), OperationalError | InterfaceError)
    trouble = UNAVAILABLE if unreachable else FAILED
    words = asdict(trouble) | {
        "version": mingxi.__version__,
        "request_number": current_request_id(),
    }
    answer = HttpResponse(render_to_string(TEMPLATE, words), status=trouble.code)
    if unreachable:
        answer["Retry-After"] = "120"
    return answer


def _page(request: HttpRequest, trouble: Trouble, *, says: str = "") -> HttpResponse:
    words = asdict(trouble)
    if says:
        words["says"] = says
    return render(request, TEMPLATE, words, status=trouble.code)
