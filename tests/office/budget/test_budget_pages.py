"""The pages of the rounds: who may do what, and what they say."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from mingxi.office.budget.models import Arrangement, Ceiling, ExpenseCap, FiscalYear
from mingxi.office.budget.reckoning.amounts import fen_of_wan, wan_of_fen
from mingxi.office.budget.reckoning.rounds import BudgetRound
from mingxi.office.budget.selectors.arrangements import details_of, draft_form
from mingxi.office.frame.clock import today
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role

YEAR = {"fiscal_year": 2027}


def as_(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text(answer: Any) -> str:
    assert answer.status_code == 200, answer
    content: str = answer.content.decode()
    return content


def posted(client: Client, name: str, values: dict[str, object], **where: Any) -> str:
    """Post, and give the page it leads to, or the page itself where something is wrong."""
    return text(client.post(reverse(name, kwargs=where), values, follow=True))


@pytest.mark.parametrize(
    ("written", "fen"),
    [("", 0), ("150", 150_000_000), ("1,229.84", 1_229_840_000), ("０.000001", 1)],
)
def test_amounts_are_read_to_the_fen(written: str, fen: int) -> None:
    assert fen_of_wan(written) == fen
    assert fen_of_wan(wan_of_fen(fen)) == fen


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("一百", "不是金额"),
        ("0.0000001", "比分还细"),
        ("-1", "不在可以填写的范围"),
        ("nan", "比分还细"),
    ],
)
def test_what_is_no_amount_is_told(written: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        fen_of_wan(written)


def test_a_year_is_opened_and_led_on_in_the_browser(county: Any) -> None:
    office = as_(county[Role.BUDGET_OFFICE])
    assert "还没有开启预算年度" in text(office.get(reverse("fiscal-years")))
    day = today().isoformat()
    shown = posted(
        office, "open-fiscal-year", {"year": "2027", "began_on": day, "growth_rule": "warn"}
    )
    assert "已开启2027年预算" in shown
    assert "还没有入库的项目" in shown
    again = posted(
        office, "open-fiscal-year", {"year": "2027", "began_on": day, "growth_rule": "warn"}
    )
    assert "已经开启" in again
    shown = posted(office, "move-round", {"began_on": day}, **YEAR, stage="first_down")
    assert "已转入“一下”" in shown
    wrong = posted(office, "move-round", {"began_on": day}, **YEAR, stage="second_down")
    assert "不能直接转入“二下”" in wrong
    where = reverse("move-round", kwargs={**YEAR, "stage": "third_up"})
    assert office.get(where).status_code == 404
    assert FiscalYear.objects.get().round is BudgetRound.FIRST_DOWN


def test_ceilings_and_caps_are_set_in_forms_that_tell_what_is_wrong(rounds: Any) -> None:
    office = as_(rounds.office)
    assert "还没有限额" in text(office.get(reverse("ceilings", kwargs=YEAR)))
    wish = {"unit": "201", "fund_kind": "general", "level": "county", "ceiling_fen": "两百"}
    assert "“两百”不是金额" in posted(office, "set-ceiling", wish, **YEAR)
    assert "200.00" in posted(office, "set-ceiling", wish | {"ceiling_fen": "200"}, **YEAR)
    assert Ceiling.objects.get().ceiling_fen == 200_000_000
    wish = {"unit": "201001", "kind": "meetings", "cap_fen": "11", "last_year_fen": "10"}
    assert "只减不增" in posted(office, "set-cap", wish, **YEAR)
    assert "会议费" in posted(office, "set-cap", wish | {"cap_fen": "9.5"}, **YEAR)
    assert ExpenseCap.objects.get().growth_fen == -500_000


@pytest.fixture
def table(rounds: Any) -> tuple[Any, Ceiling, Any]:
    """A ceiling of 200 and two projects of 150 and 90 (万元), in 一下."""
    ceiling = rounds.cap_all(200_000_000)
    declarations = [rounds.declare(150_000_000), rounds.declare(90_000_000)]
    rounds.to(BudgetRound.FIRST_DOWN)
    return rounds, ceiling, declarations


def sent(
    ceiling: Ceiling, declarations: Any, *amounts: str, revision: int = 0
) -> dict[str, object]:
    values: dict[str, object] = {"action": "save"}
    for declaration, amount in zip(declarations, amounts, strict=True):
        values[f"r-{declaration.pk}"] = revision
        values[f"c-{declaration.pk}-{ceiling.pk}"] = amount
    return values


def test_control_figures_are_written_into_one_table(table: Any) -> None:
    rounds, ceiling, declarations = table
    office = as_(rounds.office)
    over = posted(office, "control-figures", sent(ceiling, declarations, "150", "50.01"), **YEAR)
    assert "超出0.01万元" in over
    assert "50.01" in over
    assert not Arrangement.objects.exists()
    wrong = posted(office, "control-figures", sent(ceiling, declarations, "150", "x"), **YEAR)
    assert "“x”不是金额" in wrong
    saved = posted(office, "control-figures", sent(ceiling, declarations, "150", "50"), **YEAR)
    assert "已保存，2个项目有变动" in saved
    stale = posted(office, "control-figures", sent(ceiling, declarations, "1", "1"), **YEAR)
    assert "刚被别人改过" in stale
    proposed = posted(office, "control-figures", {"action": "propose"}, **YEAR)
    assert "已按排序拟定，0个项目有变动" in proposed


def test_the_desk_proposes_for_its_departments_and_does_not_issue(table: Any) -> None:
    rounds, ceiling, declarations = table
    desk = as_(rounds.county[Role.BUDGET_DESK])
    shown = posted(desk, "control-figures", sent(ceiling, declarations, "100", "50"), **YEAR)
    assert "已保存" in shown
    assert "列为未安排" not in shown
    where = {**YEAR, "unit_code": "201"}
    assert desk.post(reverse("issue-controls", kwargs=where)).status_code == 403
    answer = as_(rounds.office).post(reverse("issue-controls", kwargs=where))
    assert answer.status_code == 302
    rounds.work()
    assert set(Arrangement.objects.values_list("state", flat=True)) == {"issued"}


def test_a_department_without_needs_says_so(rounds: Any) -> None:
    assert "没有等待安排的项目" in text(
        as_(rounds.office).get(reverse("control-figures", kwargs=YEAR))
    )


def test_a_unit_spreads_writes_lines_and_hands_in(rounds: Any, issued: Arrangement) -> None:
    clerk, where = as_(rounds.clerk), {"arrangement_id": issued.pk}
    listed = text(clerk.get(reverse("arrangements", kwargs=YEAR)))
    assert issued.declaration.project.name in listed
    assert "春季会议" in text(clerk.get(reverse("spread", kwargs=where)))
    wish = {"revision": draft_form(issued)[1], "a-a": "60", "a-b": "x", "action": "save"}
    assert "“x”不是金额" in posted(clerk, "spread", wish, **where)
    assert "已保存" in posted(clerk, "spread", wish | {"a-b": "90"}, **where)
    assert "的明细合计50万元，应为60万元" in text(clerk.get(reverse("detail-lines", kwargs=where)))
    assert "子项“春季会议”" in posted(clerk, "hand-in-spread", {}, **where)
    assert "已保存2行" in posted(clerk, "detail-lines", {"action": "propose"}, **where)
    assert [line.fen for line in details_of(issued)] == [60_000_000, 90_000_000]
    assert "二上已上报" in posted(clerk, "hand-in-spread", {}, **where)
    # What was handed in is no longer written in.
    assert clerk.get(reverse("spread", kwargs=where)).status_code == 302
    assert clerk.get(reverse("detail-lines", kwargs=where)).status_code == 302
    assert "未安排部分" in text(clerk.get(reverse("arrangement", kwargs=where)))
    assert "已退回单位" in posted(as_(rounds.office), "return-spread", {}, **where)


def test_spreading_is_proposed_anew_from_the_need(rounds: Any, issued: Arrangement) -> None:
    clerk, where = as_(rounds.clerk), {"arrangement_id": issued.pk}
    posted(clerk, "spread", {"revision": 2, "a-a": "1", "a-b": "2"}, **where)
    assert "少147万元" in text(clerk.get(reverse("spread", kwargs=where)))
    posted(clerk, "spread", {"revision": 3, "action": "propose"}, **where)
    assert [item.amount_fen for item in draft_form(issued)[0].items] == [50_000_000, 100_000_000]


def test_lines_are_written_by_hand(rounds: Any, issued: Arrangement) -> None:
    clerk, where = as_(rounds.clerk), {"arrangement_id": issued.pk}
    row = {"item-0": "a", "function-0": "2050803", "dept-0": "30216", "gov-0": "50502"}
    wish: dict[str, object] = {"count": 2, **row, "source-0": "general:county", "amount-0": "5"}
    wrong = posted(clerk, "detail-lines", wish | {"amount-0": "五"}, **where)
    assert "“五”不是金额" in wrong
    assert "请选择资金来源" in posted(clerk, "detail-lines", wish | {"source-0": "x"}, **where)
    assert "科目代码太长" in posted(clerk, "detail-lines", wish | {"dept-0": "302161"}, **where)
    assert "已保存1行" in posted(clerk, "detail-lines", wish, **where)
    [line] = details_of(issued)
    assert (line.dept_econ_code, line.fen) == ("30216", 5_000_000)


def test_a_control_figure_is_taken_back_in_the_browser(rounds: Any, issued: Arrangement) -> None:
    office, where = as_(rounds.office), {"arrangement_id": issued.pk}
    assert "只在“一下”阶段办理" in posted(office, "take-back-control", {}, **where)
    rounds.to(BudgetRound.FIRST_DOWN)
    assert "已收回" in posted(office, "take-back-control", {}, **where)


def test_decisions_and_replies_are_recorded_in_the_browser(
    rounds: Any, handed_in: Arrangement
) -> None:
    office, day = as_(rounds.office), today().isoformat()
    rounds.to(BudgetRound.SECOND_DOWN)
    wish = {"decided_on": day, "document": "蘅政纪〔2026〕9号"}
    assert "还没有登记" in posted(office, "record-decision", wish | {"kind": "congress"}, **YEAR)
    for kind in ("government", "party", "congress"):
        shown = posted(office, "record-decision", wish | {"kind": kind}, **YEAR)
    assert "还有20天" in shown
    reply = {"replied_on": day, "document": "蘅财预〔2026〕3号"}
    shown = posted(office, "reply-to-department", reply, **YEAR, unit_code="201")
    assert "已批复“蘅川县教育局”" in shown
    assert "还有15天" in shown
    reviewer = as_(rounds.county[Role.DEPARTMENT_REVIEWER])
    assert "已批复" in posted(reviewer, "reply-to-unit", reply, **YEAR, unit_code="201001")
    assert "已于" in posted(reviewer, "reply-to-unit", reply, **YEAR, unit_code="201001")
    rounds.work()
    assert "已批复" in text(
        office.get(reverse("arrangement", kwargs={"arrangement_id": handed_in.pk}))
    )


def test_the_table_of_gaps_is_shown_and_taken_away(rounds: Any, handed_in: Arrangement) -> None:
    project = handed_in.declaration.project
    project.name = "=cmd()"
    project.save()
    clerk = as_(rounds.clerk)
    for by in ("unit", "project", "item", "nothing"):
        shown = text(clerk.get(reverse("gaps", kwargs=YEAR), {"by": by}))
        assert "168.00" in shown
        assert "?by=item" in shown
    taken = clerk.get(reverse("gaps-csv", kwargs=YEAR), {"by": "project"})
    table = taken.content.decode("utf-8-sig")
    assert ",'=cmd(),,,3180000.00,3180000.00,1500000.00,0.00,0.00,1680000.00,1500000.00" in table


def test_the_table_of_gaps_is_also_a_workbook(rounds: Any, handed_in: Arrangement) -> None:
    taken = as_(rounds.clerk).get(reverse("gaps-xlsx", kwargs=YEAR), {"by": "item"})
    sheet = load_workbook(BytesIO(taken.content)).active
    assert sheet is not None
    first = [cell.value for cell in sheet[2]]
    assert first[5:9] == ["春季会议", 1_060_000, 1_060_000, 500_000]


def test_what_others_arrange_is_not_there(rounds: Any, issued: Arrangement) -> None:
    other = as_(rounds.county[Role.TOWNSHIP_FINANCE_OFFICE])
    where = {"arrangement_id": issued.pk}
    assert other.get(reverse("arrangement", kwargs=where)).status_code == 404
    assert "还没有下达控制数" in text(other.get(reverse("arrangements", kwargs=YEAR)))
