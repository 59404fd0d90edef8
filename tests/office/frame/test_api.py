"""The frame of the interface: token, permission, key, errors, pages of lists."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.urls import include, path
from ninja import Query, Router, Schema, Status
from ninja.errors import ConfigError

from mingxi.office.frame import access
from mingxi.office.frame.access import SIGNED_IN, Permission
from mingxi.office.frame.api import PageOf, Paging, needs, page_of, tokens, writes
from mingxi.office.frame.api.office_api import OfficeAPI
from mingxi.office.frame.clock import now, today
from mingxi.office.frame.idempotency.models import GivenAnswer
from mingxi.office.frame.idempotency.once import REMEMBERED, forget_old_answers
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person

pytestmark = pytest.mark.urls(__name__)
ME, OTHER = "a-token-of-person-one", "a-token-of-person-two"
NEW = {"number": "9", "name": "新人"}

# An interface over the persons of the office, as an app would write it.

FORBIDDEN_TO_ALL = Permission("tests.forbidden", "谁也没有的权限")

router = Router()


class PersonIn(Schema):
    number: str
    name: str


class PersonOut(PersonIn):
    id: int


def told(person: Person) -> PersonOut:
    return PersonOut(id=person.pk, number=person.number, name=person.name)


@router.get("/persons", response=PageOf[PersonOut])
@needs(SIGNED_IN)
def get_persons(request: HttpRequest, paging: Query[Paging]) -> PageOf[PersonOut]:
    return page_of(Person.objects.all(), paging, by="number", told=told)


@router.get("/persons/newest", response=PageOf[PersonOut])
@needs(SIGNED_IN)
def get_newest_persons(request: HttpRequest, paging: Query[Paging]) -> PageOf[PersonOut]:
    return page_of(Person.objects.all(), paging, by="-pk", told=told)


@router.post("/persons", response={201: PersonOut})
@writes(SIGNED_IN)
def post_person(request: HttpRequest, person: PersonIn) -> Status[PersonOut]:
    made = Person.objects.create(number=person.number, name=person.name, sign_in_name=person.number)
    if person.name == "不宜":
        raise RefusedError("name-unfit", "姓名不宜。", where="person.name", mend="请改。")
    if person.name == "出错":
        raise ZeroDivisionError
    return Status(201, told(made))


@router.delete("/persons/{int:person_id}", response={204: None})
@writes(FORBIDDEN_TO_ALL)
def delete_person(request: HttpRequest, person_id: int) -> Status[None]:
    raise AssertionError


api = OfficeAPI()
api.add_router("", router)
urlpatterns = [
    path("api/v1/", api.urls),
    # Where a session whose password was issued is led to.
    path("", include("mingxi.office.people.pages.urls")),
]


@pytest.fixture(autouse=True)
def persons(monkeypatch: pytest.MonkeyPatch) -> list[Person]:
    made = [
        Person.objects.create(number=f"{n}", name=f"人{n}", sign_in_name=f"person{n}")
        for n in range(1, 6)
    ]
    holders = {ME: made[0], OTHER: made[1]}
    monkeypatch.setattr(tokens, "_answers", [holders.get])
    monkeypatch.setattr(access, "_answers", [lambda *_: False])
    return made


class Program:
    """Calls the interface as a program would."""

    def __init__(self, token: str | None = ME) -> None:
        self.client = Client()
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}

    def get(self, path: str) -> Any:
        return self.client.get(f"/api/v1{path}", headers=self.headers)

    def post(self, path: str, body: Any, key: str | None = "key-1") -> Any:
        headers = self.headers | ({"Idempotency-Key": key} if key else {})
        content = body if isinstance(body, str) else json.dumps(body)
        return self.client.post(
            f"/api/v1{path}", content, content_type="application/json", headers=headers
        )


# --- who ----------------------------------------------------------------------------------------


def test_without_a_valid_token_nothing_is_answered() -> None:
    assert Program(ME).get("/persons").status_code == 200
    for program in (Program(None), Program("unknown")):
        answer = program.get("/persons")
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"].startswith("Bearer")
        assert answer.json()["code"] == "token-missing"


def test_a_session_opens_no_operation(persons: list[Person]) -> None:
    client = Client()
    persons[0].is_password_issued = False
    persons[0].password_changed_on = today()
    persons[0].save()
    client.force_login(persons[0])
    assert client.get("/api/v1/persons").status_code == 401


def test_without_the_permission_not_even_the_arguments_are_looked_at() -> None:
    answer = Program().client.delete("/api/v1/persons/1", headers=Program().headers)
    assert answer.status_code == 403
    assert "谁也没有的权限" in answer.json()["message"]


def test_an_interface_with_an_unguarded_operation_does_not_start() -> None:
    router = Router()

    @router.get("/open")
    def get_open(request: HttpRequest) -> str:
        return ""

    api = OfficeAPI()
    api.add_router("", router)
    with pytest.raises(ConfigError, match="get_open with @needs"):
        api.urls  # noqa: B018 - asking for them is what starts it


def test_an_interface_with_a_write_that_may_be_done_twice_does_not_start() -> None:
    router = Router()

    @router.put("/thing")
    @needs(SIGNED_IN)
    def put_thing(request: HttpRequest) -> str:
        return ""

    api = OfficeAPI()
    api.add_router("", router)
    with pytest.raises(ConfigError, match=r"put_thing with .*@writes"):
        api.urls  # noqa: B018 - as above


# --- once ---------------------------------------------------------------------------------------


def test_a_write_needs_a_key() -> None:
    for key in (None, "mit Leerzeichen", "x" * 129):
        answer = Program().post("/persons", NEW, key)
        assert answer.status_code == 400
        assert answer.json()["code"] == "idempotency-key-missing"
    assert not Person.objects.filter(number="9").exists()


def test_the_same_write_is_done_once_and_answered_alike() -> None:
    first = Program().post("/persons", NEW)
    again = Program().post("/persons", NEW)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert Person.objects.filter(number="9").count() == 1


def test_a_key_that_was_used_for_another_write_is_refused() -> None:
    Program().post("/persons", NEW)
    answer = Program().post("/persons", NEW | {"number": "10"})
    assert answer.status_code == 422
    assert answer.json()["code"] == "idempotency-key-reused"
    assert not Person.objects.filter(number="10").exists()


def test_the_key_of_another_person_is_another_key() -> None:
    assert Program(ME).post("/persons", NEW).status_code == 201
    answer = Program(OTHER).post("/persons", NEW | {"number": "10"})
    assert answer.status_code == 201


def test_a_refused_write_leaves_nothing_and_may_be_tried_again_under_its_key() -> None:
    refused = Program().post("/persons", NEW | {"name": "不宜"})
    assert refused.status_code == 409
    told = refused.json()
    assert (told["code"], told["where"], told["mend"]) == ("name-unfit", "person.name", "请改。")
    assert not Person.objects.filter(number="9").exists()
    assert not GivenAnswer.objects.exists()
    assert Program().post("/persons", NEW).status_code == 201


def test_a_mistake_of_ours_leaves_nothing_and_names_the_request() -> None:
    program = Program()
    program.client.raise_request_exception = False
    answer = program.post("/persons", NEW | {"name": "出错"})
    assert answer.status_code == 500
    assert answer.json()["code"] == "internal-error"
    assert answer.json()["request"] == answer["X-Request-ID"]
    assert not Person.objects.filter(number="9").exists()
    assert not GivenAnswer.objects.exists()


def test_what_is_kept_of_an_answer_is_sealed_and_forgotten_after_its_time() -> None:
    Program().post("/persons", NEW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM idempotency_givenanswer")
        assert "新人" not in repr(cursor.fetchall())
    assert forget_old_answers() == 0
    GivenAnswer.objects.update(given_at=now() - REMEMBERED - timedelta(minutes=1))
    assert forget_old_answers() == 1


def test_a_key_whose_time_is_over_is_a_new_key() -> None:
    Program().post("/persons", NEW)
    GivenAnswer.objects.update(given_at=now() - REMEMBERED - timedelta(minutes=1))
    assert Program().post("/persons", NEW | {"number": "10"}).status_code == 201


def at_once(keys: list[str]) -> list[Any]:
    """Send one write for each key, all at the same moment, each from a thread of its own."""
    gate = Barrier(len(keys))

    def send(key: str) -> Any:
        gate.wait()
        try:
            return Program().post("/persons", {"number": key[0], "name": "新人"}, key)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(keys)) as threads:
        return list(threads.map(send, keys))


@pytest.mark.usefixtures("transactional_db")
def test_of_equal_writes_at_once_one_is_done_and_all_are_answered() -> None:
    answers = at_once(["a-key"] * 4)
    assert [answer.status_code for answer in answers] == [201] * 4
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert Person.objects.filter(number="a").count() == 1


@pytest.mark.usefixtures("transactional_db")
def test_different_writes_at_once_are_all_done() -> None:
    answers = at_once(["a-key", "b-key", "c-key", "d-key"])
    assert len({answer.json()["id"] for answer in answers}) == 4


# --- what is brought ------------------------------------------------------------------------------


def test_every_wrong_field_is_named_in_chinese() -> None:
    answer = Program().post("/persons", {"number": 7})
    assert answer.status_code == 422
    assert answer.json()["details"] == [
        {"where": "body.number", "message": "应为文字。"},
        {"where": "body.name", "message": "缺少这一项。"},
    ]


@pytest.mark.parametrize(
    "body",
    ["{", '{"number": NaN, "name": ""}', '{"number": "\\u0000", "name": ""}', "[" * 100_000],
    ids=["broken", "NaN", "NUL", "too deep"],
)
def test_a_body_that_is_no_sound_json_is_refused(body: str) -> None:
    answer = Program().post("/persons", body)
    assert answer.status_code == 400
    assert answer.json()["code"] == "bad-request"


def test_a_body_beyond_the_limit_is_refused() -> None:
    answer = Program().post("/persons", NEW | {"name": "长" * 3_000_000})
    assert answer.status_code == 413


# --- lists ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "numbers"), [("/persons", "12345"), ("/persons/newest", "54321")])
def test_the_pages_of_a_list_give_every_row_once_in_order(path: str, numbers: str) -> None:
    seen, after = "", ""
    while after is not None:
        answer = Program().get(f"{path}?limit=2&after={after}").json()
        seen += "".join(item["number"] for item in answer["items"])
        after = answer["next"]
    assert seen == numbers


def test_a_page_after_something_that_is_no_key_is_refused() -> None:
    assert Program().get("/persons/newest?after=x").status_code == 422
    assert Program().get("/persons?after=%00").status_code == 400


# --- the description ------------------------------------------------------------------------------


def test_the_description_names_key_permission_and_errors_of_every_operation() -> None:
    described = Client().get("/api/v1/openapi.json").json()
    write = described["paths"]["/api/v1/persons"]["post"]
    read = described["paths"]["/api/v1/persons"]["get"]
    assert "Idempotency-Key" in [parameter["name"] for parameter in write["parameters"]]
    assert "Idempotency-Key" not in [parameter["name"] for parameter in read["parameters"]]
    assert read["x-permission"]["code"] == "frame.signed_in"
    assert read["security"] == [{"token": []}]
    problem = {"$ref": "#/components/schemas/Problem"}
    assert read["responses"]["403"]["content"]["application/json"]["schema"] == problem
    assert "details" in described["components"]["schemas"]["Problem"]["properties"]
