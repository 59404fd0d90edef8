"""Setting of the place: the routes of review, and what blocks."""

from collections.abc import Sequence
from datetime import date

from mingxi.office.declaration.models import BlockingRule, ReviewRoute, RouteStep
from mingxi.office.declaration.reckoning.blocking import DEFAULTS, Blocking
from mingxi.office.declaration.reckoning.plain_words import no_personal_data
from mingxi.office.declaration.reckoning.routes import GENERAL, TOWNSHIP, Step, route_objection
from mingxi.office.declaration.reckoning.rule_titles import rule_titles
from mingxi.office.events.services import Actor, record
from mingxi.office.frame.clock import now, today
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.reckoning.units import Level, UnitKind

NAME_MAX = 64


def lay_route(
    *,
    name: str,
    steps: Sequence[Step],
    begins: date,
    unit_kind: UnitKind | None = None,
    unit_level: Level | None = None,
    by: Actor,
) -> ReviewRoute:
    """Lay a route for units of a kind and level (None: all); running reviews keep theirs.

    Raises:
        RefusedError: Where it has no name, begins in the past, or its steps make no route.
    """
    name = name.strip()
    if not name or len(name) > NAME_MAX:
        raise RefusedError(
            "route-name", f"流程名称应有1至{NAME_MAX}个字。", where="name", mend="请填写名称。"
        )
    try:
        no_personal_data(name)
    except ValueError as error:
        raise RefusedError("route-name", str(error), where="name") from error
    if begins < today():
        raise RefusedError(
            "route-past",
            "启用日期不能早于今天：已经送审的文本按当时的流程办理。",
            where="begins",
            mend="请填今天或者以后的日期。",
        )
    objection = route_objection(steps)
    if objection:
        raise RefusedError("route-steps", objection, where="steps", mend="请调整各环节。")
    with writing():
        route = ReviewRoute.objects.create(
            name=name,
            unit_kind=unit_kind or "",
            unit_level=unit_level or "",
            begins=begins,
            laid_at=now(),
        )
        RouteStep.objects.bulk_create(
            RouteStep(
                route=route,
                kind=step.kind,
                place=step.place,
                days=step.days,
                is_required=step.is_required,
                may_be_skipped=step.may_be_skipped,
                needs_collective_decision=step.needs_collective_decision,
            )
            for step in sorted(steps, key=lambda step: step.place)
        )
        record("review_route.laid", by=by, on=route, facts=_facts(route, steps))
    return route


def end_route(*, route: ReviewRoute, by: Actor) -> ReviewRoute:
    """Stop sending texts along a route from today on; the general one of a place stays."""
    day = today()
    with writing():
        # All of them, so that of two who stop the last two one is refused.
        routes = {one.pk: one for one in ReviewRoute.objects.select_for_update()}
        route = routes[route.pk]
        if route.ends is not None:
            raise RefusedError("route-ended", f"流程“{route.name}”已经停用。")
        general = [
            one
            for one in routes.values()
            if one.ends is None and not one.unit_kind and not one.unit_level and one.begins <= day
        ]
        if general == [route]:
            raise RefusedError(
                "route-last",
                f"“{route.name}”是目前唯一适用于所有单位的流程，停用后各单位无法报送。",
                mend="请先设定另一个适用于所有单位的流程。",
            )
        route.ends = max(day, route.begins)
        route.save(update_fields=["ends"])
        record("review_route.ended", by=by, on=route, changed=["ends"])
    return route


def lay_default_routes(*, by: Actor) -> None:
    """Give a new installation its routes and what blocks; what is set already stays."""
    with writing():
        if not ReviewRoute.objects.exists():
            day = today()
            lay_route(name="一般审核流程", steps=GENERAL, begins=day, by=by)
            lay_route(
                name="乡镇审核流程", steps=TOWNSHIP, begins=day, unit_level=Level.TOWNSHIP, by=by
            )
        if not BlockingRule.objects.exists():
            for rule in DEFAULTS:
                set_blocking(rule=rule, by=by)


def set_blocking(*, rule: Blocking, by: Actor) -> BlockingRule:
    """Say what a kind of finding does at a step; what was said of just this before gives way.

    Raises:
        RefusedError: Where no rule or family has the code.
    """
    if rule.code and rule.code not in rule_titles():
        raise RefusedError(
            "blocking-code",
            f"没有代码为“{rule.code}”的核对规则或类别。",
            where="code",
            mend="请填规则代码（如 PS101）或类别字母（如 AR），留空为全部。",
        )
    with writing():
        said, _ = BlockingRule.objects.update_or_create(
            step=rule.step,
            code=rule.code,
            severity=rule.severity,
            defaults={"effect": rule.effect},
        )
        record("blocking_rule.set", by=by, on=said, facts=_said(said))
    return said


def remove_blocking(*, rule: BlockingRule, by: Actor) -> None:
    """Take back what was said; less precise rules hold again."""
    with writing():
        present = BlockingRule.objects.select_for_update().filter(pk=rule.pk).first()
        if present is None:
            raise RefusedError("blocking-absent", "这条设置已被删除。")
        record("blocking_rule.removed", by=by, on=present, facts=_said(present))
        present.delete()


def _facts(route: ReviewRoute, steps: Sequence[Step]) -> dict[str, str]:
    return {
        "name": route.name,
        "unit_kind": str(route.unit_kind),
        "unit_level": str(route.unit_level),
        "begins": route.begins.isoformat(),
        "steps": ",".join(f"{step.place}:{step.kind}" for step in steps),
    }


def _said(rule: BlockingRule) -> dict[str, str]:
    return {
        "step": rule.step,
        "code": rule.code,
        "severity": rule.severity,
        "effect": str(rule.effect),
    }
