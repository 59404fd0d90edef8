"""Declarations for programs."""

import json
from typing import Any

import pytest
from django.test import Client

from mingxi.office.declaration.models import Declaration, TextVersion
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.project_form import ProjectForm, json_of_form
from mingxi.office.declaration.reckoning.states import Stage
from mingxi.office.declaration.services.versions import make_version
from mingxi.office.frame.files.services import store
from mingxi.office.people.models import Person
from mingxi.office.people.services.tokens import issue_token


class Program:
    """Calls the interface with a person's token."""

    def __init__(self, person: Person) -> None:
        _, token = issue_token(person=person, name="测试", days=1, by=person)
        self.client = Client(headers={"Authorization": f"Bearer {token}"})

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
def program(clerk: Person) -> Program:
    return Program(clerk)


@pytest.fixture
def told(form: ProjectForm) -> dict[str, Any]:
    sent: dict[str, Any] = json.loads(json_of_form(form))
    return sent


def test_a_declaration_is_begun_read_saved_and_checked(
    program: Program, told: dict[str, Any]
) -> None:
    begun = program.send("POST", "/declarations", {"unit_code": "201001", "form": told})
    assert begun.status_code == 201, begun.content
    declaration = begun.json()
    assert (declaration["asked_fen"], declaration["state"]) == (200_000_00, "drafting")
    assert program.get("/declarations").json()["items"] == [declaration]
    assert program.get("/declarations?fiscal_year=2025").json()["items"] == []
    path = f"/declarations/{declaration['id']}"
    assert program.get(path).json() == declaration
    project = program.get(f"/projects/{declaration['project_id']}").json()
    assert (project["name"], project["code"], project["state"]) == ("河道保洁经费", None, "draft")
    assert program.get("/projects").json()["items"] == [project]
    draft = program.get(f"{path}/draft").json()
    assert (draft["revision"], draft["form"]) == (1, told)
    told["indicators"] = []
    saved = program.send("PUT", f"{path}/draft", {"revision": 1, "form": told}, key="s")
    assert saved.status_code == 200, saved.content
    assert saved.json()["revision"] == 2
    found = program.get(f"{path}/findings").json()
    assert (found["revision"], [one["code"] for one in found["findings"]]) == (2, ["FM110"])
    assert program.get(path).json()["errors"] == 1


def test_a_declaration_is_given_up_with_its_reason(program: Program, told: dict[str, Any]) -> None:
    begun = program.send("POST", "/declarations", {"unit_code": "201001", "form": told}).json()
    path = f"/declarations/{begun['id']}/abandonment"
    assert (begun["errors"], begun["given_up_at"]) == (0, None)
    assert program.send("POST", path, {"reason": ""}, key="a").status_code == 422
    given_up = program.send("POST", path, {"reason": "并入另一个项目"}, key="b")
    assert given_up.status_code == 200, given_up.content
    assert given_up.json()["state"] == "withdrawn"
    assert given_up.json()["given_up_because"] == "并入另一个项目"
    assert program.send("POST", path, {"reason": "再一次"}, key="c").status_code == 409


def test_a_stale_revision_is_told(
    program: Program, told: dict[str, Any], declaration: Declaration
) -> None:
    path = f"/declarations/{declaration.pk}/draft"
    first = {"revision": 1, "form": {**told, "owner": "总务处"}}
    assert program.send("PUT", path, first, key="1").status_code == 200
    second = {"revision": 1, "form": {**told, "owner": "德育处"}}
    stale = program.send("PUT", path, second, key="2")
    assert (stale.status_code, stale.json()["code"]) == (409, "draft-stale")


def test_what_is_no_form_is_told_with_its_field(program: Program, told: dict[str, Any]) -> None:
    told["items"][0]["key"] = "A"
    answer = program.send("POST", "/declarations", {"unit_code": "201001", "form": told})
    assert answer.status_code == 422
    assert [one["where"] for one in answer.json()["details"]] == ["body.form.items.0.key"]
    assert not Declaration.objects.exists()


def test_a_unit_that_is_not_seen_is_not_there(program: Program, told: dict[str, Any]) -> None:
    answer = program.send("POST", "/declarations", {"unit_code": "999", "form": told})
    assert answer.status_code == 404


def test_versions_are_listed_and_read(
    program: Program,
    told: dict[str, Any],
    declaration: Declaration,
    clerk: Person,
    form: ProjectForm,
) -> None:
    checked = checked_form(form)
    report = store(
        checked.report, name="核对.json", media_type="application/json", by_number=clerk.number
    )
    make_version(
        declaration=declaration,
        form=form,
        checked=checked,
        report=report,
        stage=Stage.FIRST_UP,
        by=clerk,
    )
    (version,) = program.get(f"/declarations/{declaration.pk}/versions").json()["items"]
    kept = TextVersion.objects.get()
    assert (version["number"], version["sha256"], version["id"]) == (1, kept.sha256, kept.pk)
    read = program.get(f"/versions/{version['id']}").json()
    assert read == {**version, "form": told}
