"""Live check and autosave, as the page that writes the form asks for them."""

import json
from typing import Any

import pytest
from django.test import Client

from mingxi.office.declaration.models import Declaration, WorkingDraft
from mingxi.office.declaration.reckoning.project_form import ProjectForm, json_of_form
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.events.models import Event
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.clock import today
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.reckoning.units import Level, UnitKind
from mingxi.office.people.services import (
    add_unit,
    appoint_person,
    register_person,
    set_password,
)


class Writer:
    """A page that is open before a person."""

    def __init__(self, person: Person, declaration: Declaration) -> None:
        self.client = Client()
        self.client.force_login(person)
        self.address = f"/declarations/{declaration.pk}"

    def check(self, body: Any) -> Any:
        return self._post("live-check", body)

    def save(self, revision: int, form: dict[str, Any]) -> Any:
        return self._post("draft", {"revision": revision, "form": form})

    def _post(self, what: str, body: Any) -> Any:
        return self.client.post(f"{self.address}/{what}", body, content_type="application/json")


@pytest.fixture
def writer(clerk: Person, declaration: Declaration) -> Writer:
    return Writer(clerk, declaration)


@pytest.fixture
def told(form: ProjectForm) -> dict[str, Any]:
    """Give the form as a page sends it."""
    sent: dict[str, Any] = json.loads(json_of_form(form))
    return sent


def test_a_check_tells_findings_with_their_places_and_saves_nothing(
    writer: Writer, told: dict[str, Any]
) -> None:
    told["sections"]["overview"] = "概况：服务器3台×2.5万元=8.5万元。"
    events = Event.objects.count()
    answer = writer.check(told)
    assert answer.status_code == 200
    (finding,) = answer.json()["findings"]
    assert (finding["code"], finding["severity"], finding["is_arithmetic"]) == (
        "AR101",
        "error",
        True,
    )
    assert finding["anchor"] == {"field": "sections.overview", "start": 15, "end": 20}
    assert answer.json()["counts"] == {"error": 1, "warning": 0, "info": 0}
    assert answer.json()["claims"]["contradicted"] == 1
    assert WorkingDraft.objects.get().revision == 1
    assert Event.objects.count() == events


def test_a_check_tells_what_every_line_comes_to(writer: Writer, told: dict[str, Any]) -> None:
    amounts = writer.check(told).json()["amounts"]
    assert amounts["total_fen"] == amounts["items_fen"] == amounts["instalments_fen"] == 200_000_00
    assert amounts["items"]["a1"] == {
        "amount_fen": 183_600_00,
        "computed_fen": 183_600_00,
        "cost": [
            {
                "fen": 183_600_00,
                "explained": "6人×2,550元/(人·月)×12个月=183,600元",
                "parts": [],
            }
        ],
    }


def test_what_is_no_form_is_told_with_field_and_mend(writer: Writer, told: dict[str, Any]) -> None:
    told["items"][1]["amount_fen"] = -5
    for answer in (writer.check(told), writer.save(1, told)):
        assert answer.status_code == 400
        assert answer.json()["code"] == "form-invalid"
        (fault,) = answer.json()["details"]
        assert fault["where"].endswith("items[1].amount_fen")
        assert fault["message"] == "第2个子项的金额：不能小于0。请改正。"
    assert WorkingDraft.objects.get().revision == 1


def test_a_draft_saves_itself_and_its_findings_are_counted(
    writer: Writer, told: dict[str, Any], declaration: Declaration
) -> None:
    told["indicators"] = []
    answer = writer.save(1, told)
    assert answer.status_code == 200
    assert (answer.json()["revision"], answer.json()["merged"]) == (2, False)
    assert answer.json()["saved_at"].endswith("+08:00")
    declaration.refresh_from_db()
    assert declaration.errors == 1


def test_changes_of_two_are_joined_or_told(
    writer: Writer, told: dict[str, Any], clerk: Person
) -> None:
    assert writer.save(1, {**told, "owner": "总务处"}).json()["revision"] == 2
    joined = writer.save(1, {**told, "next_year_fen": 5}).json()
    assert (joined["revision"], joined["merged"]) == (3, True)
    assert (joined["form"]["owner"], joined["form"]["next_year_fen"]) == ("总务处", 5)
    stale = writer.save(1, {**told, "owner": "德育处"})
    assert stale.status_code == 409
    problem = stale.json()
    assert (problem["code"], problem["saved_by"]) == ("draft-stale", clerk.name)
    assert (problem["revision"], problem["members"]) == (3, ["owner"])
    assert problem["form"]["owner"] == "总务处"
    assert writer.save(problem["revision"], {**told, "owner": "德育处"}).status_code == 200


def test_what_is_under_review_is_not_saved(writer: Writer, told: dict[str, Any]) -> None:
    Declaration.objects.update(state=DeclarationState.IN_REVIEW.value)
    answer = writer.save(1, {**told, "owner": "总务处"})
    assert answer.status_code == 409
    assert answer.json()["code"] == "declaration-not-open"
    assert "审核中" in answer.json()["message"]
    assert answer.json()["mend"]


def test_a_declaration_of_others_is_not_there(
    declaration: Declaration, told: dict[str, Any]
) -> None:
    elsewhere = add_unit(
        code="202",
        name="蘅川县民政局",
        level=Level.COUNTY,
        kind=UnitKind.BUDGET_DEPARTMENT,
        parent=None,
        by=SYSTEM,
    )
    person = register_person(number="E001", name="温如故", sign_in_name="E001", by=SYSTEM)
    set_password(person=person, password="Heng-chuan-7712", by=person)  # noqa: S106
    appoint_person(person=person, role=Role.CLERK, unit=elsewhere, begins=today(), by=SYSTEM)
    stranger = Writer(person, declaration)
    assert stranger.check(told).status_code == 404
    assert stranger.save(1, told).status_code == 404
