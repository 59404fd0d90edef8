"""The rounds of a budget (两上两下) and what each of them allows.

Source: the order (一上、一下、二上、二下) in which departments and the fiscal authority make a
budget; 预算法 第五十二条 for its end.
"""

from mingxi.office.declaration.reckoning.states import Named


class BudgetRound(Named):
    """Where the making of a year's budget stands."""

    FIRST_UP = "first_up", "一上"
    FIRST_DOWN = "first_down", "一下"
    SECOND_UP = "second_up", "二上"
    SECOND_DOWN = "second_down", "二下"

    @property
    def says(self) -> str:
        """What is done in it."""
        return _SAYS[self]

    @property
    def step(self) -> int:
        """Its place, from 0."""
        return list(BudgetRound).index(self)


_SAYS = {
    BudgetRound.FIRST_UP: "单位申报需求，项目审核入库",
    BudgetRound.FIRST_DOWN: "财政下达控制数",
    BudgetRound.SECOND_UP: "单位分解控制数，细化到子项、科目和绩效指标",
    BudgetRound.SECOND_DOWN: "审定、批准和批复",
}


class Doing(Named):
    """What is done in the making of a budget and bound to certain rounds."""

    SET_CEILINGS = "set_ceilings", "设定限额"
    PROPOSE = "propose", "拟定控制数"
    ISSUE = "issue", "下达控制数"
    SPREAD = "spread", "分解控制数"
    SET_CAPS = "set_caps", "设定费用总控"
    APPROVE = "approve", "登记审定、批准和批复"


_ROUNDS = {
    Doing.SET_CEILINGS: (BudgetRound.FIRST_UP, BudgetRound.FIRST_DOWN),
    Doing.PROPOSE: (BudgetRound.FIRST_DOWN,),
    Doing.ISSUE: (BudgetRound.FIRST_DOWN,),
    Doing.SPREAD: (BudgetRound.SECOND_UP,),
    Doing.SET_CAPS: (BudgetRound.FIRST_UP, BudgetRound.FIRST_DOWN, BudgetRound.SECOND_UP),
    Doing.APPROVE: (BudgetRound.SECOND_DOWN,),
}


def rounds_of(doing: Doing) -> tuple[BudgetRound, ...]:
    """Give the rounds in which it is done."""
    return _ROUNDS[doing]


class ArrangementState(Named):
    """Where the control figure of one project stands."""

    PROPOSED = "proposed", "拟定"
    ISSUED = "issued", "已下达"
    HANDED_IN = "handed_in", "二上已报"
    APPROVED = "approved", "已批复"


class DecisionKind(Named):
    """Who decides on the budget as a whole, in this order."""

    GOVERNMENT = "government", "政府常务会议审定"
    PARTY = "party", "党委会议审定"
    CONGRESS = "congress", "人民代表大会批准"


class ReplyKind(Named):
    """Whose reply it is (批复)."""

    FINANCE = "finance", "财政批复部门"
    DEPARTMENT = "department", "部门批复所属单位"


class GrowthRule(Named):
    """What happens to a cap above last year's (三公经费只减不增)."""

    REFUSE = "refuse", "不得超过上年"
    WARN = "warn", "超过上年时提醒"
