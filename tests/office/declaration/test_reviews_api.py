"""Review for programs."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingxi.office.declaration.models import Declaration, Review
from mingxi.office.declaration.reckoning.routes import StepKind, TaskState
from mingxi.office.frame.clock import today
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.services.tokens import issue_token


class Program:
    """Calls the interface with a person's token."""

    keys = 0

    def __init__(self, person: Person) -> None:
        _, token = issue_token(person=person, name="测试", days=1, by=person)
        self.client = Client(headers={"Authorization": f"Bearer {token}"})

    def get(self, path: str) -> Any:
        answer = self.client.get(f"/api/v1{path}")
        assert answer.status_code == 200, answer.content.decode()
        return answer.json()

    def send(self, method: str, path: str, values: Any = None) -> Any:
        Program.keys += 1
        return self.client.generic(
            method,
            f"/api/v1{path}",
            json.dumps(values or {}),
            content_type="application/json",
            headers={"Idempotency-Key": f"k{Program.keys}"},
        )


@pytest.fixture
def programs(county: Any) -> dict[Role, Program]:
    return {
        role: Program(county[role])
        for role in (
            Role.CLERK,
            Role.SECTION_HEAD,
            Role.UNIT_FINANCE,
            Role.UNIT_HEAD,
            Role.DEPARTMENT_REVIEWER,
            Role.BUDGET_OFFICE,
        )
    }


def test_a_declaration_is_sent_decided_and_returned(
    desk: Any, programs: dict[Role, Program]
) -> None:
    declaration = desk.begin()
    clerk, head = programs[Role.CLERK], programs[Role.SECTION_HEAD]
    sent = clerk.send("POST", f"/declarations/{declaration.pk}/reviews")
    assert sent.status_code == 201, sent.content.decode()
    assert sent.json()["version_number"] == 1
    (task,) = head.get("/review-tasks")["items"]
    assert (task["step"], task["asked_fen"]) == ("section_head", 9_000_000)
    path = f"/review-tasks/{task['id']}/decision"
    refused = head.send("POST", path, {"verdict": "return"})
    assert (refused.status_code, refused.json()["code"]) == (409, "review-reason-missing")
    decided = head.send("POST", path, {"verdict": "return", "reason": "请补充。"})
    assert (decided.json()["state"], decided.json()["reason"]) == ("decided", "请补充。")
    whole = clerk.get(f"/reviews/{sent.json()['id']}")
    assert whole["outcome"] == "returned"
    assert "更新一间学生机房" in whole["text"]
    assert whole["figures"][0] == {
        "key": "",
        "label": "合计",
        "asked_fen": 9_000_000,
        "standing_fen": 9_000_000,
    }
    assert clerk.get("/reviews")["items"][0]["id"] == whole["id"]


def test_who_may_not_take_a_step_is_told_why_and_a_stranger_that_it_is_not_there(
    county: Any, sent: Review, programs: dict[Role, Program]
) -> None:
    task = sent.tasks.get(state=TaskState.OPEN)
    path = f"/review-tasks/{task.pk}/decision"
    told = programs[Role.UNIT_HEAD].send("POST", path, {"verdict": "agree"})
    assert told.json()["code"] == "review-not-yours"
    stranger = Program(county.elsewhere["云岭乡负责人"])
    assert stranger.send("POST", path, {"verdict": "agree"}).status_code == 404


def test_a_cut_and_a_return_to_a_step(
    desk: Any, sent: Review, programs: dict[Role, Program]
) -> None:
    desk.walk(sent, StepKind.DEPARTMENT)
    department = programs[Role.DEPARTMENT_REVIEWER]
    task = sent.tasks.get(state=TaskState.OPEN)
    path = f"/review-tasks/{task.pk}/decision"
    cut = {
        "verdict": "cut",
        "reason": "按两台。",
        "total_fen": 6_500_000,
        "items": [
            {"key": "a1", "admitted_fen": 5_000_000},
            {"key": "b2", "admitted_fen": 1_500_000},
        ],
    }
    wrong = department.send("POST", path, cut | {"total_fen": 1})
    assert (wrong.status_code, wrong.json()["code"]) == (409, "review-cut")
    assert department.send("POST", path, cut).json()["admitted_fen"] == 6_500_000


