"""Who may open what: every page and API path names a permission, and one port answers for all.

The frame knows no roles. An app lists its permissions in ``ports.py``; ``people`` answers whether a
person holds one (``answer_with``) and says which roles hold it. Rows are not a matter of permission
but of selectors: what a person may not see is not there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Protocol, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


@dataclass(frozen=True)
class Permission:
    """A thing that roles may allow: code ``app.verb_object`` and Chinese name."""

    code: str
    name: str


class Answer(Protocol):
    """What ``people`` answers: does this signed-in person hold the permission today?"""

    def __call__(self, person: Any, permission: Permission) -> bool:
        """Tell it."""


# For whom no role is asked.
ANYONE = Permission("frame.anyone", "任何人")
SIGNED_IN = Permission("frame.signed_in", "已登录人员")

_answers: list[Answer] = []


class UnansweredPortError(RuntimeError):
    """No app has registered who answers for permissions."""


def answer_with(answer: Answer) -> None:
    """Register who answers; called once, from ``people``'s ``AppConfig.ready``."""
    _answers[:] = [answer]


def holds(person: Any, permission: Permission) -> bool:
    """Tell whether the person (signed in or anonymous) may do what the permission allows."""
    if permission is ANYONE:
        return True
    if not person.is_authenticated:
        return False
    if permission is SIGNED_IN:
        return True
    if not _answers:
        raise UnansweredPortError("people has not registered its answer to frame.access")
    return _answers[0](person, permission)


def signed_in(request: HttpRequest) -> Any:
    """Give the person who asks (the frame knows no persons), on a page that ``needs`` a sign-in."""
    assert request.user.is_authenticated
    return request.user


def needs(permission: Permission) -> Callable[[View], View]:
    """Guard a page: sign-in first, refusal (403) for those without the permission.

    The guarded view tells what it needs as ``view.needs``; a house test finds views without it.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if holds(request.user, permission):
                return view(request, *args, **kwargs)
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            raise PermissionDenied(f"此页需要“{permission.name}”的权限。")

        guarded.needs = permission  # type: ignore[attr-defined]  # told to the table of pages
        return guarded  # type: ignore[return-value]  # it has the view's own signature

    return guard


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    # Permissions are named while Django still gathers its apps; these views need them gathered.
    from django.contrib.auth.views import redirect_to_login  # noqa: PLC0415

    return redirect_to_login(request.get_full_path())
