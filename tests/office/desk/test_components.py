"""The page of components, without a browser: its list is real, and its sample adds up."""

import pytest
from django.test import Client

from mingxi.office.desk.pages import components
from mingxi.office.desk.pages import components_sample as sample
from mingxi.office.frame.access import SIGNED_IN
from mingxi.office.frame.clock import today
from mingxi.office.people.models import Person

ADDRESS = "/components/"


def person_with_password() -> Person:
    return Person.objects.create(
        number="17",
        name="周蔓",
        sign_in_name="zhouman",
        is_password_issued=False,
        password_changed_on=today(),
    )


@pytest.fixture
def signed_in() -> Client:
    """Give a browser in which somebody is signed in."""
    client = Client()
    client.force_login(person_with_password())
    return client


def test_it_is_for_who_is_signed_in(signed_in: Client) -> None:
    assert signed_in.get(ADDRESS).status_code == 200
    assert components.page.needs is SIGNED_IN


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"state": "支付在途"}, ["ZF2026-0163", "ZF2026-0170"]),
        ({"words": "助餐点运营"}, ["ZF2026-0074", "ZF2026-0184"]),
        ({"unit": "稠桐乡人民政府", "sort": "-number"}, ["ZF2026-0181", "ZF2026-0118"]),
        ({"words": "没有"}, []),
        ({"state": "改动过的", "sort": "amount__delete", "page": "99"}, None),
    ],
)
def test_the_list_answers_what_it_is_asked(
    signed_in: Client, query: dict[str, str], shown: list[str] | None
) -> None:
    answer = signed_in.get(ADDRESS, query)
    assert answer.status_code == 200
    numbers = [each.number for each in answer.context["requests"]]
    assert numbers == shown if shown is not None else numbers


def test_the_parts_of_the_sample_make_its_whole() -> None:
    assert sample.WHOLE.planned == 1_624_900 * sample.YUAN
    for at, line in enumerate(sample.LINES):
        parts = []
        for below in sample.LINES[at + 1 :]:
            if below.depth <= line.depth:
                break
            parts.append(below)
        if parts:
            assert sum(part.planned for part in parts) == line.planned
            assert sum(part.paid for part in parts) == line.paid


def test_what_is_available_is_what_remains() -> None:
    gone = sample.COMMITTED + sample.IN_TRANSIT + sample.WHOLE.paid
    assert sample.AVAILABLE + gone == sample.ISSUED
    assert sample.total(sample.REQUESTS, "已支付") == sample.WHOLE.paid


def test_every_component_says_how_it_is_written(signed_in: Client) -> None:
    text = signed_in.get(ADDRESS).content.decode()
    assert text.count('<details class="how"><summary>写法</summary>') >= 14
    assert "style=" not in text
    assert "onclick" not in text
