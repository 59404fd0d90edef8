"""The rules on the values of a form, by their codes: FM, a family of their own."""

from typing import NamedTuple

from mingxi.rules.finding import Severity


class FormRule(NamedTuple):
    """A rule on the values; ``by_core`` are the codes of the core that say the same of the text."""

    code: str
    slug: str
    severity: Severity
    title: str
    mend: str
    is_arithmetic: bool = False
    by_core: frozenset[str] = frozenset()


ITEMS_DIFFER = FormRule(
    "FM101",
    "items-differ-from-total",
    Severity.ERROR,
    "子项合计不等于项目总额",
    "请核对各子项金额和项目总额；总额留空时按子项合计。",
    is_arithmetic=True,
    by_core=frozenset({"BU101", "BU102"}),
)
SUB_ITEMS_DIFFER = FormRule(
    "FM102",
    "sub-items-differ-from-item",
    Severity.ERROR,
    "下级子项合计不等于本子项金额",
    "请核对本子项和下级子项的金额；本子项金额留空时按下级合计。",
    is_arithmetic=True,
)
COST_DIFFERS = FormRule(
    "FM103",
    "cost-differs-from-amount",
    Severity.ERROR,
    "测算结果不等于子项金额",
    "请核对数量、标准和期数；子项金额留空时按测算结果。",
    is_arithmetic=True,
)
FUNDING_DIFFERS = FormRule(
    "FM104",
    "funding-differs-from-total",
    Severity.ERROR,
    "各级资金合计不等于项目总额",
    "请核对各级资金和项目总额。",
    is_arithmetic=True,
    by_core=frozenset({"AR103", "BU108"}),
)
PLAN_DIFFERS = FormRule(
    "FM105",
    "instalments-differ-from-total",
    Severity.ERROR,
    "支付计划合计不等于项目总额",
    "请核对每次支付的金额、次数和起止月份。",
    is_arithmetic=True,
)
PLAN_OF_ITEM_DIFFERS = FormRule(
    "FM106",
    "instalments-differ-from-item",
    Severity.ERROR,
    "子项的支付计划合计不等于子项金额",
    "请核对这个子项每次支付的金额、次数和起止月份。",
    is_arithmetic=True,
    by_core=frozenset({"BU107", "AR105"}),
)
PAID_OUTSIDE_TERM = FormRule(
    "FM107",
    "paid-outside-term",
    Severity.WARNING,
    "支付月份不在预算年度之内",
    "请改为预算年度内的月份；跨年支付的，写明理由和资金结转。",
    by_core=frozenset({"DA103", "DA104"}),
)
MONTHS_REVERSED = FormRule(
    "FM108", "months-reversed", Severity.ERROR, "支付的开始月份晚于结束月份", "请核对起止月份。"
)
YEARS_REVERSED = FormRule(
    "FM109",
    "year-outside-term",
    Severity.ERROR,
    "预算年度不在项目起止年度之内",
    "请核对开始年度、结束年度和预算年度。",
)
TARGETS_MISSING = FormRule(
    "FM110",
    "targets-missing",
    Severity.ERROR,
    "没有填写绩效目标",
    "请至少填写产出、效益和满意度指标（财预〔2015〕88号：申报预算必须同时申报绩效目标）。",
)
TOTAL_MISSING = FormRule(
    "FM111",
    "total-missing",
    Severity.WARNING,
    "没有项目总额，也无法由子项算出",
    "请填写项目总额，或者填齐各子项的金额或测算。",
)
ITEM_UNKNOWN = FormRule(
    "FM112",
    "item-unknown",
    Severity.ERROR,
    "所属的子项已经不在表单里",
    "请重新选择所属子项，或者改为整个项目。",
)
WORDS_DIFFER = FormRule(
    "FM113",
    "words-differ-from-total",
    Severity.ERROR,
    "资金安排写的总额与表单不同",
    "请改正文字或者表单中的总额，使两处一致。",
    is_arithmetic=True,
)
RULES = tuple(value for value in list(globals().values()) if isinstance(value, FormRule))
