"""Every error page says what happened and what to do, and nothing of the inside."""

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from mingxi.office.frame import errors


def trouble(request: HttpRequest, kind: str) -> HttpResponse:
    """Fail in the way asked for."""
    raise {
        "refused": PermissionDenied("此页需要“看日志”的权限。"),
        "bad": SuspiciousOperation("inside/path.py"),
        "large": RequestDataTooBig("inside/path.py"),
        "broken": ZeroDivisionError("inside/path.py"),
        "unreachable": OperationalError("could not connect to inside/path.py"),
    }[kind]


urlpatterns = [path("trouble/<str:kind>/", trouble)]
handler400 = errors.bad_request
handler403 = errors.refused
handler404 = errors.not_found
handler500 = errors.failed


@pytest.mark.parametrize(
    ("address", "status", "title"),
    [
        ("/trouble/refused/", 403, "您没有打开此页的权限"),
        ("/trouble/bad/", 400, "这个请求没有看懂"),
        ("/trouble/large/", 413, "提交的内容太大"),
        ("/trouble/broken/", 500, "系统出了错，这次没有办成"),
        ("/trouble/unreachable/", 503, "系统暂时不能使用"),
        ("/nowhere/", 404, "没有找到这一页"),
    ],
)
@override_settings(ROOT_URLCONF=__name__)
def test_each_trouble_has_its_page(address: str, status: int, title: str) -> None:
    answer = Client(raise_request_exception=False).get(address)
    text = answer.content.decode()
    assert answer.status_code == status
    assert f"<h1>{title}</h1>" in text
    assert "可以这样做" in text
    assert "inside" not in text
    assert answer["X-Request-ID"] in text


@override_settings(ROOT_URLCONF=__name__)
def test_a_refusal_names_the_permission_that_is_missing() -> None:
    assert "此页需要“看日志”的权限。" in Client().get("/trouble/refused/").content.decode()


@override_settings(ROOT_URLCONF=__name__)
def test_who_cannot_be_served_is_told_when_to_come_again() -> None:
    answer = Client(raise_request_exception=False).get("/trouble/unreachable/")
    assert int(answer["Retry-After"]) > 0
    assert "回到首页" not in answer.content.decode()


def test_a_form_without_its_token_is_told_to_reload() -> None:
    answer = Client(enforce_csrf_checks=True).post("/components/")
    assert answer.status_code == 403
    assert "页面已经过期，请重新提交" in answer.content.decode()


def test_the_page_of_a_failure_asks_nothing_of_the_request() -> None:
    request = RequestFactory().get("/")
    answer = errors.failed(request)
    assert answer.status_code == 500
    assert not hasattr(request, "user")
