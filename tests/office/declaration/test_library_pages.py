"""The pages and the interface of library and bases."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from mingxi.office.declaration.models import (
    BudgetProject,
    CodeRule,
    Declaration,
    ImportState,
    LibraryExport,
    LibraryImport,
    PolicyBasis,
)
from mingxi.office.declaration.reckoning.project_form import form_of_json
from mingxi.office.declaration.reckoning.states import BasisKind, ProjectState
from mingxi.office.declaration.services.bases import BasisFacts, register_basis
from mingxi.office.declaration.services.citing import link_bases
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.services.tokens import issue_token


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def clerk(county: Any) -> Person:
    return county[Role.CLERK]


@pytest.fixture
def office(county: Any) -> Client:
    return signed_in(county[Role.BUDGET_OFFICE])


@pytest.fixture
def projects(admit: Any, county: Any, clerk: Person) -> list[BudgetProject]:
    return [
        admit(county.units["一中"], clerk, name=f"修缮{number}", asked_fen=number * 10**8).project
        for number in range(35)
    ]


def shown(client: Client, **query: str) -> str:
    return client.get(reverse("library"), {"year": "2026", **query}).content.decode()


def test_the_list_is_turned_by_its_links(projects: list[BudgetProject], office: Client) -> None:
    answer = office.get(reverse("library"), {"year": 2026, "sort": "-asked_fen"})
    assert "共 35 个" in answer.content.decode()
    assert "修缮34" in answer.content.decode()
    second = shown(office, sort="-asked_fen", after=answer.context["found"].after)
    assert "修缮4<" in second
    assert "修缮34" not in second


def test_conditions_narrow_the_list(projects: list[BudgetProject], office: Client) -> None:
    assert "共 4 个" in shown(office, asked_min="100", asked_max="400")
    assert "没有符合条件的项目" in shown(office, words="桥梁")
    # What cannot be read is told and not heard.
    assert "没有用于筛选" in shown(office, asked_min="很多")


def test_a_clerk_sees_the_list_and_leads_nothing(
    projects: list[BudgetProject], clerk: Person
) -> None:
    page = shown(signed_in(clerk))
    assert "共 35 个" in page
    assert "出库" not in page.split("<tbody>")[1]
    answer = signed_in(clerk).post(reverse("change-library"), {"change": "rank"})
    assert answer.status_code == 403


def test_a_change_is_shown_before_it_is_done(projects: list[BudgetProject], office: Client) -> None:
    BudgetProject.objects.filter(pk=projects[1].pk).update(state=ProjectState.EXECUTING)
    chosen = {"change": "take_out", "project": [projects[0].pk, projects[1].pk]}
    page = office.post(reverse("change-library"), chosen).content.decode()
    assert "将办理 1 个项目，1 个不能办理" in page
    assert not BudgetProject.objects.exclude(left_at=None)
    confirmed = {**chosen, "confirmed": "1"}
    page = office.post(reverse("change-library"), confirmed).content.decode()
    assert not BudgetProject.objects.exclude(left_at=None)  # no reason was given
    office.post(reverse("change-library"), {**confirmed, "words": "政策取消"})
    assert list(BudgetProject.objects.exclude(left_at=None)) == [projects[0]]


def test_ranks_are_given_from_the_page(projects: list[BudgetProject], office: Client) -> None:
    keys = [projects[3].pk, projects[2].pk]
    office.post(
        reverse("change-library"),
        {"change": "rank", "project": keys, "confirmed": "1", "first": "100"},
    )
    assert [BudgetProject.objects.get(pk=key).rank for key in keys] == [100, 101]


def test_projects_of_others_are_not_there(
    projects: list[BudgetProject], county: Any, admit: Any, clerk: Person
) -> None:
    theirs = admit(county.units["云岭乡"], clerk).project
    desk = signed_in(county[Role.BUDGET_DESK])
    asked = {"change": "suspend", "project": [theirs.pk]}
    assert desk.post(reverse("change-library"), asked).status_code == 404
    asked["project"] = [projects[0].pk]
    assert desk.post(reverse("change-library"), asked).status_code == 200


def test_the_list_is_exported_as_it_is_filtered(
    projects: list[BudgetProject], office: Client, check_all: Callable[[], None]
) -> None:
    page = shown(office, words="修缮1")
    action = page.split('action="/library/export?')[1].split('"')[0].replace("&amp;", "&")
    office.post(f"/library/export?{action}", {"suffix": "csv"})
    check_all()
    export = LibraryExport.objects.get()
    assert export.rows == 11
    answer = office.get(reverse("library-export-file", args=[export.pk]))
    assert b"".join(answer.streaming_content).decode("utf-8-sig").count("修缮1") == 11
    assert "2026年项目库.csv" in office.get(reverse("library-exports")).content.decode()


def test_a_workbook_is_brought_examined_and_taken(
    clerk: Person, county: Any, check_all: Callable[[], None]
) -> None:
    client = signed_in(clerk)
    template = client.get(reverse("library-template")).content
    book = openpyxl.load_workbook(io.BytesIO(template))
    sheet = book["项目库"]
    sheet["B2"] = "电梯维修"
    sheet.append([None, "坏的", "201001", "没有这类"])
    content = io.BytesIO()
    book.save(content)
    content.seek(0)
    content.name = "项目.xlsx"
    answer = client.post(reverse("library-imports"), {"year": "2026", "workbook": content})
    check_all()
    page = client.get(answer["Location"]).content.decode()
    assert "只导入没有问题的 1 行" in page
    assert "没有这类" in page
    client.post(answer["Location"], {"decision": "all"})
    assert LibraryImport.objects.get().state == ImportState.EXAMINED
    client.post(answer["Location"], {"decision": "sound"})
    check_all()
    assert LibraryImport.objects.get().imported == 1
    assert Declaration.objects.get().project.name == "电梯维修"
    assert "已导入" in client.get(reverse("library-imports")).content.decode()


def test_what_is_no_workbook_by_its_name_is_refused(clerk: Person) -> None:
    content = io.BytesIO(b"x")
    content.name = "项目.docx"
    client = signed_in(clerk)
    answer = client.post(reverse("library-imports"), {"year": "2026", "workbook": content})
    assert "只能导入Excel" in answer.content.decode()
    assert not LibraryImport.objects.exists()


def test_the_library_is_rolled_from_its_page(
    projects: list[BudgetProject], office: Client, check_all: Callable[[], None]
) -> None:
    page = office.get(reverse("roll-library"), {"year": "2026"}).content.decode()
    assert "滚动 35 个项目" in page
    office.post(reverse("roll-library"), {"year": "2026"})
    check_all()
    assert Declaration.objects.filter(fiscal_year=2027).count() == 35
    assert "已完成" in office.get(reverse("roll-library")).content.decode()


def test_the_rule_of_codes_is_set_with_an_example(office: Client) -> None:
    asked = {"region": "530427", "pattern": "{区划}-{年份}-{流水:6}"}
    answer = office.post(reverse("code-rule"), asked, follow=True)
    assert "-000001" in answer.content.decode()
    bad = office.post(reverse("code-rule"), {**asked, "pattern": "{流水}"}).content.decode()
    assert "最后须是流水号" in bad
    assert CodeRule.objects.get().pattern == "{区划}-{年份}-{流水:6}"


@pytest.fixture
def cited(declare: Any, county: Any, clerk: Person) -> Declaration:
    words = "根据《蘅川县培训费管理办法》（蘅财行〔2019〕6号）实施。"
    declaration = declare(county.units["一中"], clerk, basis=words)
    form = form_of_json(declaration.draft.content)
    link_bases(declaration=declaration, form=form, by=clerk)
    return declaration


def test_a_citation_is_registered_with_its_fields_filled_in(
    cited: Declaration, clerk: Person
) -> None:
    client = signed_in(clerk)
    page = client.get(reverse("open-citations")).content.decode()
    assert "蘅财行〔2019〕6号" in page
    address = f"{reverse('register-basis')}?citation={cited.basis_uses.get().pk}"
    initial = client.get(address).context["form"].initial
    assert initial == {
        "kind": BasisKind.CIRCULAR,
        "title": "蘅川县培训费管理办法",
        "number": "蘅财行〔2019〕6号",
    }
    answer = client.post(reverse("register-basis"), initial, follow=True)
    assert "1处引用对上了" in answer.content.decode()
    assert cited.project.name in answer.content.decode()
    again = client.post(reverse("register-basis"), initial).content.decode()
    assert "依据库中已有" in again


def test_repeal_is_seen_where_it_matters(cited: Declaration, clerk: Person, office: Client) -> None:
    facts = BasisFacts(BasisKind.CIRCULAR, "培训费管理办法", "蘅财行〔2019〕6号")
    basis = register_basis(facts=facts, by=clerk)
    address = reverse("repeal-basis", args=[basis.pk])
    assert (
        "没有编号" in office.post(address, {"on": "2026-01-01", "successor": "9"}).content.decode()
    )
    office.post(address, {"on": "2026-01-01"})
    assert "已废止" in office.get(reverse("bases")).content.decode()
    assert "废止。" in office.get(reverse("basis", args=[basis.pk])).content.decode()
    Declaration.objects.filter(pk=cited.pk).update(state="drafting")
    assert cited.project.name in signed_in(clerk).get(reverse("ended-bases")).content.decode()


def test_entries_of_one_document_are_merged_from_the_page(clerk: Person, office: Client) -> None:
    one = register_basis(facts=BasisFacts(BasisKind.CIRCULAR, "办法", "甲发〔2020〕1号"), by=clerk)
    two = register_basis(
        facts=BasisFacts(BasisKind.CIRCULAR, "办法", "甲发〔2020〕1号", "甲"), by=clerk
    )
    page = office.get(reverse("basis", args=[one.pk])).content.decode()
    assert "可能是同一份文件" in page
    office.post(f"{reverse('merge-basis', args=[one.pk])}?other={two.pk}")
    assert list(PolicyBasis.objects.all()) == [one]


class Program:
    """Calls the interface with a person's token."""

    def __init__(self, person: Person) -> None:
        _, token = issue_token(person=person, name="测试", days=1, by=person)
        self.client = Client(headers={"Authorization": f"Bearer {token}"})

    def get(self, path: str) -> Any:
        return self.client.get(f"/api/v1{path}")

    def post(self, path: str, body: Any, key: str) -> Any:
        headers = {"Idempotency-Key": key}
        content = "application/json"
        return self.client.post(f"/api/v1{path}", body, headers=headers, content_type=content)


