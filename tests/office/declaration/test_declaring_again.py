"""A project is declared for another year by its unit, and comes back where it had left."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.reckoning.project_form import form_of_json
from mingxi.office.declaration.reckoning.states import (
    Continuity,
    DeclarationState,
    ProjectState,
    Standing,
)
from mingxi.office.declaration.services.abandoning import abandon_declaration
from mingxi.office.declaration.services.admitting import admit_to_library
from mingxi.office.declaration.services.declaring_again import declare_again
from mingxi.office.declaration.services.library import take_out
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.services.tokens import issue_token


@pytest.fixture
def clerk(county: Any) -> Person:
    return county[Role.CLERK]


@pytest.fixture
def left(admit: Any, county: Any, clerk: Person) -> Declaration:
    """Give a declaration whose project has left; its term ended too."""
    declaration: Declaration = admit(county.units["一中"], clerk, name="礼堂修缮", last_year=2026)
    take_out(project=declaration.project, reason="不再实施", by=county[Role.BUDGET_OFFICE])
    declaration.project.refresh_from_db()
    return declaration


def test_what_left_comes_back_with_its_code_when_it_is_admitted_again(
    left: Declaration, clerk: Person, county: Any
) -> None:
    again = declare_again(project=left.project, year=2028, by=clerk)
    form = form_of_json(again.draft.content)
    assert (form.fiscal_year, form.last_year) == (2028, 2028)
    assert form.continuity is Continuity.CONTINUING
    # Until it is reviewed it stays outside.
    assert again.line.standing == Standing.LEFT
    Declaration.objects.filter(pk=again.pk).update(state=DeclarationState.IN_REVIEW)
    project = admit_to_library(declaration=again, admitted_fen=5, by=county[Role.BUDGET_OFFICE])
    assert (project.code, project.left_at) == (left.project.code, None)
    assert (project.state, project.last_year) == (ProjectState.RESERVED, 2028)
    again.line.refresh_from_db()
    assert again.line.standing == Standing.HELD


def test_a_year_is_declared_once_and_opened_again_where_it_was_given_up(
    left: Declaration, clerk: Person
) -> None:
    for year in (2025, 2026):
        with pytest.raises(RefusedError, match="year-not-free"):
            declare_again(project=left.project, year=year, by=clerk)
    again = declare_again(project=left.project, year=2027, by=clerk)
    with pytest.raises(RefusedError, match="year-not-free"):
        declare_again(project=left.project, year=2027, by=clerk)
    abandon_declaration(declaration=again, reason="本年不做", by=clerk)
    opened = declare_again(project=left.project, year=2027, by=clerk)
    assert (opened.pk, opened.state) == (again.pk, DeclarationState.DRAFTING)
    assert (opened.given_up_at, opened.given_up_by, opened.given_up_because) == (None, None, "")


def test_only_its_unit_declares_a_project_again(left: Declaration, county: Any) -> None:
    for stranger in (county[Role.BUDGET_OFFICE], county.elsewhere["民政局经办"]):
        with pytest.raises(RefusedError, match="not-clerk-of-unit"):
            declare_again(project=left.project, year=2027, by=stranger)


def test_the_page_offers_the_years_that_are_free(left: Declaration, clerk: Person) -> None:
    client = Client()
    client.force_login(clerk)
    page = client.get(reverse("declaration", kwargs={"declaration_id": left.pk}))
    assert "项目已经出库" in page.content.decode()
    address = reverse("declare-again", kwargs={"declaration_id": left.pk})
    assert address in page.content.decode()
    offered = client.get(address).context["form"].fields["fiscal_year"].choices
    year = max(value for value, _ in offered)
    answer = client.post(address, {"fiscal_year": year})
    begun = Declaration.objects.latest("pk")
    assert (begun.fiscal_year, begun.project_id) == (year, left.project_id)
    assert answer.headers["Location"].endswith(f"/declarations/{begun.pk}/write")
    # The project has a newer declaration now.
    assert "不能再次申报" in client.get(address, follow=True).content.decode()


def test_programs_declare_again(left: Declaration, clerk: Person) -> None:
    token = issue_token(person=clerk, name="测试", days=1, by=clerk)[1]
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "a"}
    address = f"/api/v1/projects/{left.project_id}/declarations"
    body = {"fiscal_year": 2027}
    for _ in range(2):
        answer = Client(headers=headers).post(address, body, content_type="application/json")
        assert answer.status_code == 201
    assert Declaration.objects.filter(project=left.project_id).count() == 2
