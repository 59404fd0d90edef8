"""Whole fen divided in proportion: nothing is lost, nothing is added."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.office.budget.reckoning.apportioning import apportioned, crossed, scaled
from mingxi.office.budget.reckoning.balance import differences
from mingxi.office.budget.reckoning.detail import objections, proposed_details
from mingxi.office.budget.reckoning.economic import (
    Nature,
    dept_objection,
    function_objection,
    gov_objection,
    proposed_gov_code,
)
from mingxi.office.budget.reckoning.proposing import Need, needs_by_source, proposed_by_rank
from mingxi.office.budget.reckoning.sources import Source
from mingxi.office.budget.reckoning.spreading import (
    leaves_of,
    spread_form,
    with_amounts,
    with_plan,
)
from mingxi.office.declaration.reckoning.cost import cost_fen, paid_fen
from mingxi.office.declaration.reckoning.project_form import (
    CostLine,
    FormFunding,
    FormIndicator,
    FormInstalment,
    FormItem,
    ProjectForm,
)
from mingxi.office.declaration.reckoning.states import FundKind, Manner, ProjectCategory
from mingxi.projects.project_text import Level

FEN = st.integers(0, 10**12)
WEIGHTS = st.lists(FEN, min_size=1, max_size=12)
COUNTY = Source(FundKind.GENERAL, "county")
CITY = Source(FundKind.GENERAL, "city")


@given(FEN, WEIGHTS)
def test_parts_add_up_exactly_and_are_within_a_fen_of_their_share(total, weights) -> None:
    parts = apportioned(total, weights)
    assert sum(parts) == total
    whole = sum(weights) or len(weights)
    for part, weight in zip(parts, weights if sum(weights) else [1] * len(weights), strict=True):
        assert abs(part - Fraction(total * weight, whole)) < 1


@given(WEIGHTS, st.data())
def test_no_part_of_less_is_above_what_was_asked(weights, data) -> None:
    total = data.draw(st.integers(0, sum(weights)))
    parts = apportioned(total, weights)
    if sum(weights):
        assert all(0 <= part <= weight for part, weight in zip(parts, weights, strict=True))


@given(WEIGHTS)
def test_all_that_was_asked_is_given_as_it_was_asked(weights) -> None:
    if sum(weights):
        assert apportioned(sum(weights), weights) == weights


@given(WEIGHTS, WEIGHTS)
def test_a_crossed_table_adds_up_both_ways(rows, weights) -> None:
    columns = apportioned(sum(rows), weights)
    table = crossed(rows, columns)
    assert [sum(row) for row in table] == rows
    assert [sum(column) for column in zip(*table, strict=True)] == columns
    assert all(cell >= 0 for row in table for cell in row)


def test_scaling_rounds_half_up_and_leaves_what_was_not_asked() -> None:
    assert scaled(5, 1, 2) == 3
    assert scaled(5, 1, 0) == 5


# The indivisible amounts of the seeds, in 万元: what was arranged of what was asked.
SEEDS = [(150, 318), (400, 973), (120, Decimal("229.84"))]


def wan(amount: Decimal | int) -> int:
    return int(Decimal(amount) * 1_000_000)


def form_of(asked: int, parts: list[int], **more: object) -> ProjectForm:
    shares = apportioned(asked, parts)
    items = tuple(
        FormItem(
            key=f"a{at}",
            label=f"子项{at}",
            amount_fen=fen,
            dept_econ_code="30215",
            cost=(
                CostLine(label="一", standard_fen=fen // 2),
                CostLine(standard_fen=fen - fen // 2),
            ),
        )
        for at, fen in enumerate(shares)
    )
    values: dict[str, object] = {
        "name": "会议培训项目",
        "fiscal_year": 2026,
        "unit_name": "某单位",
        "category": ProjectCategory.SPECIFIC,
        "first_year": 2026,
        "last_year": 2026,
        "function_code": "2010302",
        "total_fen": asked,
        "items": items,
        "funding": (FormFunding(level=Level.COUNTY, amount_fen=asked),),
        "instalments": (
            FormInstalment(
                what="按月",
                manner=Manner.MONTHLY,
                first="2026-01",
                last="2026-12",
                amount_fen=asked // 24,
            ),
            FormInstalment(
                what="节日",
                manner=Manner.FESTIVAL,
                occasion="春节、中秋节、国庆节",
                amount_fen=1,
            ),
            FormInstalment(
                what="验收后",
                manner=Manner.ON_ACCEPTANCE,
                amount_fen=asked - asked // 24 * 12 - 3,
            ),
        ),
        **more,
    }
    return ProjectForm.model_validate(values)


@pytest.mark.parametrize(("arranged", "asked"), SEEDS)
def test_the_cut_projects_of_the_seeds_are_spread_to_the_fen(arranged, asked) -> None:
    form = form_of(wan(asked), [3, 7, 11])
    control = {COUNTY: wan(arranged) - 7, CITY: 7}
    spread = spread_form(form, control)
    assert spread.total_fen == wan(arranged)
    assert sum(item.amount_fen for item in spread.items) == wan(arranged)
    assert sum(line.amount_fen for line in spread.funding) == wan(arranged)
    assert sum(paid_fen(line) or 0 for line in spread.instalments) == wan(arranged)
    assert all(cost_fen(item.cost) == item.amount_fen for item in spread.items)
    assert not differences(spread, control)


@given(
    asked=st.integers(1_000, 10**11),
    parts=st.lists(st.integers(0, 9), min_size=1, max_size=6),
    share=st.integers(0, 1_000),
    split=st.integers(0, 1_000),
)
def test_every_spread_form_holds_together(asked, parts, share, split) -> None:
    arranged = asked * share // 1_000
    control = {COUNTY: arranged - arranged * split // 1_000, CITY: arranged * split // 1_000}
    spread = spread_form(form_of(asked, parts), control)
    assert not differences(spread, control)
    assert sum(paid_fen(line) or 0 for line in spread.instalments) == arranged
    details = proposed_details(spread, control, Nature.ADMINISTRATION)
    amounts = {item.key: item.amount_fen or 0 for item in leaves_of(spread)}
    assert not objections(details, amounts, control, {})


def test_nested_items_and_their_build_up_are_spread_downwards() -> None:
    below = (
        FormItem(key="b", label="会场", amount_fen=200),
        FormItem(key="c", label="用餐", amount_fen=100),
    )
    form = form_of(300, [1], items=(FormItem(key="a", label="会议", amount_fen=300, items=below),))
    spread = spread_form(form, {COUNTY: 100})
    assert [one.amount_fen for one in spread.every_item()] == [100, 67, 33]


def test_what_review_cut_is_spread_by_what_it_left() -> None:
    form = form_of(600, [1, 1])
    spread = spread_form(form, {COUNTY: 200}, {"a0": 300, "a1": 100})
    assert [one.amount_fen for one in spread.items] == [150, 50]


def test_what_is_not_cut_keeps_its_build_up() -> None:
    form = form_of(1_000, [1, 1])
    assert spread_form(form, {COUNTY: 1_000}).items == form.items


def test_targets_of_quantity_shrink_with_the_money_and_those_of_quality_do_not() -> None:
    named = {"level1": "产出指标", "level3": "三级", "operator": "≥"}
    form = form_of(
        1_000,
        [1],
        indicators=(
            FormIndicator(level2="数量指标", value="10", unit="场", **named),
            FormIndicator(level2="数量指标", value="1", unit="套", **named),
            FormIndicator(level2="质量指标", value="95", unit="%", **named),
            FormIndicator(level2="数量指标", value="全部", unit="", **named),
        ),
    )
    spread = spread_form(form, {COUNTY: 450})
    assert [one.value for one in spread.indicators] == ["5", "1", "95", "全部"]


def test_a_hand_may_spread_otherwise_and_what_stands_above_adds_up_anew() -> None:
    below = (
        FormItem(key="b", label="会场", amount_fen=200),
        FormItem(key="c", label="用餐", amount_fen=100),
    )
    form = form_of(300, [1], items=(FormItem(key="a", label="会议", items=below),))
    amended = with_amounts(form, {"b": 50})
    assert [one.amount_fen for one in amended.every_item()] == [150, 50, 100]
    planned = with_plan(amended, {0: 7}, {})
    assert planned.instalments[0].amount_fen == 7
    [items, *_] = differences(planned, {COUNTY: 300})
    assert items.told() == "各子项合计为0.00015万元，应为0.0003万元，少0.00015万元。"


def test_admitted_money_is_divided_over_the_sources_that_the_form_names() -> None:
    funding = (
        FormFunding(level=Level.COUNTY, amount_fen=700),
        FormFunding(level=Level.MUNICIPAL, amount_fen=300),
    )
    form = form_of(1_000, [1], funding=funding)
    assert needs_by_source(form, 500) == {COUNTY: 350, CITY: 150}
    assert needs_by_source(form_of(1_000, [1], funding=()), 500) == {COUNTY: 500}


def test_by_rank_the_first_gets_all_and_the_last_what_is_left() -> None:
    needs = [Need(1, {7: 318}), Need(2, {7: 100, 8: 50}), Need(3, {7: 9})]
    assert proposed_by_rank(needs, {7: 400, 8: 60}) == {1: {7: 318}, 2: {7: 82, 8: 50}, 3: {}}


# --- codes ---


@pytest.mark.parametrize(
    ("dept", "nature", "gov"),
    [
        ("30215", Nature.ADMINISTRATION, "50202"),
        ("30215", Nature.INSTITUTION, "50502"),
        ("30101", Nature.INSTITUTION, "50501"),
        ("30305", Nature.ADMINISTRATION, "50901"),
        ("31002", Nature.ADMINISTRATION, ""),
    ],
)
def test_a_code_of_departments_leads_to_one_of_governments(dept, nature, gov) -> None:
    assert proposed_gov_code(dept, nature) == gov
    assert not gov or not gov_objection(dept, gov)


def test_codes_that_do_not_go_together_are_named() -> None:
    assert "501或505类，不能列50202" in gov_objection("30101", "50202")
    assert gov_objection("31002", "50306") == ""
    assert "到款的5位数字" in gov_objection("30215", "502")
    assert dept_objection("30215") == ""
    assert "到款的5位数字" in dept_objection("3021")
    assert "到款的5位数字" in dept_objection("39x01")
    assert function_objection("2010302") == ""
    assert "到项的7位数字" in function_objection("2350101")


def test_wrong_detail_lines_are_named_by_their_row() -> None:
    form = form_of(1_000, [1])
    control = {COUNTY: 1_000}
    [line] = proposed_details(form, control, Nature.ADMINISTRATION)
    amounts, names = {"a0": 1_000}, {"a0": "会场"}
    assert not objections([line], amounts, control, names)
    found = objections([line._replace(fen=400), line._replace(fen=500)], amounts, control, names)
    assert "第1行：与另一行的子项、科目和来源完全相同，请合并。" in found
    assert "子项“会场”的明细合计0.0009万元，应为0.001万元。" in found
    assert "来源“一般公共预算资金·县（市、区）级”的明细合计0.0009万元，应为0.001万元。" in found
