"""Checks for programs."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingxi.office.declaration.models import TextCheck
from mingxi.office.frame.api.values import told_moment
from mingxi.office.frame.clock import now
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.services.tokens import issue_token

TEXT = "服务器3台×2.5万元=8.5万元。".encode()


class Program:
    """Calls the interface with a person's token."""

    def __init__(self, person: Person) -> None:
        _, token = issue_token(person=person, name="测试", days=1, by=person)
        self.client = Client(headers={"Authorization": f"Bearer {token}"})

    def hand_in(self, content: bytes = TEXT, name: str = "培训.txt", key: str = "k") -> Any:
        text = SimpleUploadedFile(name, content, "text/plain")
        headers = {"Idempotency-Key": key}
        return self.client.post("/api/v1/checks", {"text": text}, headers=headers)

    def get(self, path: str) -> Any:
        return self.client.get(f"/api/v1{path}")

    def delete(self, path: str, key: str = "d") -> Any:
        return self.client.delete(f"/api/v1{path}", headers={"Idempotency-Key": key})


@pytest.fixture
def program(clerk: Person) -> Program:
    return Program(clerk)


def test_a_text_is_handed_in_checked_and_told_of(
    program: Program, check_all: Callable[[], None]
) -> None:
    handed_in = program.hand_in()
    assert handed_in.status_code == 201
    told = handed_in.json()
    assert (told["state"], told["text_name"], told["unit_code"]) == (
        "waiting",
        "培训.txt",
        "201001",
    )
    assert told["handed_in_at"].endswith("+08:00")
    check_all()
    told = program.get(f"/checks/{told['id']}").json()
    assert told["state"] == "checked"
    assert told["findings"]["error"] == 1
    report = program.get(f"/checks/{told['id']}/report").json()
    assert report["schema"] == "mingxi.report/1"
    assert report["documents"][0]["text"] == TEXT.decode()


def test_a_report_that_is_not_there_yet_is_told_as_such(program: Program) -> None:
    check_id = program.hand_in().json()["id"]
    answer = program.get(f"/checks/{check_id}/report")
    assert (answer.status_code, answer.json()["code"]) == (409, "check-not-finished")


def test_the_same_text_sent_again_is_checked_once(program: Program) -> None:
    assert program.hand_in().json() == program.hand_in().json()
    assert TextCheck.objects.count() == 1
    assert StoredFile.objects.count() == 1


def test_another_text_under_the_same_key_is_refused(program: Program) -> None:
    program.hand_in()
    answer = program.hand_in(b"1")
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency-key-reused")


@pytest.mark.parametrize(("name", "content"), [("照片.png", b"\x89PNG"), ("空.txt", b"")])
def test_an_unfit_file_is_refused_with_the_mend(
    program: Program, name: str, content: bytes
) -> None:
    answer = program.hand_in(content, name)
    assert answer.status_code == 422
    assert name in answer.json()["details"][0]["message"]
    assert not StoredFile.objects.exists()


def test_a_write_without_a_file_is_refused(program: Program) -> None:
    answer = program.client.post("/api/v1/checks", headers={"Idempotency-Key": "k"})
    assert answer.status_code == 422
    assert answer.json()["details"][0]["where"].endswith("text")


def test_the_list_is_filtered(program: Program, check_all: Callable[[], None]) -> None:
    program.hand_in()
    check_all()
    program.hand_in(key="k2")
    later = quote(told_moment(now() + timedelta(hours=1)))

    def states(query: str) -> list[str]:
        return [item["state"] for item in program.get(f"/checks?{query}").json()["items"]]

    assert states("") == ["waiting", "checked"]
    assert states("finished=true") == ["checked"]
    assert states("finished=false") == ["waiting"]
    assert states(f"since={later}") == []


def test_a_check_is_deleted_once_and_a_second_key_finds_nothing(program: Program) -> None:
    path = f"/checks/{program.hand_in().json()['id']}"
    assert program.delete(path).status_code == 204
    assert program.delete(path).status_code == 204
    assert program.delete(path, "another").status_code == 404
    assert not TextCheck.objects.exists()


def test_the_check_of_others_is_not_there(county: Any) -> None:
    program = Program(county[Role.CLERK])
    path = f"/checks/{program.hand_in().json()['id']}"
    stranger = Program(county.elsewhere["民政局经办"])
    assert stranger.get(path).status_code == 404
    assert stranger.get(f"{path}/report").status_code == 404
    assert stranger.delete(path).status_code == 404
    assert stranger.get("/checks").json()["items"] == []
    assert program.get(path).status_code == 200
