"""What was sent as a form and is none, told field by field in Chinese.

pydantic says where (``items``, 1, ``amount_fen``) and what kind of fault it is, in English; here
both get the words of the page.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.states import FundKind, Manner, ProjectCategory
from mingxi.projects.headings import CANONICAL_TITLES
from mingxi.projects.project_text import SectionKey

_FAULTS_MAX = 50
_REVISION_MAX = 2**31 - 1


class FormFault(NamedTuple):
    """A field as a path of the JSON, and a sentence that names it and says how to mend it."""

    where: str
    message: str


class FormFaultsError(ValueError):
    """What was sent is no form."""

    def __init__(self, faults: tuple[FormFault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults


_FIELDS: Mapping[str, str] = {
    "revision": "修订号",
    "form": "项目表单",
    "name": "项目名称",
    "fiscal_year": "预算年度",
    "unit_name": "项目单位",
    "owner": "承办科室",
    "category": "项目类别",
    "continuity": "存续状态",
    "first_year": "开始年度",
    "last_year": "结束年度",
    "function_code": "功能分类科目",
    "total_fen": "项目总额",
    "next_year_fen": "下一年需求",
    "year_after_fen": "再下一年需求",
    "sections": "文字",
    "items": "子项",
    "funding": "资金来源",
    "instalments": "支付计划",
    "indicators": "绩效指标",
    "key": "标识",
    "label": "名称",
    "basis": "依据",
    "amount_fen": "金额",
    "dept_econ_code": "部门经济分类",
    "gov_econ_code": "政府经济分类",
    "cost": "测算",
    "quantity": "数量",
    "quantity_unit": "数量单位",
    "standard_fen": "标准",
    "periods": "期数",
    "period_unit": "期数单位",
    "parts": "组成部分",
    "level": "级次",
    "fund_kind": "资金性质",
    "what": "支付事项",
    "item_key": "所属子项",
    "manner": "支付方式",
    "first": "开始月份",
    "last": "结束月份",
    "occasion": "支付条件",
    "ceiling_fen": "最高限额",
    "level1": "一级指标",
    "level2": "二级指标",
    "level3": "三级指标",
    "horizon": "年度或中期",
    "operator": "指标性质",
    "value": "指标值",
    "unit": "度量单位",
    "weight": "权重",
} | {key.value: CANONICAL_TITLES[key] for key in SectionKey}
# As a list's member is called: 第2个子项.
_MEMBERS = {
    "items": "第{}个子项",
    "cost": "第{}行测算",
    "parts": "第{}个组成部分",
    "funding": "第{}行资金来源",
    "instalments": "第{}行支付计划",
    "indicators": "第{}行绩效指标",
}
_SENTENCES: Mapping[str, str] = {
    "missing": "没有填写。请填写。",
    "extra_forbidden": "表单里没有这一项。请去掉，或者刷新页面后再填。",
    "string_type": "应为文字。",
    "string_unicode": "有无法保存的字符。请重新输入。",
    "string_too_long": "最多{max_length}个字。请精简。",
    "string_pattern_mismatch": "格式不对。",
    "greater_than_equal": "不能小于{ge}。请改正。",
    "less_than_equal": "不能大于{le}，请核对是否多写了位数。",
    "decimal_type": "应为数字。",
    "decimal_parsing": "应为数字。",
    "decimal_max_digits": "数字太长，最多{max_digits}位。",
    "decimal_max_places": "最多{decimal_places}位小数。",
    "decimal_whole_digits": "整数部分最多{whole_digits}位。",
    "finite_number": "应为有限的数字。",
    "enum": "应为其中之一：{expected}。",
    "list_type": "应为列表。",
    "tuple_type": "应为列表。",
    "dict_type": "应为对象。",
    "model_type": "应为对象。",
    "too_long": "最多{max_length}行。请合并或者拆成几个项目。",
    "recursion_loop": "层次太多。",
    "json_invalid": "发来的内容不是JSON，或者没有发完。请刷新页面后再试。",
    "value_error": "{error}",
}
_NO_WHOLE_NUMBER = frozenset({"int_type", "int_parsing", "int_from_float"})
_OF_PATTERNS = {
    "first": "应写成年份和月份，如2026-03。",
    "last": "应写成年份和月份，如2026-03。",
    "key": "应为1至16个小写字母或数字。",
    "item_key": "应为1至16个小写字母或数字。",
    "operator": "应为≥、>、=、≤、<或者“定性”之一。",
}
_CHOICES = {
    "category": tuple(f"{one.value}（{one.label}）" for one in ProjectCategory),
    "fund_kind": tuple(f"{one.value}（{one.label}）" for one in FundKind),
    "manner": tuple(f"{one.value}（{one.label}）" for one in Manner),
}


def form_sent(body: bytes) -> ProjectForm:
    """Read a form out of a request's body; raises FormFaultsError."""
    return _form(_parsed(body), ())


