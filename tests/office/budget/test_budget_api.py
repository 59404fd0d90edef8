"""The rounds for programs: the same services, the same refusals."""

import json
from itertools import count
from typing import Any

import pytest
from django.test import Client

from mingxi.office.budget.models import Arrangement
from mingxi.office.budget.reckoning.rounds import BudgetRound
from mingxi.office.frame.clock import today
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.services import issue_token

YEAR = "/api/v1/budget/years/2027"
KEYS = count(1)


class Caller:
    """A program with the token of a person."""

    def __init__(self, person: Person) -> None:
        token = issue_token(person=person, name="测试", days=1, by=person)[1]
        self.client = Client(headers={"Authorization": f"Bearer {token}"})

    def get(self, path: str, **query: object) -> Any:
        answer = self.client.get(path, query)
        assert answer.status_code == 200, answer.content.decode()
        return answer.json()

    def send(self, method: str, path: str, body: object = None, status: int = 200) -> Any:
        answer = self.client.generic(
            method,
            path,
            json.dumps(body or {}),
            content_type="application/json",
            headers={"Idempotency-Key": f"k{next(KEYS)}"},
        )
        assert answer.status_code == status, answer.content.decode()
        return answer.json()


@pytest.fixture
def office(county: Any) -> Caller:
    return Caller(county[Role.BUDGET_OFFICE])


@pytest.fixture
def clerk(county: Any) -> Caller:
    return Caller(county[Role.CLERK])


def test_a_year_goes_from_its_opening_to_the_issue(rounds: Any, office: Caller) -> None:
    declaration = rounds.declare(318_000_000)
    assert office.get("/api/v1/budget/years")["items"] == [
        {"year": 2027, "round": "first_up", "growth_rule": "refuse"}
    ]
    opened = {"year": 2028, "began_on": today().isoformat()}
    assert office.send("POST", "/api/v1/budget/years", opened, 201)["round"] == "first_up"
    assert office.send("POST", "/api/v1/budget/years", opened, 409)["code"] == "year-open-already"
    ceiling = office.send(
        "POST",
        f"{YEAR}/ceilings",
        {"unit_code": "201", "fund_kind": "general", "level": "county", "ceiling_fen": 200_000_000},
    )
    office.send("POST", f"{YEAR}/round", {"to": "first_down", "began_on": today().isoformat()})
    [need] = office.get(f"{YEAR}/needs")["items"]
    assert (need["declaration_id"], need["admitted_fen"], need["revision"]) == (
        declaration.pk,
        318_000_000,
        0,
    )
    wish = {
        "declaration_id": declaration.pk,
        "revision": 0,
        "figures": [{"ceiling_id": ceiling["id"], "amount_fen": 200_000_001}],
    }
    over = office.send("POST", f"{YEAR}/control-figures", {"controls": [wish]}, 409)
    assert (over["code"], over["where"]) == ("ceiling-exceeded", "amount_fen")
    assert "超出0.000001万元" in over["message"]
    wish["figures"] = [{"ceiling_id": ceiling["id"], "amount_fen": 150_000_000}]
    [changed] = office.send("POST", f"{YEAR}/control-figures", {"controls": [wish]})["changed"]
    assert (changed["control_fen"], changed["revision"]) == (150_000_000, 1)
    [proposed] = office.send("POST", f"{YEAR}/departments/201/propose")["changed"]
    assert proposed["control_fen"] == 200_000_000
    [kept] = office.get(f"{YEAR}/ceilings")["items"]
    assert kept["used_fen"] == 200_000_000
    assert office.send("POST", f"{YEAR}/departments/201/issue")["job_id"]
    assert office.send("POST", f"{YEAR}/departments/201/leave-rest")["job_id"]
    rounds.work()
    [arrangement] = office.get(f"{YEAR}/arrangements")["items"]
    assert arrangement["state"] == "issued"


def test_a_unit_spreads_and_hands_in(issued: Arrangement, clerk: Caller, office: Caller) -> None:
    one = f"/api/v1/budget/arrangements/{issued.pk}"
    whole = clerk.get(one)
    assert [line["amount_fen"] for line in whole["lines"]] == [50_000_000, 100_000_000]
    wish = {
        "revision": 2,
        "items": [{"key": "a", "amount_fen": 60_000_000}, {"key": "b", "amount_fen": 90_000_000}],
    }
    assert clerk.send("PUT", f"{one}/spread", wish) == {"revision": 3}
    late = {"revision": 2, "items": [{"key": "a", "amount_fen": 1}]}
    assert clerk.send("PUT", f"{one}/spread", late, 409)["code"] == "draft-stale"
    refused = clerk.send("POST", f"{one}/hand-in", status=409)
    assert refused["code"] == "details-wrong"
    lines = whole["lines"]
    lines[0]["amount_fen"], lines[1]["amount_fen"] = 60_000_000, 90_000_000
    clerk.send("PUT", f"{one}/lines", {"lines": lines})
    handed_in = clerk.send("POST", f"{one}/hand-in")
    assert handed_in["state"] == "handed_in"
    assert [lack["label"] for lack in handed_in["unfunded"]] == ["春季会议", "秋季会议"]
    again = clerk.send("POST", f"{one}/hand-in", status=409)
    assert again["code"] == "arrangement-in-other-state"
    clerk.send("PUT", f"{one}/spread", wish, 409)
    assert office.send("POST", f"{one}/return")["state"] == "issued"
    assert office.send("POST", f"{one}/take-back", status=409)["code"] == "round-does-not-allow"


def test_decisions_replies_caps_and_figures(
    rounds: Any, handed_in: Arrangement, office: Caller, clerk: Caller
) -> None:
    cap = {"unit_code": "201001", "kind": "meetings", "cap_fen": 150_000_000}
    assert office.send("POST", f"{YEAR}/caps", cap)["last_year_fen"] is None
    assert clerk.get(f"{YEAR}/caps")[0]["used_fen"] == 150_000_000
    rounds.to(BudgetRound.SECOND_DOWN)
    day = today().isoformat()
    for kind in ("government", "party", "congress"):
        wish = {"kind": kind, "decided_on": day, "document": "一号"}
        office.send("POST", f"{YEAR}/decisions", wish, 201)
    assert len(clerk.get(f"{YEAR}/decisions")) == 3
    reply = {"replied_on": day, "document": "二号"}
    given = office.send("POST", f"{YEAR}/approvals/departments/201", reply, 201)
    assert given["total_fen"] == 150_000_000
    rounds.work()
    office.send("POST", f"{YEAR}/approvals/units/201001", reply, 201)
    [due] = clerk.get(f"{YEAR}/deadlines")
    assert (due["kind"], due["replied_on"]) == ("department", day)
    [approval] = clerk.get(f"{YEAR}/approvals")["items"]
    assert approval["unit_code"] == "201001"
    for by in ("unit", "project", "item"):
        rows = clerk.get(f"{YEAR}/figures", by=by)["items"]
        assert sum(row["arranged_fen"] for row in rows) == 150_000_000


def test_what_a_person_may_not_do_or_see(issued: Arrangement, county: Any, clerk: Caller) -> None:
    assert clerk.send("POST", f"{YEAR}/departments/201/issue", status=403)["code"] == "forbidden"
    other = Caller(county.elsewhere["民政局经办"])
    one = f"/api/v1/budget/arrangements/{issued.pk}"
    assert other.client.get(one).status_code == 404
    other.send("POST", f"{one}/hand-in", status=404)
    assert other.client.get("/api/v1/budget/years/2031/caps").status_code == 404
