"""Revoke one of one's own tokens."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from mingxi.office.frame.access import SIGNED_IN, needs
from mingxi.office.people import services
from mingxi.office.people.models import PersonRequest
from mingxi.office.people.pages.answers import ask_first


@needs(SIGNED_IN)
def page(request: PersonRequest, token_id: int) -> HttpResponse:
    """Answer."""
    token = get_object_or_404(request.user.tokens, pk=token_id)
    return ask_first(
        request,
        lambda: services.revoke_token(token=token, by=request.user),
        question={
            "title": "撤销令牌",
            "says": f"令牌“{token.name}”撤销后，使用它的程序立即不能再办事；不能恢复。",
            "button": "撤销",
        },
        done=f"令牌“{token.name}”已撤销。",
        back=reverse("account"),
    )
