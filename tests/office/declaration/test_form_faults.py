import json
from typing import Any

import pytest

from mingxi.office.declaration.reckoning.form_faults import (
    FormFault,
    FormFaultsError,
    draft_sent,
    form_sent,
)
from mingxi.office.declaration.reckoning.project_form import (
    DEPTH_MAX,
    ITEMS_MAX,
    ProjectForm,
    json_of_form,
)


def sent(form: ProjectForm, **changes: Any) -> bytes:
    return json.dumps({**json.loads(json_of_form(form)), **changes}).encode()


def fault_of(body: bytes) -> FormFault:
    with pytest.raises(FormFaultsError) as refused:
        form_sent(body)
    (fault,) = refused.value.faults
    return fault


def test_what_is_a_form_is_read(form: ProjectForm) -> None:
    assert form_sent(sent(form)) == form
    body = json.dumps({"revision": 3, "form": json.loads(json_of_form(form))}).encode()
    assert draft_sent(body) == (3, form)


ITEM = {"key": "a", "label": "甲"}


def nested(member: str, depth: int, value: dict[str, Any]) -> dict[str, Any]:
    return {**value, member: [nested(member, depth - 1, value)]} if depth else value


def nested_items(depth: int) -> list[dict[str, Any]]:
    item: dict[str, Any] = {"key": "z", "label": "末"}
    for number in range(depth):
        item = {"key": f"k{number}", "label": "上", "items": [item]}
    return [item]


@pytest.mark.parametrize(
    ("changes", "where", "words"),
    [
        ({"name": 5}, "name", "项目名称：应为文字。"),
        ({"name": "x" * 201}, "name", "项目名称：最多200个字。请精简。"),
        ({"name": "a\0"}, "name", "项目名称：有无法保存的控制字符，请重新输入。"),
        ({"unit_name": "\ud800"}, "unit_name", "项目单位：有无法保存的字符。请重新输入。"),
        ({"fiscal_year": "2026"}, "fiscal_year", "预算年度：应为整数。"),
        ({"fiscal_year": 1999}, "fiscal_year", "预算年度：不能小于2000。请改正。"),
        ({"total_fen": 1.5}, "total_fen", "项目总额：应为整数（单位：分）。"),
        ({"total_fen": 10**16}, "total_fen", "项目总额：不能大于1000000000000000，"),
        ({"more": 1}, "more", "“more”：表单里没有这一项。"),
        ({"sections": {"more": "x"}}, "sections.more", "“more”：表单里没有这一项。"),
        ({"sections": {"basis": 1}}, "sections.basis", "立项依据：应为文字。"),
        ({"category": "9"}, "category", "项目类别：应为其中之一：1（人员类）、"),
        ({"items": [{"label": "甲"}]}, "items[0].key", "第1个子项的标识：没有填写。"),
        ({"items": [ITEM, ITEM]}, "", "两个子项用了同一个标识“a”"),
        (
            {"items": [{**ITEM, "cost": [{"quantity": "x"}]}]},
            "items[0].cost[0].quantity",
            "第1个子项的第1行测算的数量：应为数字。",
        ),
        (
            {"items": [{**ITEM, "cost": [{"quantity": True}]}]},
            "items[0].cost[0].quantity",
            "第1个子项的第1行测算的数量：应为数字。",
        ),
        (
            {"items": [{**ITEM, "cost": [nested("parts", DEPTH_MAX, {})]}]},
            "",
            f"测算最多{DEPTH_MAX}层",
        ),
        ({"items": nested_items(DEPTH_MAX)}, "", f"子项最多{DEPTH_MAX}层"),
        (
            {"items": [{"key": f"k{n}", "label": "x"} for n in range(ITEMS_MAX + 1)]},
            "items",
            f"子项：最多{ITEMS_MAX}行",
        ),
        (
            {"instalments": [{"what": "x", "manner": "once", "first": "2026-13"}]},
            "instalments[0].first",
            "第1行支付计划的开始月份：应写成年份和月份，如2026-03。",
        ),
        (
            {"indicators": [{"level1": "", "level2": "", "level3": "", "operator": "~"}]},
            "indicators[0].operator",
            "第1行绩效指标的指标性质：应为≥、>、=、≤、<或者“定性”之一。",
        ),
    ],
)
def test_a_fault_names_the_field_and_the_mend(
    form: ProjectForm, changes: dict[str, Any], where: str, words: str
) -> None:
    fault = fault_of(sent(form, **changes))
    assert fault.where == where
    assert fault.message.startswith(words)


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_told(body: bytes) -> None:
    assert fault_of(body) == FormFault("", "发来的内容不是JSON，或者没有发完。请刷新页面后再试。")


@pytest.mark.parametrize("body", [b"[]", b"null", b"3"])
def test_what_is_no_object_is_told(body: bytes) -> None:
    assert fault_of(body).message == "应为对象。"
    with pytest.raises(FormFaultsError):
        draft_sent(body)


@pytest.mark.parametrize("revision", [None, 0, True, "1", 2**31])
def test_a_draft_without_its_revision_is_told(form: ProjectForm, revision: object) -> None:
    body = json.dumps({"revision": revision, "form": json.loads(json_of_form(form))}).encode()
    with pytest.raises(FormFaultsError) as refused:
        draft_sent(body)
    assert [fault.where for fault in refused.value.faults] == ["revision"]


def test_faults_of_a_draft_are_told_within_its_form() -> None:
    with pytest.raises(FormFaultsError) as refused:
        draft_sent(b'{"revision": 1, "form": {"name": 1}}')
    told = {fault.where: fault.message for fault in refused.value.faults}
    assert told["form.name"] == "项目名称：应为文字。"
    assert told["form.category"] == "项目类别：没有填写。请填写。"
