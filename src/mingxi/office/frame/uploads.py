"""What is said to who sends more than is taken (``limits``).

The server in front (``mingxi serve``) reads a request whole before it hands it on, so slow senders
hold no worker; here the size that was announced is looked at before a byte is read.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from mingxi.office.frame.api.problems import problem
from mingxi.office.frame.limits import FILE_BYTES_MAX, REQUEST_BYTES_MAX, megabytes
from mingxi.office.frame.origin import Channel, current_origin


class UploadLimitMiddleware:
    """Refuses a request that announces more than ``REQUEST_BYTES_MAX`` (413)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request, or refuse to read it."""
        if _announced(request) > REQUEST_BYTES_MAX:
            return _too_large(request)
        return self.get_response(request)


def _announced(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        # Django reads nothing of a request whose length is no number.
        return 0


def _too_large(request: HttpRequest) -> HttpResponseBase:
    limit = f"一次最多提交{megabytes(REQUEST_BYTES_MAX)}"
    if current_origin().channel is Channel.API:
        return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, message=f"请求过大，{limit}。")
    context = {
        "title": "提交的内容过大",
        "code": 413,
        "says": f"{limit}，这次超出了，没有收下任何文件。",
        "advice": [
            f"分几次提交，每个文件不超过{megabytes(FILE_BYTES_MAX)}。",
            "文件里图片很多的，请先在Word或WPS中压缩图片。",
        ],
        "icon": "file-up",
        "home": True,
    }
    return render(
        request,
        "frame/components/error.html",
        context,
        status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    )
