"""What programs send wrongly is answered with its place and the mend, and never with 500."""

import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingxi.office.frame.clock import now
from mingxi.office.people.models import ApiToken, Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.services.tokens import issue_token, revoke_token
from mingxi.reports.tables_workbook import Column, SheetOfRows, write_tables

YEAR = {"year": 2027, "began_on": "2026-07-01"}


class Program:
    """Calls the interface with a person's token."""

    def __init__(self, person: Person) -> None:
        self.token, text = issue_token(person=person, name="测试", days=1, by=person)
        self.client = Client(headers={"Authorization": f"Bearer {text}"})

    def get(self, path: str) -> Any:
        return self.client.get(f"/api/v1{path}")

    def send(self, method: str, path: str, body: Any, key: str = "k") -> Any:
        return self.client.generic(
            method,
            f"/api/v1{path}",
            json.dumps(body),
            content_type="application/json",
            headers={"Idempotency-Key": key},
        )


@pytest.fixture
def clerk(county: Any) -> Program:
    return Program(county[Role.CLERK])


@pytest.fixture
def office(county: Any) -> Program:
    return Program(county[Role.BUDGET_OFFICE])


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/checks?since=9999-12-31T23:59:59-12:00", "query.since"),
        ("/checks?since=0001-01-01T00:00:00%2B14:00", "query.since"),
        ("/checks?since=2026-03-01T09:30:00", "query.since"),
        ("/declarations?limit=0", "query.limit"),
        ("/declarations?after=x", "query.after"),
        ("/declarations?state=gone", "query.state"),
        ("/declarations?fiscal-year=2027", "query.fiscal-year"),
        ("/library?year=2027&sort=price", "query.sort"),
        ("/library?year=2027&uint=201", "query.uint"),
        ("/projects/1/life?year=1", "query.year"),
        ("/overview?category=9", "query.category"),
    ],
)
def test_a_wrong_question_is_answered_with_its_place(clerk: Program, path: str, where: str) -> None:
    answer = clerk.get(path)
    assert answer.status_code == 422, answer.content.decode()
    told = answer.json()
    assert (told["code"], told["where"], told["details"][0]["where"]) == ("invalid", where, where)


def test_what_may_be_chosen_is_listed_in_chinese(clerk: Program) -> None:
    [told] = clerk.get("/overview?category=9").json()["details"]
    assert told["message"] == "应为其中之一：1、21、22、3。"
    [told] = clerk.get("/library?year=2027&sort=price").json()["details"]
    assert told["message"].startswith("不能按“price”排列。可以用：rank、code、")


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({**YEAR, "began_on": "2026-02-30"}, "body.began_on"),
        ({**YEAR, "began_on": 20260701}, "body.began_on"),
        ({**YEAR, "year": "2027年"}, "body.year"),
        ({**YEAR, "grow_rule": "allow"}, "body.grow_rule"),
        ({"year": 2027}, "body.began_on"),
    ],
)
def test_a_wrong_body_is_answered_with_the_place_as_the_sender_knows_it(
    office: Program, body: Any, where: str
) -> None:
    answer = office.send("POST", "/budget/years", body)
    assert answer.status_code == 422, answer.content.decode()
    assert [one["where"] for one in answer.json()["details"]] == [where]


@pytest.mark.parametrize("fen", [1.0, "100", -1, 10**20, None, True])
def test_money_is_a_whole_number_of_fen(office: Program, county: Any, fen: Any) -> None:
    county.budget_year()
    limit = {"unit_code": "201", "fund_kind": "general", "level": "county"}
    answer = office.send("POST", "/budget/years/2027/ceilings", {**limit, "ceiling_fen": fen})
    assert answer.status_code == 422, answer.content.decode()
    assert answer.json()["where"] == "body.ceiling_fen"


def test_a_slip_in_the_name_of_what_may_be_left_out_does_not_end_a_role_today(
    county: Any,
) -> None:
    held = county[Role.CLERK].appointments.get()
    security = Program(county[Role.SECURITY_ADMINISTRATOR])
    answer = security.send("POST", f"/appointments/{held.pk}/end", {"end": "2026-12-31"})
    assert answer.status_code == 422
    assert answer.json()["where"] == "body.end"
    held.refresh_from_db()
    assert held.ends is None


def test_a_refusal_without_a_mend_of_its_own_does_not_speak_of_formats(county: Any) -> None:
    system = Program(county[Role.SYSTEM_ADMINISTRATOR])
    person = {"number": "A001", "name": "重名", "sign_in_name": "another"}
    answer = system.send("POST", "/persons", person)
    assert (answer.status_code, answer.json()["where"]) == (409, "number")
    assert answer.json()["mend"] == "请先处理所说的情况，再重新办理。"


def test_a_file_that_may_not_be_is_told_at_its_field(clerk: Program) -> None:
    dropped = SimpleUploadedFile("a.exe", b"MZ")
    answer = clerk.client.post(
        "/api/v1/imports", {"file": dropped}, headers={"Idempotency-Key": "a"}
    )
    assert (answer.status_code, answer.json()["where"]) == (422, "file")
    answer = clerk.client.post("/api/v1/imports", {}, headers={"Idempotency-Key": "b"})
    assert (answer.status_code, answer.json()["where"]) == (422, "file")


def test_a_workbook_of_the_library_is_brought_by_a_form(clerk: Program) -> None:
    content = io.BytesIO()
    write_tables([SheetOfRows("项目库", [Column("项目名称", 20)], [["一"]])], content)
    file = SimpleUploadedFile("库.xlsx", content.getvalue())
    answer = clerk.client.post(
        "/api/v1/library/imports",
        {"year": "2027", "workbook": file},
        headers={"Idempotency-Key": "a"},
    )
    assert answer.status_code == 201, answer.content.decode()
    assert answer.json()["fiscal_year"] == 2027
    assert clerk.get("/library/imports").json()["items"][0]["id"] == answer.json()["id"]


def test_an_expired_and_a_revoked_token_open_nothing(clerk: Program) -> None:
    assert clerk.get("/account").json()["number"] == "A001"
    held = ApiToken.objects.filter(pk=clerk.token.pk)
    held.update(expires_at=now() - timedelta(seconds=1))
    assert clerk.get("/account").status_code == 401
    held.update(expires_at=now() + timedelta(days=1))
    assert clerk.get("/account").status_code == 200
    revoke_token(token=clerk.token, by=clerk.token.person)
    told = clerk.get("/account")
    assert (told.status_code, told.json()["code"]) == (401, "token-missing")
    assert "重新签发" in told.json()["mend"]
