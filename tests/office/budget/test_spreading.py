"""A project that got less than it asked: spread, handed in, returned, its lack kept."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingxi.office.budget.models import Arrangement
from mingxi.office.budget.reckoning.proposing import COUNTY_BUDGET
from mingxi.office.budget.reckoning.rounds import ArrangementState, BudgetRound
from mingxi.office.budget.reckoning.sources import Source
from mingxi.office.budget.reckoning.spreading import with_amounts, with_plan
from mingxi.office.budget.selectors.arrangements import (
    arrangements_for,
    details_of,
    draft_form,
    issued_for,
    need_form,
)
from mingxi.office.budget.services.issuing import leave_unfunded, take_back_control
from mingxi.office.budget.services.spreading import (
    checked_spread,
    hand_in_spread,
    return_spread,
    save_details,
    save_spread,
)
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.project_form import ProjectForm, form_of_json
from mingxi.office.declaration.reckoning.states import DeclarationState, FundKind, Stage
from mingxi.office.declaration.selectors.rolling import last_form
from mingxi.office.events.models import Event
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.reckoning.roles import Role
from mingxi.projects.project_text import SectionKey

ASKED, ARRANGED = 318_000_000, 150_000_000
# What no form goes without.
LEAST = {"unit_name": "校", "category": "3", "first_year": 2027, "last_year": 2027}


def hand_in(rounds: Any, arrangement: Arrangement) -> Arrangement:
    return hand_in_spread(
        arrangement=arrangement,
        prepared=checked_spread(arrangement, rounds.clerk),
        by=rounds.clerk,
    )


def amend(rounds: Any, arrangement: Arrangement, amounts: dict[str, int]) -> None:
    form, revision = draft_form(arrangement)
    save_spread(
        arrangement=arrangement,
        form=with_amounts(form, amounts),
        revision=revision,
        by=rounds.clerk,
    )


def test_an_issued_project_goes_back_to_its_unit_with_a_proposal(
    rounds: Any, issued: Arrangement
) -> None:
    declaration = issued.declaration
    assert (declaration.state, declaration.project.state) == ("spreading", "budgeting")
    form, revision = draft_form(issued)
    assert revision == 2
    assert [item.amount_fen for item in form.items] == [50_000_000, 100_000_000]
    assert form.total_fen == ARRANGED
    need = need_form(issued)
    assert need is not None
    assert need.total_fen == ASKED
    assert [line.fen for line in details_of(issued)] == [50_000_000, 100_000_000]
    assert {line.gov_econ_code for line in details_of(issued)} == {"50502"}
    assert list(issued_for(rounds.clerk, rounds.year)) == [issued]


def test_what_others_spread_is_not_there(rounds: Any, issued: Arrangement) -> None:
    assert issued in arrangements_for(rounds.county[Role.BUDGET_OFFICE])
    assert issued not in arrangements_for(rounds.county[Role.TOWNSHIP_FINANCE_OFFICE])


def test_parts_are_held_against_what_is_arranged_and_the_need_is_a_gap(
    rounds: Any, handed_in: Arrangement
) -> None:
    declaration = handed_in.declaration
    declaration.refresh_from_db()
    assert handed_in.state == ArrangementState.HANDED_IN
    assert declaration.state == DeclarationState.SPREAD
    assert declaration.asked_fen == ASKED
    checked = checked_form(draft_form(handed_in)[0])
    assert not [one.message for one in checked.findings if one.is_arithmetic]
    version = declaration.versions.get(stage=Stage.SECOND_UP.value)
    assert form_of_json(version.content).total_fen == ARRANGED
    lacks = [
        (part.label, part.need_fen, part.arranged_fen) for part in declaration.unfunded_parts.all()
    ]
    assert lacks == [
        ("春季会议", 106_000_000, 50_000_000),
        ("秋季会议", 212_000_000, 100_000_000),
    ]
    assert [figure.asked_fen for figure in declaration.item_figures.all()] == [
        106_000_000,
        212_000_000,
    ]
    assert Event.objects.filter(kind="arrangement.handed_in").count() == 1


def test_sums_that_do_not_come_to_the_control_figure_are_refused(
    rounds: Any, issued: Arrangement
) -> None:
    amend(rounds, issued, {"a": 49_999_999})
    with pytest.raises(RefusedError) as refusal:
        hand_in(rounds, issued)
    assert refusal.value.message == (
        "分解数与控制数不符：各子项合计为149.999999万元，应为150万元，少0.000001万元。"
    )
    amend(rounds, issued, {"a": 50_000_000})
    hand_in(rounds, issued)


def test_detail_lines_must_follow_what_a_hand_changed(rounds: Any, issued: Arrangement) -> None:
    amend(rounds, issued, {"a": 60_000_000, "b": 90_000_000})
    with pytest.raises(RefusedError, match="子项“春季会议”的明细合计50万元，应为60万元"):
        hand_in(rounds, issued)
    first, second = details_of(issued)
    save_details(
        arrangement=issued,
        details=[first._replace(fen=60_000_000), second._replace(fen=90_000_000)],
        by=rounds.clerk,
    )
    hand_in(rounds, issued)


def test_a_line_without_its_codes_waits_and_is_not_handed_in(
    rounds: Any, issued: Arrangement
) -> None:
    first, second = details_of(issued)
    save_details(
        arrangement=issued, details=[first._replace(gov_econ_code=""), second], by=rounds.clerk
    )
    with pytest.raises(
        RefusedError, match="第1行：还没有填政府预算支出经济分类，应为到款的5位数字"
    ):
        hand_in(rounds, issued)
    save_details(arrangement=issued, details=[first, second], by=rounds.clerk)
    hand_in(rounds, issued)


def test_a_line_is_of_a_source_that_gives_and_above_nothing(
    rounds: Any, issued: Arrangement
) -> None:
    first, second = details_of(issued)
    city = Source(FundKind.GENERAL, "city")
    for line, told in (
        (first._replace(source=city), "没有“一般公共预算资金·市（州）级”的控制数"),
        (first._replace(fen=0), "金额应大于零"),
    ):
        with pytest.raises(RefusedError, match=told):
            save_details(arrangement=issued, details=[line, second], by=rounds.clerk)
    assert first.source == COUNTY_BUDGET
    assert len(save_details(arrangement=issued, details=[first, second], by=rounds.clerk)) == 2


def test_a_text_that_contradicts_itself_is_not_handed_in(rounds: Any, issued: Arrangement) -> None:
    form, revision = draft_form(issued)
    wrong = form.model_copy(
        update={"sections": {SectionKey.OVERVIEW: "服务器3台，每台2.5万元，共8.5万元。"}}
    )
    save_spread(arrangement=issued, form=wrong, revision=revision, by=rounds.clerk)
    with pytest.raises(RefusedError, match="文本中还有1处算术错误") as refusal:
        hand_in(rounds, issued)
    assert refusal.value.where == "sections.overview"
    right = form.model_copy(
        update={"sections": {SectionKey.OVERVIEW: "服务器3台，每台2.5万元，共7.5万元。"}}
    )
    save_spread(arrangement=issued, form=right, revision=revision + 1, by=rounds.clerk)
    hand_in(rounds, issued)


def test_what_changed_after_the_check_is_checked_again(rounds: Any, issued: Arrangement) -> None:
    prepared = checked_spread(issued, rounds.clerk)
    amend(rounds, issued, {"a": 1})
    with pytest.raises(RefusedError, match="核对期间又有人改了内容"):
        hand_in_spread(arrangement=issued, prepared=prepared, by=rounds.clerk)


def test_a_returned_spread_is_mended_and_handed_in_again(
    rounds: Any, handed_in: Arrangement
) -> None:
    with pytest.raises(RefusedError, match="现为“二上已报”，只有“已下达”的才能这样办理"):
        amend(rounds, handed_in, {"a": 1})
    returned = return_spread(arrangement=handed_in, by=rounds.office)
    assert returned.declaration.state == DeclarationState.SPREADING
    assert not returned.declaration.unfunded_parts.exists()
    hand_in(rounds, returned)
    assert returned.declaration.versions.filter(stage=Stage.SECOND_UP.value).count() == 2
    assert returned.declaration.unfunded_parts.count() == 2


def test_a_control_figure_is_taken_back_while_its_round_goes_on(
    rounds: Any, issued: Arrangement
) -> None:
    with pytest.raises(RefusedError, match="下达控制数只在“一下”阶段办理"):
        take_back_control(arrangement=issued, by=rounds.office)
    rounds.to(BudgetRound.FIRST_DOWN)
    taken = take_back_control(arrangement=issued, by=rounds.office)
    assert taken.state == ArrangementState.PROPOSED
    assert (taken.declaration.state, taken.declaration.project.state) == ("admitted", "reserved")
    assert not taken.lines.exists()
    with pytest.raises(RefusedError, match="已有控制数，不能列为未安排"):
        leave_unfunded(declaration=taken.declaration, by=rounds.office)
    rounds.issue()
    taken.refresh_from_db()
    assert taken.state == ArrangementState.ISSUED


def test_the_unit_spreads_in_its_own_round(rounds: Any, issued: Arrangement) -> None:
    rounds.to(BudgetRound.FIRST_DOWN)
    with pytest.raises(RefusedError, match="分解控制数只在“二上”阶段办理"):
        amend(rounds, issued, {"a": 1})


def test_a_project_without_sub_items_lacks_as_a_whole(rounds: Any) -> None:
    ceiling = rounds.cap_all(1_000)
    declaration = rounds.declare(900, items=[])
    rounds.to(BudgetRound.FIRST_DOWN)
    rounds.control(declaration, ceiling, 400)
    rounds.issue()
    rounds.to(BudgetRound.SECOND_UP)
    arrangement = Arrangement.objects.get()
    [line] = details_of(arrangement)
    coded = line._replace(dept_econ_code="30216", gov_econ_code="50502")
    save_details(arrangement=arrangement, details=[coded], by=rounds.clerk)
    hand_in(rounds, arrangement)
    [part] = declaration.unfunded_parts.all()
    assert (part.item_key, part.unfunded_fen) == ("", 500)


def test_next_year_begins_with_the_whole_need_and_the_library_shows_what_it_lacked(
    rounds: Any, handed_in: Arrangement
) -> None:
    declaration = handed_in.declaration
    assert last_form(declaration).total_fen == ASKED
    client = Client()
    client.force_login(rounds.clerk)
    page = client.get(reverse("declaration", args=[declaration.pk])).content.decode()
    assert "未安排部分" in page
    assert "560,000.00" in page


def test_who_sees_a_unit_without_writing_for_it_spreads_nothing(
    rounds: Any, issued: Arrangement
) -> None:
    other, lines = rounds.county.elsewhere["民政局经办"], details_of(issued)
    prepared = checked_spread(issued, rounds.clerk)
    with pytest.raises(RefusedError, match="只有“蘅川县第一中学”的经办人可以分解、上报"):
        save_details(arrangement=issued, details=lines[:1], by=other)
    with pytest.raises(RefusedError, match="经办人可以分解、上报"):
        hand_in_spread(arrangement=issued, prepared=prepared, by=other)
    assert details_of(issued) == lines


def test_by_hand_a_line_of_the_plan_changes_what_it_pays_and_gets_no_amount_of_nothing() -> None:
    plan = [
        {"what": "按月", "manner": "monthly", "amount_fen": 5},
        {"what": "据实", "manner": "as_incurred", "amount_fen": 5, "ceiling_fen": 50},
        {"what": "未定", "manner": "other"},
    ]
    form = ProjectForm.model_validate(
        {"name": "一", "fiscal_year": 2027, "instalments": plan, **LEAST}
    )
    spread = with_plan(form, {0: 4, 1: 40, 2: 0}, {}).instalments
    paid = [(one.amount_fen, one.ceiling_fen) for one in spread]
    assert paid == [(4, None), (5, 40), (None, None)]


def test_what_is_spread_stands_with_plan_targets_and_gaps(
    rounds: Any, handed_in: Arrangement
) -> None:
    client = Client()
    client.force_login(rounds.office)
    told = client.get(reverse("arrangement", args=[handed_in.pk])).content.decode()
    row = told[told.index("春季会议") :].split("</tr>")[0]
    assert [part.split("<")[0] for part in row.split('class="num"')[1:]] == [
        ' data-label="审定数">106.00',
        ' data-label="分解数">50.00',
        ' data-label="缺口">56.00',
    ]
    version = handed_in.declaration.versions.get(stage=Stage.SECOND_UP.value)
    assert reverse("version-word", args=[version.pk]) in told
    assert "二上文本（用于公开）" in told


@pytest.fixture
def planned(rounds: Any) -> Arrangement:
    """A project of 3 万元 that got 1.5, both sub-items paid once."""
    ceiling = rounds.cap_all(10_000_000)
    plan = [
        {"what": "春季", "item_key": "a", "manner": "once", "amount_fen": 1_000_000},
        {"what": "秋季", "item_key": "b", "manner": "once", "amount_fen": 2_000_000},
    ]
    declaration = rounds.declare(3_000_000, instalments=plan)
    rounds.to(BudgetRound.FIRST_DOWN)
    rounds.control(declaration, ceiling, 1_500_000)
    rounds.issue()
    rounds.to(BudgetRound.SECOND_UP)
    return Arrangement.objects.get()


def test_the_plan_of_a_sub_item_follows_its_amount_unless_a_hand_changed_it_too(
    rounds: Any, planned: Arrangement
) -> None:
    client = Client()
    client.force_login(rounds.clerk)
    address = reverse("spread", args=[planned.pk])

    def saved(**sent: str) -> list[int | None]:
        _, revision = draft_form(planned)
        values = {name.replace("_", "-"): value for name, value in sent.items()}
        client.post(address, values | {"revision": str(revision)})
        return [line.amount_fen for line in draft_form(planned)[0].instalments]

    assert saved(a_a="0.6", a_b="0.9", p_0="0.5", p_1="1") == [600_000, 900_000]
    assert saved(a_a="0.7", a_b="0.8", p_0="0.1", p_1="0.9") == [100_000, 800_000]


def test_a_plan_that_pays_more_than_a_sub_item_got_is_refused(
    rounds: Any, planned: Arrangement
) -> None:
    form, revision = draft_form(planned)
    save_spread(
        arrangement=planned,
        form=with_plan(form, {0: 600_000, 1: 900_000}, {}),
        revision=revision,
        by=rounds.clerk,
    )
    told = r"“春季会议”的支付计划合计为0\.6万元，应为0\.5万元，多0\.1万元"
    with pytest.raises(RefusedError, match=told):
        hand_in(rounds, planned)
