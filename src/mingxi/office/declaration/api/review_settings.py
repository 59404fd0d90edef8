"""Routes of review and what blocks, for programs."""

from http import HTTPStatus
from typing import Annotated, Literal

from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from pydantic import Field

from mingxi.office.declaration.models import BlockingRule, ReviewRoute
from mingxi.office.declaration.ports import SET_REVIEW, PersonRequest
from mingxi.office.declaration.reckoning.blocking import SENDING, Blocking, Effect
from mingxi.office.declaration.reckoning.routes import DAYS_MAX, STEPS_MAX, Step, StepKind
from mingxi.office.declaration.services import routes as services
from mingxi.office.frame.api import Day, Id, PageOf, Paging, Sent, needs, page_of, writes
from mingxi.office.people.reckoning.units import Level, UnitKind

router = Router()


class StepBoth(Schema):
    """A step of a route; steps of one place are open together."""

    kind: StepKind
    place: Annotated[int, Field(ge=1, le=20)]
    days: Annotated[int, Field(ge=1, le=DAYS_MAX)] = 5
    is_required: bool = True
    may_be_skipped: bool = False
    needs_collective_decision: bool = False


class RouteIn(Sent):
    """A route for units of a kind and level; null is for all."""

    name: Annotated[str, Field(min_length=1, max_length=64)]
    unit_kind: UnitKind | None = None
    unit_level: Level | None = None
    begins: Day
    steps: Annotated[list[StepBoth], Field(min_length=1, max_length=STEPS_MAX)]


class RouteOut(Schema):
    """A route as it was laid."""

    id: Id
    name: str
    unit_kind: UnitKind | None
    unit_level: Level | None
    begins: Day
    ends: Day | None
    steps: list[StepBoth]


class BlockingIn(Sent):
    """What a kind of finding does; empty is for all."""

    step: StepKind | Literal["sending", ""] = ""
    code: Annotated[str, Field(max_length=8)] = ""
    severity: Literal["", "error", "warning", "info"] = ""
    effect: Effect


class BlockingOut(BlockingIn):
    """A rule that is set."""

    id: Id


def told_route(route: ReviewRoute) -> RouteOut:
    """Tell of a route."""
    return RouteOut(
        id=route.pk,
        name=route.name,
        unit_kind=UnitKind(route.unit_kind) if route.unit_kind else None,
        unit_level=Level(route.unit_level) if route.unit_level else None,
        begins=route.begins,
        ends=route.ends,
        steps=[StepBoth(**step.value._asdict()) for step in route.steps.all()],
    )


def told_rule(rule: BlockingRule) -> BlockingOut:
    """Tell of a rule."""
    step = rule.step if rule.step in ("", SENDING) else StepKind(rule.step)
    return BlockingOut.model_validate(
        {
            "id": rule.pk,
            "step": step,
            "code": rule.code,
            "severity": rule.severity,
            "effect": rule.effect,
        }
    )


@router.get(
    "/review-routes",
    response=PageOf[RouteOut],
    summary="审核流程",
    description="在用、未启用和已停用的，最近设定的在前。",
)
@needs(SET_REVIEW)
def get_routes(request: PersonRequest, paging: Query[Paging]) -> PageOf[RouteOut]:  # noqa: ARG001
    """Give the routes."""
    rows = ReviewRoute.objects.prefetch_related("steps")
    return page_of(rows, paging, by="-pk", told=told_route)


@router.post(
    "/review-routes",
    response={201: RouteOut},
    summary="设定审核流程",
    description="已经送审的文本仍按原来的流程办理。",
)
@writes(SET_REVIEW)
def post_route(request: PersonRequest, route: RouteIn) -> Status[RouteOut]:
    """Lay a route."""
    laid = services.lay_route(
        name=route.name,
        unit_kind=route.unit_kind,
        unit_level=route.unit_level,
        begins=route.begins,
        steps=[Step(**step.model_dump()) for step in route.steps],
        by=request.user,
    )
    return Status(HTTPStatus.CREATED, told_route(laid))


@router.post(
    "/review-routes/{route_id}/end",
    response=RouteOut,
    summary="停用审核流程",
    description="唯一适用于所有单位的流程不能停用。",
)
@writes(SET_REVIEW)
def post_end(request: PersonRequest, route_id: Id) -> RouteOut:
    """Stop the use of a route."""
    route = get_object_or_404(ReviewRoute, pk=route_id)
    return told_route(services.end_route(route=route, by=request.user))


@router.get(
    "/blocking-rules",
    response=PageOf[BlockingOut],
    summary="阻断设置",
    description="几条都适用时，写得最具体的一条有效。",
)
@needs(SET_REVIEW)
def get_rules(request: PersonRequest, paging: Query[Paging]) -> PageOf[BlockingOut]:  # noqa: ARG001
    """Give the rules."""
    return page_of(BlockingRule.objects.all(), paging, by="pk", told=told_rule)


@router.put(
    "/blocking-rules",
    response=BlockingOut,
    summary="设定一条阻断",
    description="同一问题、程度、环节原有的设置被替换。",
)
@writes(SET_REVIEW)
def put_rule(request: PersonRequest, rule: BlockingIn) -> BlockingOut:
    """Set a rule."""
    value = Blocking(str(rule.step), rule.code, rule.severity, rule.effect)
    return told_rule(services.set_blocking(rule=value, by=request.user))


@router.delete(
    "/blocking-rules/{blocking_id}",
    response={204: None},
    summary="撤销一条阻断",
    description="较概括的设置重新有效。",
)
@writes(SET_REVIEW)
def delete_rule(request: PersonRequest, blocking_id: Id) -> Status[None]:
    """Take a rule back."""
    rule = get_object_or_404(BlockingRule, pk=blocking_id)
    services.remove_blocking(rule=rule, by=request.user)
    return Status(HTTPStatus.NO_CONTENT, None)
