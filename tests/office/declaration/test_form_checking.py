import json
from collections.abc import Callable
from typing import Any

import pytest

from mingxi.office.declaration.reckoning.form_checking import CheckedForm, FormFinding, checked_form
from mingxi.office.declaration.reckoning.form_rulebook import RULES
from mingxi.office.declaration.reckoning.form_words import Anchor
from mingxi.office.declaration.reckoning.project_form import (
    CostLine,
    FormIndicator,
    FormItem,
    ProjectForm,
)
from mingxi.office.declaration.reckoning.states import Manner
from mingxi.projects.project_text import SectionKey
from mingxi.rules.finding import Severity
from mingxi.rules.registry import all_rules

Change = Callable[[ProjectForm], ProjectForm]


def with_members(form: ProjectForm, **members: Any) -> ProjectForm:
    return form.model_copy(update=members)


def with_item(form: ProjectForm, **members: Any) -> ProjectForm:
    first, *others = form.items
    return with_members(form, items=(first.model_copy(update=members), *others))


def with_instalment(form: ProjectForm, **members: Any) -> ProjectForm:
    first, *others = form.instalments
    return with_members(form, instalments=(first.model_copy(update=members), *others))


def with_share(form: ProjectForm, fen: int) -> ProjectForm:
    first, last = form.funding
    return with_members(form, funding=(first, last.model_copy(update={"amount_fen": fen})))


def with_section(form: ProjectForm, key: SectionKey, words: str) -> ProjectForm:
    return with_members(form, sections={**form.sections, key: words})


def of_form(checked: CheckedForm) -> list[tuple[str, str]]:
    return [
        (finding.code, finding.anchor.field)
        for finding in checked.findings
        if finding.code.startswith("FM")
    ]


def test_a_sound_form_has_no_findings(form: ProjectForm) -> None:
    checked = checked_form(form)
    assert checked.findings == ()
    assert (checked.errors, checked.warnings, checked.infos) == (0, 0, 0)
    assert checked.proven > 0
    assert (checked.contradicted, checked.undecided) == (0, 0)


LOWER = (FormItem(key="c", label="丙", amount_fen=1), FormItem(key="d", label="丁", amount_fen=2))
CHANGES: dict[str, tuple[Change, set[tuple[str, str]]]] = {
    "plan and items against a total beside own words": (
        lambda form: with_section(
            with_members(form, total_fen=210_000_00),
            SectionKey.FUNDING,
            "由省级财政和县级财政共同安排21万元。",
        ),
        {("FM101", "total_fen"), ("FM104", "funding"), ("FM105", "instalments")},
    ),
    "funding that the words do not tell": (
        lambda form: with_section(
            with_members(form, funding=form.funding[:1], indicators=()),
            SectionKey.FUNDING,
            "由财政安排20万元。",
        ),
        {("FM104", "funding"), ("FM110", "indicators")},
    ),
    "items below an item": (
        lambda form: with_item(form, amount_fen=183_600_00, items=LOWER),
        {("FM102", "items[a1].amount_fen")},
    ),
    "the cost of an item": (
        lambda form: with_item(form, amount_fen=183_600_00, cost=(CostLine(standard_fen=5),)),
        {("FM103", "items[a1].amount_fen")},
    ),
    "the plan of an item": (
        lambda form: with_instalment(form, amount_fen=15_000_00),
        {("FM105", "instalments"), ("FM106", "instalments[0]")},
    ),
    "a month of another year": (
        lambda form: with_instalment(form, first="2027-01", last="2027-12"),
        {("FM107", "instalments[0]")},
    ),
    "months that run backwards": (
        lambda form: with_instalment(form, first="2026-12", last="2026-01"),
        {("FM105", "instalments"), ("FM106", "instalments[0]"), ("FM108", "instalments[0]")},
    ),
    "a year outside of the term": (
        lambda form: with_members(form, first_year=2027, last_year=2028),
        {("FM109", "fiscal_year")},
    ),
    "no target": (
        lambda form: with_members(form, indicators=()),
        {("FM110", "indicators")},
    ),
    "no total": (
        lambda form: with_members(form, items=(), funding=()),
        {("FM111", "total_fen"), ("FM112", "instalments[0]"), ("FM112", "instalments[1]")},
    ),
    "an item that is gone": (
        lambda form: with_instalment(form, item_key="zz"),
        {("FM112", "instalments[0]")},
    ),
    "own words with another total": (
        lambda form: with_section(form, SectionKey.FUNDING, "由县级财政安排23万元。"),
        {("FM113", "sections.funding")},
    ),
}


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES)
def test_values_that_contradict_each_other_are_told_at_their_field(
    form: ProjectForm, change: Change, expected: set[tuple[str, str]]
) -> None:
    assert set(of_form(checked_form(change(form)))) == expected


