"""Doing a thing once for each key."""

import hashlib
import hmac
import re
from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

from django.core.files import File
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.idempotency.models import GivenAnswer

HEADER = "Idempotency-Key"
KEY_LENGTH_MAX = 128
KEY_PATTERN = "^[!-~]+$"
REMEMBERED = timedelta(hours=48)
"""How long a key is remembered: over a weekend's first day, and a night's repair."""

JSON = "application/json; charset=utf-8"


class KeyProblemError(Exception):
    """The key itself is wanting: ``status``, ``code``, ``message`` and ``mend`` for the answer."""

    def __init__(self, status: int, code: str, message: str, mend: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.mend = mend


class _NothingDoneError(Exception):
    """Takes an error's answer out of the transaction, which is undone."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.response = response


class _TakenError(Exception):
    """Another request with this key was done meanwhile."""


def once(
    request: HttpRequest, *, prepare: Callable[[], None], act: Callable[[], HttpResponse]
) -> HttpResponse:
    """Do ``act`` in one transaction with its key and answer, or give the answer of the first time.

    The body of the request must have been read; ``prepare`` is called before the transaction, and
    only where the key is new. Raises KeyProblemError where the key is missing or was used for
    another request, and what the two callables raise.
    """
    key_digest, request_digest = _key_digest(request), _request_digest(request)
    given = _given(key_digest)
    if given is None:
        prepare()
        try:
            return _done(key_digest, request_digest, act)
        except _NothingDoneError as undone:
            return undone.response
        except _TakenError:
            given = GivenAnswer.objects.get(key_digest=key_digest)
    if not hmac.compare_digest(given.request_digest, request_digest):
        raise KeyProblemError(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            "idempotency-key-reused",
            f"{HEADER} 已用于另一个请求，这次没有办理。",
            "重发要与原来完全相同；办另一件事，请换一个新的键。",
        )
    return HttpResponse(given.body, status=given.status, content_type=JSON)


def forget_old_answers() -> int:
    """Delete the answers whose time is over, and tell how many; the clock calls it."""
    with writing():
        deleted, _ = GivenAnswer.objects.filter(given_at__lt=now() - REMEMBERED).delete()
    return deleted


def _given(key_digest: str) -> GivenAnswer | None:
    return GivenAnswer.objects.filter(
        key_digest=key_digest, given_at__gte=now() - REMEMBERED
    ).first()


def _done(key_digest: str, request_digest: str, act: Callable[[], HttpResponse]) -> HttpResponse:
    with writing():
        GivenAnswer.objects.filter(key_digest=key_digest, given_at__lt=now() - REMEMBERED).delete()
        # The key comes first: whoever brings it as well waits here until all is done or undone.
        answer = _claimed(key_digest, request_digest)
        response = act()
        if response.status_code >= HTTPStatus.BAD_REQUEST:
            raise _NothingDoneError(response)
        answer.status = response.status_code
        answer.body = response.content.decode()
        answer.save(update_fields=["status", "body"])
    return response


def _claimed(key_digest: str, request_digest: str) -> GivenAnswer:
    try:
        with transaction.atomic():
            return GivenAnswer.objects.create(
                key_digest=key_digest,
                request_digest=request_digest,
                status=0,
                body="",
                given_at=now(),
            )
    except IntegrityError as error:
        raise _TakenError from error


def _key_digest(request: HttpRequest) -> str:
    """Digest the key together with who brought it: another person's key is another key."""
    key = request.headers.get(HEADER, "")
    if len(key) > KEY_LENGTH_MAX or not re.fullmatch(KEY_PATTERN, key):
        raise KeyProblemError(
            HTTPStatus.BAD_REQUEST,
            "idempotency-key-missing",
            f"写入请求要带请求头 {HEADER}，1至{KEY_LENGTH_MAX}个可见的ASCII字符。",
            "请为每件事生成一个键（例如UUID），重发同一件事时用同一个键。",
        )
    return _digest("key", str(request.user.pk), key)


def _request_digest(request: HttpRequest) -> str:
    """Digest what is asked for; the boundary of a form's parts may differ each time."""
    parts = [request.method or "", request.get_full_path()]
    if request.content_type == "multipart/form-data":
        parts += [f"{name}={values}" for name, values in sorted(request.POST.lists())]
        for name, files in sorted(request.FILES.lists()):
            parts += [f"{name}={file.name}={_file_digest(file)}" for file in files]
    else:
        parts.append(hashlib.sha256(request.body).hexdigest())
    return _digest("request", *parts)


def _file_digest(file: "File[bytes]") -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _digest(purpose: str, *parts: str) -> str:
    # Each part with its length, so that no two lists of parts read alike.
    told = "".join(f"{len(part)}:{part}" for part in parts)
    return salted_hmac(f"mingxi.idempotency.{purpose}", told, algorithm="sha256").hexdigest()