def test_a_declaration_is_taken_back(sent: Review, programs: dict[Role, Program]) -> None:
    path = f"/declarations/{sent.declaration_id}/reviews"
    assert programs[Role.CLERK].send("DELETE", path).status_code == 204
    assert Declaration.objects.get().state == "drafting"
    assert programs[Role.CLERK].send("POST", "/declarations/999999/reviews").status_code == 404


def test_comments_and_their_answers(sent: Review, programs: dict[Role, Program]) -> None:
    head, clerk = programs[Role.SECTION_HEAD], programs[Role.CLERK]
    text = head.get(f"/reviews/{sent.pk}")["text"]
    start = text.index("改善教学条件")
    place = {"start": start, "end": start + 6, "excerpt": "改善教学条件"}
    said = head.send("POST", f"/reviews/{sent.pk}/comments", place | {"words": "座位数？"})
    assert said.status_code == 201
    assert said.json()["field"] == "sections.overview"
    path = f"/comments/{said.json()['id']}"
    assert clerk.send("POST", f"{path}/answers", {"words": "56个。"}).status_code == 201
    assert clerk.send("POST", f"{path}/settlement").status_code == 409
    assert head.send("POST", f"{path}/settlement").json()["settled_at"]
    assert [one["words"] for one in clerk.get("/comments")["items"]] == ["座位数？"]


def test_a_collective_decision_with_its_minutes(
    sent: Review, programs: dict[Role, Program]
) -> None:
    client = programs[Role.UNIT_FINANCE].client
    path = f"/api/v1/reviews/{sent.pk}/collective-decision"
    values = {"body": "校长办公会", "session": "第9次", "held_on": today().isoformat()}
    headers = {"Idempotency-Key": "m"}
    minutes = SimpleUploadedFile("纪要.pdf", b"%PDF-", "application/pdf")
    kept = client.post(path, values | {"minutes": minutes}, headers=headers)
    assert kept.status_code == 201, kept.content.decode()
    assert kept.json()["body"] == "校长办公会"
    headers = {"Idempotency-Key": "n"}
    wrong = SimpleUploadedFile("a.exe", b"MZ")
    assert client.post(path, values | {"minutes": wrong}, headers=headers).status_code == 422


def test_routes_and_blocking_are_set(desk: Any, programs: dict[Role, Program]) -> None:
    office = programs[Role.BUDGET_OFFICE]
    routes = office.get("/review-routes")["items"]
    assert {one["name"] for one in routes} == {"一般审核流程", "乡镇审核流程"}
    new = {
        "name": "简易流程",
        "begins": today().isoformat(),
        "steps": [{"kind": "budget_office", "place": 1}],
    }
    laid = office.send("POST", "/review-routes", new)
    assert laid.status_code == 201, laid.content.decode()
    assert office.send("POST", f"/review-routes/{laid.json()['id']}/end").json()["ends"]
    rule = {"code": "ES106", "effect": "blocks"}
    said = office.send("PUT", "/blocking-rules", rule).json()
    assert (said["code"], said["effect"]) == ("ES106", "blocks")
    assert office.send("DELETE", f"/blocking-rules/{said['id']}").status_code == 204
    assert "ES106" not in {one["code"] for one in office.get("/blocking-rules")["items"]}


def test_reasons_need_a_finding(sent: Review, programs: dict[Role, Program]) -> None:
    reasons = {"reasons": [{"fingerprint": "00", "reason": "因为。"}]}
    told = programs[Role.UNIT_HEAD].send("POST", f"/reviews/{sent.pk}/reasons", reasons)
    assert (told.status_code, told.json()["code"]) == (409, "waiver-no-finding")
