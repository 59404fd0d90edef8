"""Two versions side by side."""

from typing import Any

import pytest
from django.test import Client

from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.reckoning.comparing import Change, compared
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.project_form import (
    FormFunding,
    FormIndicator,
    FormInstalment,
    FormItem,
    ProjectForm,
)
from mingxi.office.declaration.reckoning.states import Manner, ProjectCategory, Stage
from mingxi.office.declaration.services.drafting import begin_declaration, save_draft
from mingxi.office.declaration.services.versions import make_version
from mingxi.office.frame.files.services import store
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.services.tokens import issue_token
from mingxi.projects.project_text import Level, SectionKey

OLD = ProjectForm(
    name="河道清漂项目",
    fiscal_year=2026,
    unit_name="蘅川县第一中学",
    category=ProjectCategory.SPECIFIC,
    first_year=2026,
    last_year=2026,
    total_fen=20_0000_00,
    sections={
        SectionKey.OVERVIEW: "沿河共有12个村。清漂力量不足。",
        SectionKey.OUTCOME: "河面整洁。",
    },
    items=(
        FormItem(key="a", label="清漂服务费", amount_fen=18_0000_00),
        FormItem(key="b", label="器具购置费", amount_fen=2_0000_00),
    ),
    funding=(FormFunding(level=Level.COUNTY, amount_fen=20_0000_00),),
    instalments=(FormInstalment(what="清漂服务费", manner=Manner.ONCE, amount_fen=18_0000_00),),
    indicators=(
        FormIndicator(
            level1="产出指标",
            level2="数量指标",
            level3="河段",
            operator="≥",
            value="12",
            unit="公里",
        ),
    ),
)


def changed(**members: Any) -> ProjectForm:
    return OLD.model_copy(update=members)


def test_a_form_beside_itself_has_no_changes() -> None:
    told = compared(OLD, OLD)
    assert told.changes == 0
    assert all(section.change is Change.SAME for section in told.sections)


def test_words_are_marked_where_they_differ_and_only_there() -> None:
    words = {SectionKey.OVERVIEW: "沿河共有15个村。清漂力量不足。新增两处码头。"}
    told = compared(OLD, changed(sections=words))
    overview = next(one for one in told.sections if one.key is SectionKey.OVERVIEW)
    first, same, added = overview.sentences
    assert (first.change, same.change, added.change) == (
        Change.CHANGED,
        Change.SAME,
        Change.ADDED,
    )
    assert [piece.text for piece in first.old if piece.changed] == ["2"]
    assert [piece.text for piece in first.new if piece.changed] == ["5"]
    assert "".join(piece.text for piece in first.old) == "沿河共有12个村。"
    outcome = next(one for one in told.sections if one.key is SectionKey.OUTCOME)
    assert outcome.change is Change.DROPPED


def test_items_are_the_same_by_their_key_whatever_they_are_called() -> None:
    items = (
        FormItem(key="c", label="宣传费", amount_fen=1_0000_00),
        FormItem(key="a", label="清漂服务经费", amount_fen=19_0000_00),
    )
    told = {pair.label: pair for pair in compared(OLD, changed(items=items)).items}
    renamed = told["清漂服务经费（原“清漂服务费”）"]
    assert (renamed.old, renamed.new, renamed.difference) == (
        18_0000_00,
        19_0000_00,
        1_0000_00,
    )
    assert told["宣传费"].change is Change.ADDED
    assert told["器具购置费"].change is Change.DROPPED
    assert told["器具购置费"].difference == -2_0000_00


def test_funding_payments_targets_and_totals_are_laid_side_by_side() -> None:
    told = compared(
        OLD,
        changed(
            total_fen=21_0000_00,
            funding=(
                FormFunding(level=Level.CENTRAL, amount_fen=1_0000_00),
                FormFunding(level=Level.COUNTY, amount_fen=20_0000_00),
            ),
            instalments=(
                FormInstalment(what="清漂服务费", manner=Manner.MONTHLY, amount_fen=1_5000_00),
            ),
            indicators=(OLD.indicators[0].model_copy(update={"value": "15"}),),
        ),
    )
    assert [(pair.label, pair.difference) for pair in told.totals if pair.difference] == [
        ("申报总额", 1_0000_00)
    ]
    assert [pair.change for pair in told.funding] == [Change.ADDED, Change.SAME]
    (paid,) = told.instalments
    assert (paid.old, paid.new) == ("一次性支付，18万元", "按月支付，每月1.5万元")
    (target,) = told.indicators
    assert (target.old, target.new) == ("≥12公里", "≥15公里")


