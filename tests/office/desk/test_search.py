"""Search over everything one may see, on the page and for programs."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingxi.office.declaration.models import (
    BudgetProject,
    Declaration,
    PolicyBasis,
    TextVersion,
)
from mingxi.office.declaration.reckoning.project_form import (
    FormItem,
    ProjectForm,
    json_of_form,
    sha256_of,
)
from mingxi.office.declaration.reckoning.states import BasisKind, ProjectCategory, Stage
from mingxi.office.frame.clock import now
from mingxi.office.frame.files.services import store
from mingxi.office.frame.search import index, keeping
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.services import issue_token
from mingxi.projects.project_text import SectionKey

MakeProject = Callable[..., BudgetProject]
IDENTITY_NUMBER = "110101199003070599"


@pytest.fixture(autouse=True)
def index_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(settings, "CONFIGURATION", replace(settings.CONFIGURATION, data=tmp_path))
    yield tmp_path / "index"
    index._opened.clear()


@pytest.fixture
def project(county) -> MakeProject:
    """Make a project with one version of its text."""

    def made(name: str, unit: str, text: str = "", code: str = "") -> BudgetProject:
        clerk = county[Role.CLERK]
        project = BudgetProject.objects.create(
            unit=county.units[unit],
            name=name,
            code=code,
            category=ProjectCategory.SPECIFIC,
            first_year=2026,
            last_year=2028,
            registered_by=clerk,
            registered_at=now(),
        )
        declaration = Declaration.objects.create(
            project=project,
            unit=project.unit,
            fiscal_year=2026,
            begun_by=clerk,
            begun_at=now(),
            changed_at=now(),
        )
        version(declaration, name, text, clerk)
        return project

    return made


def version(declaration: Declaration, name: str, text: str, by: Person) -> None:
    form = ProjectForm(
        name=name,
        fiscal_year=2026,
        unit_name=declaration.unit.name,
        category=ProjectCategory.SPECIFIC,
        first_year=2026,
        last_year=2028,
        sections={SectionKey.OVERVIEW: text},
        items=(FormItem(key="a1", label="校舍维修"),),
    )
    content = json_of_form(form)
    TextVersion.objects.create(
        declaration=declaration,
        number=declaration.versions.count() + 1,
        stage=Stage.FIRST_UP,
        content=content,
        sha256=sha256_of(content),
        asked_fen=0,
        made_by=by,
        made_at=now(),
        report=store(b"{}", name="r.json", media_type="application/json", by_number=by.number),
        errors=0,
        warnings=0,
    )


def build() -> None:
    for _ in keeping.build():
        pass


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page(person: Person, **asked: str) -> str:
    return signed_in(person).get(reverse("search"), asked).content.decode()


def test_a_project_is_found_by_name_code_and_the_words_of_its_newest_version(
    county, project
) -> None:
    found = project("教学楼修缮", "一中", "屋面漏水，急需防水处理。", code="XM2026-0001")
    version(found.declarations.get(), "教学楼修缮", "外墙脱落，须加固。", county[Role.CLERK])
    build()
    address = reverse("project", kwargs={"project_id": found.pk})
    for words in ("教学楼", "xm2026", "外墙脱落", "校舍维修", "教学楼 加固"):
        assert address in page(county[Role.CLERK], q=words), words
    for words in ("屋面漏水", "教学楼 道路"):
        assert address not in page(county[Role.CLERK], q=words), words


def test_the_words_are_marked_where_they_stand(county, project) -> None:
    project("教学楼修缮", "一中", "屋面漏水，急需防水处理。")
    build()
    told = page(county[Role.CLERK], q="修缮 防水处理")
    assert "教学楼<mark>修缮</mark>" in told
    assert "急需<mark>防水处理</mark>" in told


def test_what_one_may_not_see_is_neither_found_nor_counted(county, project) -> None:
    project("教学楼修缮", "一中")
    project("集镇道路修缮", "云岭乡")
    build()
    told = page(county[Role.CLERK], q="修缮")
    assert "共找到 1 项" in told
    assert "集镇道路" not in told
    assert "共找到 2 项" in page(county[Role.BUDGET_OFFICE], q="修缮")
    assert "没有找到" in page(county[Role.AUDIT_ADMINISTRATOR], q="修缮")


def test_a_changed_name_is_found_after_the_next_refresh(county, project) -> None:
    changed = project("教学楼修缮", "一中")
    build()
    changed.name = "实验楼修缮"
    changed.save()
    BudgetProject.objects.filter(pk=changed.pk).update(rank=3)
    assert "没有找到" in page(county[Role.CLERK], q="实验楼")
    # The rank is no part of the document.
    assert keeping.refresh() == 1
    assert "共找到 1 项" in page(county[Role.CLERK], q="实验楼")


def test_one_kind_is_turned_by_pages(county, project) -> None:
    for number in range(25):
        project(f"教学楼修缮{number}期", "一中")
    build()
    few = page(county[Role.CLERK], q="修缮")
    assert "全部 25 项项目" in few
    second = page(county[Role.CLERK], q="修缮", kind="project", page="2")
    assert second.count('<li>\n<h3><a href="/projects/') == 5
    assert "第 21–25 项" in second


def test_while_there_is_no_index_names_and_codes_are_found(county, project) -> None:
    project("教学楼修缮", "一中", "屋面漏水", code="XM2026-0001")
    project("集镇道路修缮", "云岭乡")
    told = page(county[Role.CLERK], q="修缮")
    assert "检索索引正在建立" in told
    assert "教学楼<mark>修缮</mark>" in told
    assert "集镇道路" not in told
    assert "教学楼修缮" in page(county[Role.CLERK], q="XM2026")
    assert "没有找到" in page(county[Role.CLERK], q="屋面漏水")


def test_units_are_found_as_far_as_one_sees_them(county) -> None:
    build()
    assert reverse("unit", kwargs={"unit_code": "201001"}) in page(county[Role.CLERK], q="第一中学")
    assert "没有找到" in page(county[Role.CLERK], q="云岭乡")


def test_the_head_of_every_page_asks_unless_one_may_look_for_nothing(county) -> None:
    clerk = signed_in(county[Role.CLERK]).get(reverse("home")).content.decode()
    assert f'action="{reverse("search")}"' in clerk
    keeper = signed_in(county[Role.AUDIT_ADMINISTRATOR]).get(reverse("home")).content.decode()
    assert f'action="{reverse("search")}"' not in keeper


@pytest.mark.parametrize("asked", [{}, {"q": "  "}, {"q": "，"}, {"q": "修缮", "page": "x"}])
def test_odd_questions_are_answered_calmly(county, project, asked: dict[str, str]) -> None:
    project("教学楼修缮", "一中")
    build()
    client = signed_in(county[Role.CLERK])
    assert client.get(reverse("search"), asked).status_code == 200
    assert client.get(reverse("search"), {"q": "修缮", "kind": "secret"}).status_code == 404


def test_the_number_of_queries_does_not_grow(county, project) -> None:
    project("教学楼修缮", "一中")
    build()
    client = signed_in(county[Role.CLERK])
    client.get(reverse("search"), {"q": "修缮"})
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(reverse("search"), {"q": "修缮"})
    for number in range(8):
        project(f"教学楼修缮{number}期", "一中")
    keeping.refresh()
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("search"), {"q": "修缮"})
    assert len(many) == len(few)


def test_numbers_in_a_text_are_shown_masked(county, project) -> None:
    project("教学楼修缮", "一中", f"联系人身份证号{IDENTITY_NUMBER}，防水处理。")
    build()
    told = page(county[Role.CLERK], q="防水处理")
    assert "110101********0599" in told
    assert IDENTITY_NUMBER not in told


def test_a_program_finds_the_same(county, project) -> None:
    found = project("教学楼修缮", "一中", "屋面漏水")
    project("集镇道路修缮", "云岭乡", "路面漏水")
    build()
    _, token = issue_token(person=county[Role.CLERK], name="查找", days=1, by=county[Role.CLERK])
    answer = Client(headers={"Authorization": f"Bearer {token}"}).get(
        "/api/v1/search", {"q": "漏水"}
    )
    assert answer.status_code == 200
    told = answer.json()
    assert told["is_by_name"] is False
    projects = next(group for group in told["groups"] if group["kind"] == "project")
    assert projects["count"] == 1
    assert projects["results"][0]["id"] == found.pk
    assert "漏水" in projects["results"][0]["excerpt"]


def test_a_document_that_projects_rest_on_is_found_by_title_and_number(county) -> None:
    for unit in (None, county.units["云岭乡"]):
        PolicyBasis.objects.create(
            kind=BasisKind.CIRCULAR,
            title="蘅川县中小学校舍安全办法",
            title_key="校舍安全办法",
            number="蘅政办发〔2025〕12号",
            number_key="蘅政办发202512",
            issuer="蘅川县人民政府办公室",
            unit=unit,
            registered_at=now(),
        )
    build()
    for words in ("校舍安全", "蘅政办发", "〔2025〕12号"):
        assert "共找到 1 项" in page(county[Role.CLERK], q=words), words
    assert "共找到 2 项" in page(county[Role.BUDGET_OFFICE], q="校舍安全")
