"""What stands before every operation: token, permission, and for writes the idempotency key.

All of it runs before the operation reads its arguments; who may not do a thing does not learn what
it would take.
"""

from collections.abc import Callable, Collection
from functools import partial, wraps
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from ninja.decorators import decorate_view
from ninja.errors import ValidationError as RequestInvalid

from mingxi.office.frame.access import ANYONE, Permission, holds
from mingxi.office.frame.api.problems import problem, problem_of
from mingxi.office.frame.api.reading import read
from mingxi.office.frame.api.tokens import token_holder
from mingxi.office.frame.idempotency.once import KeyProblemError, once

Operation = TypeVar("Operation", bound=Callable[..., Any])
Run = Callable[..., HttpResponseBase]
Preparation = Callable[[Any], Any]


def needs(
    permission: Permission,
) -> Callable[[Operation], Operation]:
    """Guard an operation that only reads: 401 without a token, 403 without the permission.

    The guarded function tells what it needs as ``.needs``, as pages do.
    """

    def guard(view: Operation) -> Operation:
        view.needs = permission  # type: ignore[attr-defined]  # told to the table of operations
        return decorate_view(partial(_guarded, view, permission))(view)

    return guard


def writes(
    permission: Permission, *, first: Preparation | None = None
) -> Callable[[Operation], Operation]:
    """Guard an operation that writes, as ``needs`` does, and do it once for each idempotency key.

    The operation runs inside one transaction with its key and its answer. What is slow (sealing an
    uploaded file) goes into ``first``, which gets the request before the transaction is opened; the
    operation finds its result as ``request.prepared``.
    """

    def guard(view: Operation) -> Operation:
        view.needs = permission  # type: ignore[attr-defined]  # as above
        view.once = True  # type: ignore[attr-defined]  # as above
        return decorate_view(partial(_done_once, first), partial(_guarded, view, permission))(view)

    return guard


def _guarded(view: Any, permission: Permission, run: Run) -> Run:
    """Find out who asks, whether they may, and what they brought.

    A name in the query that the operation does not know (``asks``, told by the interface) is
    refused: a filter with a slip in its name would otherwise give the rows of all.
    """

    @wraps(run)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if permission is not ANYONE:
            person = token_holder(request)
            if person is None:
                return problem(401)
            request.user = person
            if not holds(person, permission):
                return problem(403, message=f"没有“{permission.name}”的权限。")
        try:
            read(request)
            _refuse_unknown(request, view.asks)
        except Exception as error:  # noqa: BLE001 - told as every other error
            return problem_of(request, error)
        return run(request, *args, **kwargs)

    return guarded


def _refuse_unknown(request: HttpRequest, known: Collection[str]) -> None:
    unknown = [name for name in request.GET if name not in known]
    if unknown:
        raise RequestInvalid(
            [{"type": "extra_forbidden", "loc": ("query", name)} for name in unknown]
        )


def _done_once(first: Preparation | None, run: Run) -> Run:
    @wraps(run)
    def done_once(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        def act() -> HttpResponse:
            response = run(request, *args, **kwargs)
            assert isinstance(response, HttpResponse)  # a write answers whole
            return response

        def prepare() -> None:
            if first is not None:
                request.prepared = first(request)  # type: ignore[attr-defined]  # told in writes

        try:
            return once(request, prepare=prepare, act=act)
        except KeyProblemError as error:
            return problem(error.status, error.code, error.message, mend=error.mend)
        except Exception as error:  # noqa: BLE001 - told as every other error
            return problem_of(request, error)

    return done_once
