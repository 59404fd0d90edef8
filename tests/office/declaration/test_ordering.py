"""A unit puts what it declares for a year into an order, and whoever decides sees it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.reckoning.unit_order import Wished, in_wished_order
from mingxi.office.declaration.selectors.ordering import order_of, seal_of
from mingxi.office.declaration.services.admitting import admit_to_library
from mingxi.office.declaration.services.ordering import order_declarations
from mingxi.office.events.models import Event
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.services.tokens import issue_token

YEAR = 2026


@pytest.fixture
def school(county: Any) -> Any:
    return county.units["一中"]


@pytest.fixture
def clerk(county: Any) -> Person:
    return county[Role.CLERK]


@pytest.fixture
def four(declare: Any, school: Any, clerk: Person) -> list[Declaration]:
    return [declare(school, clerk, name=name) for name in ("甲", "乙", "丙", "丁")]


def names(school: Any) -> list[str]:
    return [one.project.name for one in order_of(school, YEAR)]


def order(school: Any, by: Person, keys: list[int], seen: str = "") -> list[Declaration]:
    seen = seen or seal_of(order_of(school, YEAR))
    return order_declarations(unit=school, year=YEAR, keys=keys, seen=seen, by=by)


@pytest.mark.parametrize(
    ("wished", "becomes"),
    [
        ((1, 2, 3, 4), "甲乙丙丁"),
        ((1, 2, 1, 4), "丙甲乙丁"),
        ((3, 2, 3, 4), "乙丙甲丁"),
        ((9, 2, 3, 1), "丁乙丙甲"),
        ((4, 3, 2, 1), "丁丙乙甲"),
    ],
)
def test_who_is_moved_stands_where_it_was_wished(wished: tuple[int, ...], becomes: str) -> None:
    keys = in_wished_order([Wished(at, at, place) for at, place in enumerate(wished, 1)])
    assert "".join("甲乙丙丁"[key - 1] for key in keys) == becomes


def test_a_unit_ranks_what_it_declares(
    four: list[Declaration], school: Any, county: Any, declare: Any
) -> None:
    # Given up and turned down is no part of the order; another year and unit have their own.
    declare(school, county[Role.CLERK], state=DeclarationState.WITHDRAWN)
    declare(school, county[Role.CLERK], state=DeclarationState.REJECTED)
    declare(school, county[Role.CLERK], year=2027)
    assert names(school) == ["甲", "乙", "丙", "丁"]
    keys = [four[at].pk for at in (3, 0, 2, 1)]
    order(school, county[Role.UNIT_HEAD], keys)
    assert names(school) == ["丁", "甲", "丙", "乙"]
    event = Event.objects.latest("pk")
    assert event.kind == "declarations.ordered"
    before = Event.objects.count()
    order(school, county[Role.UNIT_FINANCE], keys)  # as it stands: nothing to tell
    assert Event.objects.count() == before


def test_what_was_admitted_keeps_its_place(
    four: list[Declaration], school: Any, clerk: Person, county: Any
) -> None:
    order(school, clerk, [one.pk for one in four])
    admit_to_library(declaration=four[1], admitted_fen=1, by=county[Role.BUDGET_OFFICE])
    order(school, clerk, [four[at].pk for at in (3, 2, 0)])
    assert names(school) == ["丁", "乙", "丙", "甲"]
    with pytest.raises(RefusedError, match="order-incomplete"):
        order(school, clerk, [one.pk for one in four])


def test_places_are_offered_as_they_would_be_kept(
    four: list[Declaration], school: Any, clerk: Person
) -> None:
    # One was admitted before anybody ordered: it has no place, and takes none from the others.
    Declaration.objects.filter(pk=four[0].pk).update(state=DeclarationState.APPROVED)
    assert names(school) == ["乙", "丙", "丁", "甲"]
    page = signed_in(clerk).get(reverse("order-declarations"))
    fields = page.context["form"].fields.values()
    assert [field.initial for field in fields] == [1, 2, 3]


@pytest.mark.parametrize("keys", [[0, 1], [0, 1, 2, 2], [0, 1, 2, 3, 3]])
def test_all_that_moves_is_named_once(
    four: list[Declaration], school: Any, clerk: Person, keys: list[int]
) -> None:
    with pytest.raises(RefusedError, match="order-incomplete"):
        order(school, clerk, [four[at].pk for at in keys])
    assert order(school, clerk, [four[at].pk for at in (0, 1, 2, 3)])


def test_who_saw_an_older_order_overwrites_nothing(
    four: list[Declaration], school: Any, clerk: Person, declare: Any
) -> None:
    seen = seal_of(order_of(school, YEAR))
    keys = [one.pk for one in four]
    order(school, clerk, keys[::-1])
    with pytest.raises(RefusedError, match="order-stale"):
        order(school, clerk, keys, seen)
    assert names(school) == ["丁", "丙", "乙", "甲"]
    seen = seal_of(order_of(school, YEAR))
    declare(school, clerk, name="戊")
    with pytest.raises(RefusedError, match="order-stale"):
        order(school, clerk, keys, seen)


def test_others_do_not_order_what_a_unit_declares(
    four: list[Declaration], school: Any, county: Any
) -> None:
    for stranger in (county[Role.BUDGET_OFFICE], county.elsewhere["民政局经办"]):
        with pytest.raises(RefusedError, match="not-of-unit"):
            order(school, stranger, [one.pk for one in four])


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_the_page_takes_numbers_and_everybody_sees_them(
    four: list[Declaration], school: Any, clerk: Person, county: Any
) -> None:
    client, address = signed_in(clerk), reverse("order-declarations")
    page = client.get(address)
    assert page.content.decode().count("还没有排") == 4
    places = {f"place-{one.pk}": at for at, one in enumerate(four, 1)}
    moved = {**places, f"place-{four[3].pk}": 1, "seen": page.context["seal"]}
    answer = client.post(address, moved, follow=True).content.decode()
    assert "已保存次序" in answer
    assert names(school) == ["丁", "甲", "乙", "丙"]
    assert "有了变动" in client.post(address, moved, follow=True).content.decode()
    refused = client.post(address, {**places, f"place-{four[0].pk}": "0"}).content.decode()
    assert "没有保存" in refused
    assert "排序第1" in client.get(reverse("declarations")).content.decode()
    admit_to_library(declaration=four[3], admitted_fen=1, by=county[Role.BUDGET_OFFICE])
    library = signed_in(county[Role.BUDGET_OFFICE]).get(reverse("library"), {"year": YEAR})
    assert "单位排序第1" in library.content.decode()


def test_reviewers_see_the_order(desk: Any, county: Any) -> None:
    review = desk.send(desk.begin())
    Declaration.objects.filter(pk=review.declaration_id).update(unit_rank=7)
    reviewer = signed_in(county[Role.SECTION_HEAD])
    assert "单位排序第7" in reviewer.get(reverse("reviews")).content.decode()
    page = reviewer.get(reverse("review", kwargs={"review_id": review.pk}))
    assert "单位排序第7" in page.content.decode()


def test_programs_order_and_are_told_of_an_older_order(
    four: list[Declaration], school: Any, clerk: Person
) -> None:
    token = issue_token(person=clerk, name="测试", days=1, by=clerk)[1]
    client = Client(headers={"Authorization": f"Bearer {token}"})
    address = f"/api/v1/units/{school.code}/declaration-order"
    shown = client.get(address, {"year": YEAR}).json()
    wish = {
        "year": YEAR,
        "seen": shown["seen"],
        "declaration_ids": [one.pk for one in reversed(four)],
    }

    def put(key: str) -> Any:
        headers = {"Idempotency-Key": key}
        return client.put(address, wish, content_type="application/json", headers=headers)

    first = put("a")
    assert [one["project_name"] for one in first.json()["items"]] == ["丁", "丙", "乙", "甲"]
    assert put("a").json() == first.json()  # once for each key
    assert (put("b").status_code, put("b").json()["code"]) == (409, "order-stale")
    listed = client.get("/api/v1/declarations", {"fiscal_year": YEAR}).json()["items"]
    assert {one["project_name"]: one["unit_rank"] for one in listed}["甲"] == 4