@pytest.mark.parametrize(
    ("change", "by_core", "by_form"),
    [
        (lambda form: with_members(form, funding=form.funding * 2), "BU108", "FM104"),
        (lambda form: with_share(form, 90_000_00), "AR103", "FM104"),
        (lambda form: with_members(form, funding=(), total_fen=150_000_00), "BU101", "FM101"),
        (lambda form: with_members(form, funding=(), total_fen=230_000_00), "BU102", "FM101"),
    ],
)
def test_what_the_core_says_of_the_words_is_not_said_again(
    form: ProjectForm, change: Change, by_core: str, by_form: str
) -> None:
    codes = {finding.code for finding in checked_form(change(form)).findings}
    assert by_core in codes
    assert by_form not in codes


def test_total_written_to_a_round_figure_agrees(form: ProjectForm) -> None:
    rough = with_item(form, amount_fen=183_640_00, cost=())
    rough = with_members(rough, funding=(), instalments=())
    said = with_section(rough, SectionKey.FUNDING, "由县级财政安排20.0万元。")
    assert of_form(checked_form(said)) == []
    assert of_form(
        checked_form(with_section(rough, SectionKey.FUNDING, "由县级财政安排20.1万元。"))
    )


def test_a_finding_of_the_core_is_anchored_in_the_words_that_were_typed(form: ProjectForm) -> None:
    own = "概况如下。\n\n 服务器3台×2.5万元=8.5万元。"
    checked = checked_form(with_section(form, SectionKey.OVERVIEW, own))
    (finding,) = [one for one in checked.findings if one.code == "AR101"]
    assert finding.anchor == Anchor("sections.overview", own.index("8.5"), own.index("8.5") + 5)
    assert (finding.severity, finding.excerpt) == (Severity.ERROR, "8.5万元")
    assert finding.is_arithmetic
    assert checked.contradicted == 1


def test_findings_that_are_no_arithmetic_are_told_as_such(form: ProjectForm) -> None:
    checked = checked_form(with_members(form, indicators=()))
    (finding,) = [one for one in checked.findings if one.code == "FM110"]
    assert not finding.is_arithmetic
    assert finding.suggestion


def only(checked: CheckedForm, code: str) -> FormFinding:
    (finding,) = [one for one in checked.findings if one.code == code]
    return finding


def test_a_fingerprint_stays_where_lines_are_put_above(form: ProjectForm) -> None:
    wrong = "服务器3台×2.5万元=8.5万元。"
    before = checked_form(with_section(form, SectionKey.OVERVIEW, wrong))
    after = checked_form(with_section(form, SectionKey.OVERVIEW, f"概况如下。\n{wrong}"))
    assert only(before, "AR101").fingerprint == only(after, "AR101").fingerprint
    assert only(before, "AR101").anchor != only(after, "AR101").anchor
    other = checked_form(with_section(form, SectionKey.OUTCOME, wrong))
    assert only(other, "AR101").fingerprint != only(before, "AR101").fingerprint


def test_a_fingerprint_of_a_value_stays_where_its_line_moves(form: ProjectForm) -> None:
    late = with_instalment(form, first="2027-01", last="2027-12")
    turned = with_members(late, instalments=late.instalments[::-1])
    one, other = (only(checked_form(each), "FM107") for each in (late, turned))
    assert one.anchor != other.anchor
    assert one.fingerprint == other.fingerprint


def test_a_finding_on_an_indicator_is_anchored_to_it(form: ProjectForm) -> None:
    vague = FormIndicator(
        level1="效益指标", level2="社会效益指标", level3="环境", operator="定性", value="明显改善"
    )
    checked = checked_form(with_members(form, indicators=(*form.indicators, vague)))
    assert {one.anchor.field for one in checked.findings} == {"indicators[4].level3"}


def test_the_report_is_the_contract_of_the_core(form: ProjectForm) -> None:
    checked = checked_form(with_section(form, SectionKey.OVERVIEW, "3台×2.5万元=8.5万元。"))
    report = json.loads(checked.report)
    (document,) = report["documents"]
    assert report["schema"] == "mingxi.report/1"
    assert document["text"] == checked.words.document.text
    assert [one["rule"] for one in document["findings"]] == [one.code for one in checked.reported]


def test_codes_of_forms_are_their_own_and_used_once() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert not set(codes) & {rule.code for rule in all_rules()}
    known = {rule.code for rule in all_rules()}
    assert all(rule.by_core <= known for rule in RULES)


def test_an_empty_form_is_checked_without_mistakes(form: ProjectForm) -> None:
    bare = ProjectForm(
        name="",
        fiscal_year=2026,
        unit_name="",
        category=form.category,
        first_year=2026,
        last_year=2026,
    )
    assert "FM110" in {finding.code for finding in checked_form(bare).findings}


def test_as_incurred_counts_with_its_ceiling(form: ProjectForm) -> None:
    open_end = with_instalment(
        form, manner=Manner.AS_INCURRED, amount_fen=None, ceiling_fen=183_600_00
    )
    assert of_form(checked_form(open_end)) == []
