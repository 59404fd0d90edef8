"""For programs that watch over the office: whether it is well. Says nothing about its inside."""

from http import HTTPStatus

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mingxi.office.frame.access import ANYONE, needs
from mingxi.office.frame.serving.soundness import Grade, checks


@never_cache
@needs(ANYONE)
@require_safe
def page(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  # every view is handed it
    """Answer 200 where all is well, 503 where something is not."""
    grades = {check.code: check.condition().grade for check in checks(vital_only=True)}
    sound = Grade.BAD not in grades.values()
    return JsonResponse(
        {"status": "ok" if sound else "bad", "checks": grades},
        status=HTTPStatus.OK if sound else HTTPStatus.SERVICE_UNAVAILABLE,
    )
