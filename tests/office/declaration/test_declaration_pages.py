"""The pages on which a unit's declarations are listed, begun, read and opened for writing."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingxi.office.declaration.models import Declaration, ItemFigure, Review
from mingxi.office.declaration.pages.write_declaration import LEAVES
from mingxi.office.declaration.reckoning.form_choices import choices, name_of_field
from mingxi.office.declaration.reckoning.project_form import (
    CostLine,
    FormFunding,
    FormIndicator,
    FormInstalment,
    FormItem,
    ProjectForm,
)
from mingxi.office.declaration.reckoning.routes import StepKind, Verdict
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.selectors.drafts import form_of
from mingxi.office.declaration.services.drafting import begin_declaration, save_draft
from mingxi.office.frame.clock import today
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def client(clerk: Person) -> Client:
    return signed_in(clerk)


def shown(client: Client, name: str, declaration: Declaration) -> str:
    answer = client.get(reverse(name, args=[declaration.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def listed(client: Client, **wish: object) -> list[str]:
    """Give the names of the projects that the list shows."""
    answer = client.get(reverse("declarations"), wish).content.decode()
    return re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', answer)


# --- the list ---


def test_an_empty_list_invites_to_begin(client: Client) -> None:
    told = client.get(reverse("declarations")).content.decode()
    assert "还没有申报过项目" in told
    assert reverse("begin-declaration") in told


def test_the_list_tells_year_state_amount_and_findings(
    client: Client, declaration: Declaration
) -> None:
    Declaration.objects.filter(pk=declaration.pk).update(errors=2, warnings=0, asked_fen=20_000_000)
    told = client.get(reverse("declarations")).content.decode()
    for words in ("2026", "河道保洁经费", "编写", "20.00", "2处错误"):
        assert words in told


def test_what_nobody_has_checked_is_not_said_to_be_without_findings(
    client: Client, declaration: Declaration
) -> None:
    told = client.get(reverse("declarations")).content.decode()
    assert "尚未核对" in told
    assert "没有问题" not in told
    Declaration.objects.update(errors=0, warnings=0)
    told = client.get(reverse("declarations")).content.decode()
    assert "没有问题" in told
    assert "尚未核对" not in told


def test_the_list_is_narrowed_by_name_year_and_state(
    client: Client, declaration: Declaration, form: ProjectForm, clerk: Person
) -> None:
    other = form.model_copy(update={"name": "校舍维修", "fiscal_year": 2027, "last_year": 2027})
    begun = begin_declaration(form=other, unit=declaration.unit, by=clerk)
    Declaration.objects.filter(pk=begun.pk).update(state=DeclarationState.RETURNED.value)
    assert listed(client) == ["校舍维修", "河道保洁经费"]
    assert listed(client, year=2026) == ["河道保洁经费"]
    assert listed(client, state="returned") == ["校舍维修"]
    assert listed(client, q="河道") == ["河道保洁经费"]
    assert listed(client, q="河道", year=2027) == []


def test_the_list_asks_the_database_as_often_for_many_as_for_one(
    client: Client, declaration: Declaration, form: ProjectForm, clerk: Person
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            listed(client)
        return len(asked)

    listed(client)
    for_one = queries()
    for number in range(5):
        named = form.model_copy(update={"name": f"项目{number}"})
        begin_declaration(form=named, unit=declaration.unit, by=clerk)
    assert queries() == for_one


# --- beginning ---


def begun(client: Client, **changed: object) -> Any:
    year = today().year + 1
    wish = {
        "unit": "201001",
        "name": "校舍维修",
        "fiscal_year": year,
        "category": "3",
        "continuity": "new",
    }
    return client.post(reverse("begin-declaration"), wish | changed)


def test_who_begins_goes_on_in_the_form(client: Client) -> None:
    answer = begun(client)
    declaration = Declaration.objects.get()
    assert answer["Location"] == reverse("write-declaration", args=[declaration.pk])
    form = form_of(declaration.draft)
    assert (form.name, form.unit_name) == ("校舍维修", "蘅川县第一中学")
    assert form.first_year == form.last_year == form.fiscal_year == today().year + 1


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": "补助13800138000"}, "不能写手机号码"),
        ({"name": ""}, "必填"),
        ({"first_year": today().year + 2}, "不在"),
        ({"last_year": today().year}, "不在"),
        ({"unit": "999"}, "选择"),
    ],
)
def test_what_cannot_be_begun_is_told_beside_its_field(
    client: Client, changed: dict[str, object], says: str
) -> None:
    answer = begun(client, **changed)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert not Declaration.objects.exists()


# --- writing ---


def value_in(page: str) -> Any:
    found = re.search(r'<script id="form-value" type="application/json">(.*?)</script>', page)
    assert found
    return json.loads(found[1])


def test_the_page_brings_the_form_as_it_is_kept(
    client: Client, declaration: Declaration, form: ProjectForm
) -> None:
    page = shown(client, "write-declaration", declaration)
    assert ProjectForm.model_validate(value_in(page)) == form
    assert f'data-save="{reverse("save-draft", args=[declaration.pk])}"' in page
    assert 'data-revision="1"' in page


def test_words_that_look_like_markup_stay_words(
    client: Client, declaration: Declaration, form: ProjectForm, clerk: Person
) -> None:
    hostile = "</script><script>alert(1)</script>{{ x }}"
    written = form.model_copy(update={"owner": hostile})
    save_draft(declaration=declaration, form=written, revision=1, by=clerk)
    page = shown(client, "write-declaration", declaration)
    assert "<script>alert" not in page
    assert value_in(page)["owner"] == hostile
    assert "<script>alert" not in shown(client, "declaration", declaration)


def test_every_member_of_the_form_has_a_field_or_list(
    client: Client, declaration: Declaration
) -> None:
    page = shown(client, "write-declaration", declaration)
    have = set(re.findall(r'data-(?:field|list)="(?:sections\.)?([^"]+)"', page))
    models = (ProjectForm, FormItem, CostLine, FormFunding, FormInstalment, FormIndicator)
    members = {name for model in models for name in model.model_fields} - {"sections"}
    sections = {leaf.key for leaf in LEAVES} - {"name", "attachments"}
    assert members | sections == have


def test_every_choice_of_the_form_is_offered(client: Client, declaration: Declaration) -> None:
    page = shown(client, "write-declaration", declaration)
    told = choices()
    for pairs in (told.levels, told.fund_kinds, told.manners, told.horizons, told.categories):
        for value, _ in pairs:
            assert f'<option value="{value}"' in page
    assert '<option value="30215" label="会议费">' in page
    assert '<option value="50202" label="会议费">' in page
    assert '<option value="2080505" label="机关事业单位基本养老保险缴费支出">' in page


def test_what_the_unit_may_not_write_now_is_shown_only(
    client: Client, declaration: Declaration
) -> None:
    Declaration.objects.update(state=DeclarationState.IN_REVIEW.value)
    answer = client.get(reverse("write-declaration", args=[declaration.pk]), follow=True)
    assert answer.redirect_chain == [(reverse("declaration", args=[declaration.pk]), 302)]
    assert "审核中" in answer.content.decode()


# --- giving up ---


def test_a_declaration_is_given_up_with_a_reason_that_everybody_reads(
    client: Client, declaration: Declaration
) -> None:
    address = reverse("abandon-declaration", args=[declaration.pk])
    assert address in shown(client, "declaration", declaration)
    assert "不能再填写和报送" in shown(client, "abandon-declaration", declaration)
    without = client.post(address, {"reason": " "}).content.decode()
    assert "此项必填" in without
    numbered = client.post(address, {"reason": "问13800138000"}).content.decode()
    assert "手机号码" in numbered
    answer = client.post(address, {"reason": "已并入另一个项目"}, follow=True)
    assert answer.redirect_chain == [(reverse("declaration", args=[declaration.pk]), 302)]
    page = answer.content.decode()
    assert "不再申报" in page
    assert "已并入另一个项目" in page
    assert address not in page
    again = client.post(address, {"reason": "再放弃一次"}).content.decode()
    assert "不能放弃" in again
    life = client.get(reverse("project", args=[declaration.project_id])).content.decode()
    assert "放弃2026年申报" in life
    assert "已并入另一个项目" in life


# --- reading ---


def test_a_declaration_is_read_with_all_that_belongs_to_it(
    client: Client, declaration: Declaration
) -> None:
    ItemFigure.objects.create(
        declaration=declaration,
        key="a1",
        code="",
        label="清漂服务费",
        place=1,
        asked_fen=18_360_000,
        admitted_fen=15_000_000,
    )
    page = shown(client, "declaration", declaration)
    for words in (
        "6人×2,550元/(人·月)×12个月=183,600元",
        "150,000.00",
        "清漂服务费",
        "按月支付",
        "2026-01至2026-12",
        "≥95%",
        "蘅政办发〔2025〕9号",
        "还没有提交过",
    ):
        assert words in page


def test_others_read_what_was_sent_on_and_not_the_draft(
    desk: Any, sent: Review, form_with: Callable[..., ProjectForm]
) -> None:
    desk.take(sent, StepKind.SECTION_HEAD, Verdict.RETURN, reason="承办科室没有写。")
    desk.change(sent.declaration, form_with(owner="后勤服务中心"))
    clerk, head = (signed_in(desk.county[role]) for role in (Role.CLERK, Role.UNIT_HEAD))
    assert "后勤服务中心" in shown(clerk, "declaration", sent.declaration)
    seen = shown(head, "declaration", sent.declaration)
    assert "后勤服务中心" not in seen
    assert "第1版" in seen
    assert reverse("write-declaration", args=[sent.declaration_id]) not in seen


@pytest.mark.parametrize("name", ["declaration", "write-declaration"])
def test_what_came_back_leads_to_the_opinions(desk: Any, sent: Review, name: str) -> None:
    clerk = signed_in(desk.county[Role.CLERK])
    opinions = "审核页</a>"
    assert opinions not in shown(clerk, "declaration", sent.declaration)
    desk.take(sent, StepKind.SECTION_HEAD, Verdict.RETURN, reason="承办科室没有写。")
    page = shown(clerk, name, sent.declaration)
    assert f'<a href="{reverse("review", args=[sent.pk])}">{opinions}' in page


def test_who_may_not_see_the_unit_finds_nothing(county: Any, form: ProjectForm) -> None:
    clerk, stranger = county[Role.CLERK], county.elsewhere["民政局经办"]
    declaration = begin_declaration(form=form, unit=county.units["一中"], by=clerk)
    for name in ("declaration", "write-declaration"):
        address = reverse(name, args=[declaration.pk])
        assert signed_in(clerk).get(address).status_code == 200
        assert signed_in(stranger).get(address).status_code == 404


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("sections.basis", "立项依据"),
        ("items[a1].amount_fen", "子项“清漂服务费” · 金额"),
        ("items[a1].cost[0]", "子项“清漂服务费” · 测算第1行"),
        ("indicators[2].value", "绩效指标第3行 · 指标值"),
        ("total_fen", "本年申报总额"),
    ],
)
def test_a_field_is_named_for_readers(form: ProjectForm, path: str, name: str) -> None:
    assert name_of_field(path, form) == name
