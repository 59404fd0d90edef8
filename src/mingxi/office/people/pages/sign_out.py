"""Sign out."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from mingxi.office.frame.access import SIGNED_IN, needs


@needs(SIGNED_IN)
@require_POST
def page(request: HttpRequest) -> HttpResponse:
    """Answer."""
    logout(request)
    messages.success(request, "已退出登录。")
    return redirect("sign-in")
