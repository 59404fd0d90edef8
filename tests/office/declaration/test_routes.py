"""Routes of review: which one a unit's texts take, and how they are set."""

from datetime import timedelta
from typing import Any

import pytest

from mingxi.office.declaration.models import Review, ReviewRoute
from mingxi.office.declaration.reckoning.routes import (
    GENERAL,
    TOWNSHIP,
    Standing,
    Step,
    StepKind,
    TaskState,
    next_place,
    route_objection,
)
from mingxi.office.declaration.selectors.routes import route_for, units_of_steps
from mingxi.office.declaration.services.routes import end_route, lay_default_routes, lay_route
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.clock import today
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.reckoning.units import Level
from mingxi.office.people.services import end_appointment

OFFICE = Step(StepKind.BUDGET_OFFICE, 9)


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (GENERAL, ""),
        (TOWNSHIP, ""),
        ([OFFICE], ""),
        ([], "最后一步必须是预算股"),
        (GENERAL[:-1], "最后一步必须是预算股"),
        ([*GENERAL, OFFICE], "只能出现一次"),
        ([Step(StepKind.DEPARTMENT, 9), OFFICE], "单独一步"),
        ([Step(StepKind.DEPARTMENT, 0), OFFICE], "次序从1开始"),
        ([Step(StepKind.DEPARTMENT, 1, days=0), OFFICE], "期限"),
        ([Step(StepKind.PERFORMANCE, 1), OFFICE], "同一次序"),
        ([OFFICE._replace(may_be_skipped=True)], "不能略过"),
        ([Step(StepKind.BUDGET_DESK, 1), Step(StepKind.DEPARTMENT, 2), OFFICE], "自下而上"),
    ],
)
def test_what_makes_a_route(steps: list[Step], said: str) -> None:
    objection = route_objection(steps)
    assert said in objection
    assert bool(said) == bool(objection)


def standing(*told: tuple[int, TaskState, bool]) -> list[Standing]:
    return [Standing(*one) for one in told]


@pytest.mark.parametrize(
    ("tasks", "place"),
    [
        (standing((1, TaskState.WAITING, False), (2, TaskState.WAITING, False)), 1),
        (standing((1, TaskState.OPEN, False), (2, TaskState.WAITING, False)), None),
        (standing((1, TaskState.DECIDED, False), (2, TaskState.WAITING, False)), 2),
        (standing((1, TaskState.SKIPPED, False), (2, TaskState.WAITING, False)), 2),
        # An open opinion keeps nothing closed.
        (
            standing(
                (1, TaskState.DECIDED, False),
                (1, TaskState.OPEN, True),
                (2, TaskState.WAITING, False),
            ),
            2,
        ),
        (standing((1, TaskState.DECIDED, False)), None),
    ],
)
def test_which_place_is_opened_next(tasks: list[Standing], place: int | None) -> None:
    assert next_place(tasks) == place


def test_the_narrowest_route_holds_and_of_these_the_newest(county: Any) -> None:
    school, township = county.units["一中"], county.units["柳溪镇"]
    assert route_for(school) is None
    lay_default_routes(by=SYSTEM)
    assert route_for(school).name == "一般审核流程"  # type: ignore[union-attr]
    assert route_for(township).name == "乡镇审核流程"  # type: ignore[union-attr]
    newer = lay_route(name="新流程", steps=GENERAL, begins=today(), by=SYSTEM)
    later = lay_route(name="以后", steps=GENERAL, begins=today() + timedelta(days=1), by=SYSTEM)
    assert route_for(school) == newer
    assert later != newer
    assert route_for(township).name == "乡镇审核流程"  # type: ignore[union-attr]


def test_defaults_are_laid_once(county: Any) -> None:
    lay_default_routes(by=SYSTEM)
    lay_default_routes(by=SYSTEM)
    assert ReviewRoute.objects.count() == 2
    assert county


def test_a_route_is_not_laid_into_the_past_nor_without_a_name() -> None:
    for wrong in ({"begins": today() - timedelta(days=1)}, {"name": " "}, {"steps": ()}):
        right: dict[str, Any] = {"name": "流程", "steps": GENERAL, "begins": today()}
        with pytest.raises(RefusedError):
            lay_route(**right | wrong, by=SYSTEM)
    with pytest.raises(RefusedError, match="手机号码"):
        lay_route(name="找13800138000", steps=GENERAL, begins=today(), by=SYSTEM)
    assert not ReviewRoute.objects.exists()


def test_the_last_route_for_all_units_is_not_ended() -> None:
    lay_default_routes(by=SYSTEM)
    general = ReviewRoute.objects.get(unit_level="")
    with pytest.raises(RefusedError, match="唯一"):
        end_route(route=general, by=SYSTEM)
    end_route(route=ReviewRoute.objects.get(unit_level=Level.TOWNSHIP), by=SYSTEM)
    lay_route(name="新流程", steps=GENERAL, begins=today(), by=SYSTEM)
    end_route(route=general, by=SYSTEM)
    with pytest.raises(RefusedError, match="已经停用"):
        end_route(route=general, by=SYSTEM)


@pytest.mark.parametrize(
    ("unit", "department"),
    [("一中", "教育局"), ("教育局", None), ("柳溪财政所", "柳溪镇"), ("柳溪镇", None)],
)
def test_where_the_steps_of_a_unit_are_taken(
    county: Any, unit: str, department: str | None
) -> None:
    places = units_of_steps(county.units[unit])
    assert places[StepKind.SECTION_HEAD] == county.units[unit]
    assert places[StepKind.DEPARTMENT] == (county.units[department] if department else None)
    assert places[StepKind.BUDGET_OFFICE] == county.units["财政局"]


def test_a_change_of_route_leaves_a_running_review_as_it_was(desk: Any, sent: Review) -> None:
    route = ReviewRoute.objects.get(unit_level="")
    lay_route(name="短", steps=[OFFICE], begins=today(), by=SYSTEM)
    end_route(route=route, by=SYSTEM)
    assert sent.tasks.count() == len(GENERAL)
    desk.walk(sent, StepKind.BUDGET_OFFICE)
    other = desk.begin_another()
    assert desk.send(other).tasks.get().kind == StepKind.BUDGET_OFFICE


def test_a_step_that_nobody_can_take_is_skipped_where_the_route_says_so(
    desk: Any, county: Any
) -> None:
    declaration = desk.begin()
    end_appointment(appointment=county[Role.SECTION_HEAD].appointments.get(), by=SYSTEM)
    waits = desk.send(declaration)
    assert waits.tasks.get(kind=StepKind.SECTION_HEAD).state == TaskState.OPEN
    lay_route(name="略过", steps=TOWNSHIP, begins=today(), by=SYSTEM)
    skips = desk.send(desk.begin_another())
    assert skips.tasks.get(kind=StepKind.SECTION_HEAD).state == TaskState.SKIPPED
    assert skips.tasks.get(kind=StepKind.UNIT_FINANCE).state == TaskState.OPEN