def test_what_was_carried_into_another_year_unchanged_is_pointed_out() -> None:
    stale = {SectionKey.OVERVIEW: "2026年沿河共有12个村。清漂力量不足，2026年计划清漂20公里。"}
    old = changed(sections=stale)
    told = compared(old, old.model_copy(update={"fiscal_year": 2027}))
    assert any("2026" in remark for remark in told.remarks)
    assert not compared(old, old.model_copy(update={"total_fen": 1})).remarks


def test_a_very_long_sentence_is_still_compared_in_time() -> None:
    long = {SectionKey.OVERVIEW: "甲乙丙丁" * 5000}
    told = compared(changed(sections=long), changed(sections={SectionKey.OVERVIEW: "戊" * 20000}))
    assert told.changes


# --- pages and programs ---------------------------------------------------------------------------


@pytest.fixture
def declared(county: Any) -> Declaration:
    """A declaration with two versions and a draft that went on."""
    clerk = county[Role.CLERK]
    declaration = begin_declaration(form=OLD, unit=county.units["一中"], by=clerk)
    second = changed(total_fen=21_0000_00)
    for form in (OLD, second):
        checked = checked_form(form)
        report = store(
            checked.report, name="report.json", media_type="application/json", by_number="A001"
        )
        make_version(
            declaration=declaration,
            form=form,
            checked=checked,
            report=report,
            stage=Stage.FIRST_UP,
            by=clerk,
        )
    save_draft(declaration=declaration, form=changed(total_fen=22_0000_00), revision=1, by=clerk)
    return declaration


def compared_by(person: Person, declaration: Declaration, query: str = "") -> str:
    client = Client()
    client.force_login(person)
    answer = client.get(f"/declarations/{declaration.pk}/compare{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_clerk_compares_the_draft_with_the_last_version(
    county: Any, declared: Declaration
) -> None:
    page = compared_by(county[Role.CLERK], declared)
    assert "2026年 草稿" in page
    assert "+10,000.00" in page
    assert "220,000.00" in page


def test_who_does_not_write_compares_versions_alone(county: Any, declared: Declaration) -> None:
    page = compared_by(county[Role.DEPARTMENT_REVIEWER], declared, f"?new=d{declared.pk}")
    assert "草稿" not in page
    assert "210,000.00" in page
    assert "220,000.00" not in page


def test_any_two_states_may_be_chosen(county: Any, declared: Declaration) -> None:
    first, second = declared.versions.all()
    page = compared_by(county[Role.CLERK], declared, f"?old=v{second.pk}&new=v{first.pk}")
    assert "-10,000.00" in page
    page = compared_by(county[Role.CLERK], declared, f"?old=v{first.pk}&new=v{first.pk}")
    assert "两版完全相同" in page


def test_a_single_state_says_that_there_is_nothing_to_compare(county: Any) -> None:
    clerk = county[Role.CLERK]
    declaration = begin_declaration(form=OLD, unit=county.units["一中"], by=clerk)
    assert "还没有可以对照的两版" in compared_by(clerk, declaration)


def test_a_program_compares_two_versions(county: Any, declared: Declaration) -> None:
    clerk = county[Role.CLERK]
    _, token = issue_token(person=clerk, name="测试", days=1, by=clerk)
    client = Client(headers={"Authorization": f"Bearer {token}"})
    first, second = declared.versions.all()
    told = client.get(f"/api/v1/versions/{second.pk}/comparison?old={first.pk}").json()
    assert told["changes"] >= 1
    assert {"label": "申报总额", "change": "changed", "old": 20_0000_00, "new": 21_0000_00} in [
        {name: pair[name] for name in ("label", "change", "old", "new")} for pair in told["totals"]
    ]
    assert client.get(f"/api/v1/versions/{second.pk}/comparison?old=999").status_code == 404
