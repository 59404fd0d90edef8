"""Parts of the form as lines of words, as lists, comparisons and paper show them."""

from mingxi.office.declaration.reckoning.project_form import (
    FormFunding,
    FormIndicator,
    FormInstalment,
    ProjectForm,
)
from mingxi.office.declaration.reckoning.states import Manner
from mingxi.projects.drafts.composing.funding import PAYERS
from mingxi.projects.project_text import Horizon
from mingxi.projects.target_values import QUALITATIVE
from mingxi.quantities.money import Money, plain_number

_EACH = {Manner.MONTHLY: "每月", Manner.QUARTERLY: "每季度"}


def particulars(form: ProjectForm) -> dict[str, str]:
    """Give the particulars of the project by what the form calls them."""
    return {
        "项目名称": form.name,
        "预算年度": str(form.fiscal_year),
        "项目单位": form.unit_name,
        "责任科室": form.owner,
        "项目类别": form.category.label,
        "存续状态": form.continuity.label,
        "起止年度": f"{form.first_year}—{form.last_year}",
        "支出功能分类": form.function_code,
    }


def funding_label(share: FormFunding) -> str:
    """Say who pays out of which funds: 县级财政 一般公共预算资金."""
    return f"{PAYERS[share.level]} {share.fund_kind.label}"


def instalment_words(paid: FormInstalment) -> str:
    """Say when and how much: 2026-03至2026-10 按月支付，每月1.5万元."""
    when = paid.first or ""
    if paid.last and paid.last != paid.first:
        when = f"{when}至{paid.last}"
    words = [part for part in (when, paid.occasion, paid.manner.label) if part]
    said = " ".join(words)
    if paid.amount_fen is not None:
        said += f"，{_EACH.get(paid.manner, '')}{Money(paid.amount_fen).to_the_fen()}"
    if paid.ceiling_fen is not None:
        said += f"，不超过{Money(paid.ceiling_fen).to_the_fen()}"
    return said


def indicator_label(each: FormIndicator) -> str:
    """Name a target by its levels: 产出指标 / 数量指标 / 清漂河段."""
    horizon = "（中期）" if each.horizon is Horizon.MEDIUM else ""
    return " / ".join((each.level1, each.level2, each.level3)) + horizon


def indicator_words(each: FormIndicator) -> str:
    """Say what is to be reached: ≥95%, with the weight where there is one."""
    sign = "" if each.operator == QUALITATIVE else each.operator
    weight = "" if each.weight is None else f"（权重{plain_number(each.weight)}）"
    return f"{sign}{each.value}{each.unit}{weight}"