def test_programs_turn_the_list_and_change_it(projects: list[BudgetProject], county: Any) -> None:
    program = Program(county[Role.BUDGET_OFFICE])
    names, after = [], ""
    while after is not None:
        told = program.get(f"/library?year=2026&sort=-asked_fen&limit=20&after={after}").json()
        names += [item["name"] for item in told["items"]]
        after = told["next"]
    assert names == [f"修缮{number}" for number in range(34, -1, -1)]
    assert told["projects"] == 35
    totals = program.get("/library/totals?year=2026").json()
    assert [(one["unit_code"], one["projects"]) for one in totals] == [("201001", 35)]
    wished = {"change": "suspend", "project_ids": [projects[0].pk], "words": "等政策"}
    answer = program.post("/library/changes", wished, "k1")
    assert answer.json() == {"done": [projects[0].pk], "refused": []}
    again = program.post("/library/changes", wished, "k2").json()
    assert again["refused"][0]["why"] == "项目已经暂缓。"
    assert (
        program.post("/library/changes", {**wished, "project_ids": [10**9]}, "k3").status_code
        == 404
    )


def test_programs_register_and_repeal_bases(clerk: Person, county: Any) -> None:
    basis = {"kind": "circular", "title": "办法", "number": "甲发〔2020〕1号"}
    made = Program(clerk).post("/bases", basis, "k1").json()
    assert made["number"] == "甲发〔2020〕1号"
    program = Program(county[Role.BUDGET_OFFICE])
    answer = program.post(f"/bases/{made['id']}/repeal", {"on": "2026-01-01"}, "k2")
    assert answer.json()["repealed_on"] == "2026-01-01"
    assert program.get("/bases?standing=ended").json()["items"][0]["id"] == made["id"]
