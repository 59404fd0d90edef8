"""Units, persons, appointments and tokens, as a program meets them."""

import json
from typing import Any

import pytest
from django.test import Client

from mingxi.office.frame.clock import today
from mingxi.office.people.models import Person, Unit
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.selectors import roles_of
from mingxi.office.people.services import issue_token

SCHOOL = {
    "code": "201002",
    "name": "蘅川县实验小学",
    "level": "county",
    "kind": "spending_unit",
    "parent": "201",
}


class Program:
    """Works with the token of its person."""

    def __init__(self, person: Person) -> None:
        _, self.token = issue_token(person=person, name="程序", days=9, by=person)
        self.client = Client()
        self.keys = 0

    def get(self, path: str, **query: str) -> Any:
        headers = {"Authorization": f"Bearer {self.token}"}
        return self.client.get(f"/api/v1{path}", query, headers=headers)

    def send(self, verb: str, path: str, body: object) -> Any:
        self.keys += 1
        headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": f"key-{self.keys}"}
        return self.client.generic(
            verb, f"/api/v1{path}", json.dumps(body), "application/json", headers=headers
        )


@pytest.fixture
def program(county):
    return lambda role: Program(county[role])


def test_units_are_listed_as_far_as_the_person_sees(program) -> None:
    told = program(Role.DEPARTMENT_REVIEWER).get("/units").json()
    assert [(unit["code"], unit["parent"]) for unit in told["items"]] == [
        ("201", "101"),
        ("201001", "201"),
    ]
    assert program(Role.CLERK).get("/units/201").status_code == 404


def test_a_unit_is_added_changed_and_closed(program) -> None:
    system = program(Role.SYSTEM_ADMINISTRATOR)
    assert system.send("POST", "/units", SCHOOL).status_code == 201
    refused = system.send("POST", "/units", SCHOOL)
    assert refused.status_code == 409
    assert refused.json()["where"] == "code"
    change = {**SCHOOL, "name": "蘅川县第二小学"}
    del change["code"]
    assert system.send("PUT", "/units/201002", change).json()["name"] == "蘅川县第二小学"
    assert system.send("POST", "/units/201002/close", {}).json()["closed_on"] == str(today())
    assert Unit.objects.get(code="201002").is_closed(today())


def test_a_person_is_told_with_personal_data_masked(program) -> None:
    told = program(Role.UNIT_HEAD).get("/persons/A001").json()
    assert told["phone"] == "138****8000"
    assert "identity_number" not in told
    assert program(Role.UNIT_HEAD).get("/persons/E001").status_code == 404


def test_persons_come_by_pages(program) -> None:
    head = program(Role.UNIT_HEAD)
    first = head.get("/persons", limit="3").json()
    rest = head.get("/persons", limit="3", after=first["next"]).json()
    numbers = [person["number"] for person in first["items"] + rest["items"]]
    assert numbers == ["A001", "A002", "A003", "A004"]


def test_a_role_is_given_and_ended(county, program) -> None:
    security = program(Role.SECURITY_ADMINISTRATOR)
    wish = {"person": "A001", "role": "unit_head", "unit": "201001", "begins": str(today())}
    refused = security.send("POST", "/appointments", wish)
    assert (refused.status_code, refused.json()["code"]) == (409, "people-both-sides")
    given = security.send("POST", "/appointments", wish | {"role": "disclosure_officer"})
    assert given.status_code == 201
    assert roles_of(county[Role.CLERK]) == {Role.CLERK, Role.DISCLOSURE_OFFICER}
    ended = security.send("POST", f"/appointments/{given.json()['id']}/end", {})
    assert ended.json()["ends"] == str(today())
    assert roles_of(county[Role.CLERK]) == {Role.CLERK}


def test_ones_own_tokens_are_listed_without_their_text_and_revoked(program) -> None:
    clerk = program(Role.CLERK)
    (token,) = clerk.get("/tokens").json()["items"]
    assert clerk.token not in json.dumps(token)
    other = program(Role.UNIT_HEAD)
    assert other.send("POST", f"/tokens/{token['id']}/revoke", {}).status_code == 404
    assert clerk.send("POST", f"/tokens/{token['id']}/revoke", {}).status_code == 200
    assert clerk.get("/tokens").status_code == 401