def member_sent(body: bytes, name: str) -> ProjectForm:
    """Read the form that is a member of what was sent; raises FormFaultsError."""
    sent = _parsed(body)
    return _form(sent.get(name) if isinstance(sent, dict) else None, (name,))


def draft_sent(body: bytes) -> tuple[int, ProjectForm]:
    """Read ``{"revision": 7, "form": {…}}`` out of a request's body; raises FormFaultsError."""
    sent = _parsed(body)
    if not isinstance(sent, dict):
        raise FormFaultsError((_fault(("form",), "dict_type", {}),))
    revision = sent.get("revision")
    if type(revision) is not int or not 1 <= revision <= _REVISION_MAX:
        raise FormFaultsError((_fault(("revision",), "int_type", {}),))
    return revision, _form(sent.get("form"), ("form",))


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise FormFaultsError((_fault((), "json_invalid", {}),)) from None


def _form(sent: Any, before: tuple[str, ...]) -> ProjectForm:
    try:
        return ProjectForm.model_validate(sent)
    except ValidationError as error:
        raise FormFaultsError(tuple(_faults(error, before))) from None


def _faults(error: ValidationError, before: tuple[str, ...]) -> Iterator[FormFault]:
    for told in error.errors(include_url=False, include_input=False)[:_FAULTS_MAX]:
        yield _fault((*before, *told["loc"]), told["type"], told.get("ctx", {}))


def _fault(path: Sequence[str | int], kind: str, facts: Mapping[str, Any]) -> FormFault:
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    if path and path[-1] == "[key]":  # of a mapping: it is the name itself that is wrong
        path, kind = path[:-1], "extra_forbidden"
    if kind == "string_pattern_mismatch" and name in _OF_PATTERNS:
        sentence = _OF_PATTERNS[name]
    elif kind in _NO_WHOLE_NUMBER:
        sentence = "应为整数（单位：分）。" if name.endswith("_fen") else "应为整数。"
    elif kind == "enum" and name in _CHOICES:
        sentence = f"应为其中之一：{'、'.join(_CHOICES[name])}。"
    else:
        sentence = _SENTENCES.get(kind, "不符合要求。请改正。").format_map(facts)
    named = _named(path)
    return FormFault(_written(path), f"{named}：{sentence}" if named else sentence)


def _written(path: Sequence[str | int]) -> str:
    """Write a path as JSON has it: ``items[1].amount_fen``."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")


def _named(path: Sequence[str | int]) -> str:
    """Name a path as the page does: 第2个子项的金额."""
    names: list[str] = []
    for place, part in enumerate(path):
        following = path[place + 1] if place + 1 < len(path) else None
        if isinstance(part, int):
            of = path[place - 1] if place else ""
            names.append(_MEMBERS.get(str(of), "第{}行").format(part + 1))
        elif part not in ("form", "sections") and not isinstance(following, int):
            names.append(_FIELDS.get(part, f"“{part}”"))
    return "的".join(names)
