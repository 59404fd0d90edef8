"""Where a project and a declaration stand, and what kinds of projects there are.

Source: the codes of 预算管理一体化 for categories and states; 预算法实施条例 第四十一条 for the
library that rolls.
"""

from enum import StrEnum


class Named(StrEnum):
    """A code that has a Chinese name."""

    label: str

    def __new__(cls, value: str, label: str = "") -> "Named":
        """Keep the name beside the code; a member is looked up by its code alone."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class ProjectCategory(Named):
    """项目类别, by its code of the trade."""

    PERSONNEL = "1", "人员类"
    PUBLIC_EXPENSE = "21", "公用经费"
    OTHER_OPERATING = "22", "其他运转类"
    SPECIFIC = "3", "特定目标类"


class Continuity(Named):
    """Whether a project is new or goes on (存续状态)."""

    NEW = "new", "新增"
    CONTINUING = "continuing", "延续"


class ProjectState(Named):
    """Where a project stands in its life; only a reserved one may be given a budget."""

    DRAFT = "draft", "谋划"
    SUBMITTED = "submitted", "部门审核"
    REVIEW = "review", "财政评审"
    RESERVED = "reserved", "储备"
    BUDGETING = "budgeting", "预算编审"
    APPROVED = "approved", "批复"
    EXECUTING = "executing", "执行"
    SUSPENDED = "suspended", "暂缓"
    COMPLETED = "completed", "结束"
    TERMINATED = "terminated", "终止"


class DeclarationState(Named):
    """Where the declaration of a project for one year stands.

    ``WITHDRAWN`` is the end of one that its unit gave up, or whose project left the library.
    While ``SPREADING``, between control figure (一下) and detail (二上), the unit writes again.
    """

    DRAFTING = "drafting", "编写"
    IN_REVIEW = "in_review", "审核中"
    RETURNED = "returned", "退回修改"
    ADMITTED = "admitted", "入库"
    REJECTED = "rejected", "不予入库"
    WITHDRAWN = "withdrawn", "不再申报"
    SPREADING = "spreading", "分解控制数"
    SPREAD = "spread", "二上已报"
    APPROVED = "approved", "已批复"
    UNFUNDED = "unfunded", "未安排"

    @property
    def is_written_by_unit(self) -> bool:
        """Whether the unit may change the draft."""
        return self in _WRITTEN_BY_UNIT


_WRITTEN_BY_UNIT = frozenset(
    {DeclarationState.DRAFTING, DeclarationState.RETURNED, DeclarationState.SPREADING}
)

GIVEN_UP_FROM = frozenset({DeclarationState.DRAFTING, DeclarationState.RETURNED})
"""Where a unit may still give its declaration up."""


class Stage(Named):
    """For which turn of the budget's rounds a version of the text was made."""

    FIRST_UP = "first_up", "一上"
    SECOND_UP = "second_up", "二上"


class AttachmentKind(Named):
    """What an attached file is."""

    SOURCE = "source", "导入的原文"
    ATTACHMENT = "attachment", "附件"
    SIGNED_SCAN = "signed_scan", "签字盖章扫描件"
    COLLECTIVE_DECISION = "collective_decision", "集体决策记录"


class FundKind(Named):
    """资金性质: of which budget or account the money is."""

    GENERAL = "general", "一般公共预算资金"
    GOVERNMENT_FUND = "government_fund", "政府性基金预算资金"
    STATE_CAPITAL = "state_capital", "国有资本经营预算资金"
    SPECIAL_ACCOUNT = "special_account", "财政专户管理资金"
    UNIT_FUNDS = "unit_funds", "单位资金"


class Manner(Named):
    """How an instalment is paid (支付方式)."""

    ONCE = "once", "一次性支付"
    MONTHLY = "monthly", "按月支付"
    QUARTERLY = "quarterly", "按季度支付"
    FESTIVAL = "festival", "节日支付"
    ON_ACCEPTANCE = "on_acceptance", "验收后支付"
    AS_INCURRED = "as_incurred", "据实支付"
    OTHER = "other", "分批支付"


class Standing(Named):
    """Whether a project stands in the library; one that left keeps its code."""

    PROPOSED = "proposed", "未入库"
    HELD = "held", "在库"
    LEFT = "left", "已出库"


class BasisKind(Named):
    """What sort of document a project rests on."""

    LAW = "law", "法律法规"
    CIRCULAR = "circular", "文件"
    MINUTES = "minutes", "会议纪要"
    DECISION = "decision", "内部决定"


class Rolling(Named):
    """What becomes of a project when the library rolls.

    The first three are done, the others stay as they are.
    """

    CARRIED = "carried", "结转下一年重新审核"
    EXPIRED = "expired", "执行期满"
    TWICE_UNFUNDED = "twice_unfunded", "连续两年未安排预算"
    ALREADY = "already", "下一年已有申报"
    SUSPENDED = "suspended", "暂缓，不滚动"
    NOT_ADMITTED = "not_admitted", "本年未入库，不滚动"


class LibraryChange(Named):
    """What may be done to several projects of the library at once."""

    RANK = "rank", "调整排序"
    TAKE_OUT = "take_out", "出库"
    SUSPEND = "suspend", "暂缓"
    RESUME = "resume", "恢复储备"
    MARK = "mark", "加标记"
    UNMARK = "unmark", "去标记"
