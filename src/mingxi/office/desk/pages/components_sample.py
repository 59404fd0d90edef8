"""The invented matter that the page of components shows: one project of 蘅川县, to the fen.

Its figures add up as real ones must: the parts of the budget to its total, the requests to what is
paid and in transit, and what is available is what remains.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from mingxi.office.frame.charts import Chart, Kind, Series, in_wan
from mingxi.office.frame.configuration import TIME_ZONE

YUAN = 100


@dataclass(frozen=True)
class Line:
    """A line of the budget: how deep it stands, what it is for, what is planned and paid (fen)."""

    depth: int
    name: str
    planned: int
    paid: int

    @property
    def left(self) -> int:
        """What is not paid yet."""
        return self.planned - self.paid

    @property
    def progress_percent(self) -> Decimal:
        """Paid of planned."""
        return Decimal(self.paid) / self.planned * 100


@dataclass(frozen=True)
class Request:
    """A payment request as a list shows it."""

    number: str
    handed_in: date
    unit: str
    payee: str
    purpose: str
    amount: int
    state: str

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return STATES[self.state]


STATES = {
    "已支付": "badge-ok",
    "支付在途": "",
    "待审核": "badge-warn",
    "已退回": "badge-bad",
    "草稿": "badge-quiet",
}
UNITS = ("蘅川县民政局", "鹤砚镇人民政府", "澜栖镇人民政府", "稠桐乡人民政府")

REQUESTS = tuple(
    Request(
        f"ZF2026-{number:04}",
        date(2026, month, day),
        UNITS[unit],
        payee,
        purpose,
        yuan * YUAN,
        state,
    )
    for number, month, day, unit, payee, purpose, yuan, state in (
        (31, 1, 19, 1, "鹤砚镇颐和居家养老服务中心", "居家上门服务 1 月", 72_300, "已支付"),
        (58, 2, 16, 1, "鹤砚镇颐和居家养老服务中心", "居家上门服务 2 月", 72_300, "已支付"),
        (74, 2, 26, 0, "蘅川县食为先餐饮有限公司", "助餐点运营补助 首期", 105_000, "已支付"),
        (93, 3, 17, 1, "鹤砚镇颐和居家养老服务中心", "居家上门服务 3 月", 72_300, "已支付"),
        (112, 3, 24, 2, "澜栖镇夕阳红助老服务社", "就餐补贴 一季度", 40_500, "已支付"),
        (118, 3, 27, 3, "稠桐乡便民助餐点", "就餐补贴 一季度", 27_000, "已支付"),
        (140, 4, 15, 1, "鹤砚镇颐和居家养老服务中心", "居家上门服务 4 月", 72_300, "已支付"),
        (163, 5, 14, 1, "鹤砚镇颐和居家养老服务中心", "居家上门服务 5 月", 72_300, "支付在途"),
        (170, 5, 19, 0, "蘅川县安居无障碍工程部", "适老化改造 首批 24 户", 45_808, "支付在途"),
        (177, 5, 25, 2, "澜栖镇夕阳红助老服务社", "就餐补贴 4 至 5 月", 27_000, "待审核"),
        (181, 5, 28, 3, "稠桐乡便民助餐点", "就餐补贴 4 至 5 月", 18_000, "已退回"),
        (184, 6, 1, 0, "蘅川县食为先餐饮有限公司", "助餐点运营补助 二期", 105_000, "草稿"),
    )
)


def total(requests: Iterable[Request], *states: str) -> int:
    """Add up requests, all or those in some states."""
    return sum(each.amount for each in requests if not states or each.state in states)


LINES = (
    Line(0, "居家上门服务", 867_600 * YUAN, 289_200 * YUAN),
    Line(1, "重度失能老年人 86 人", 309_600 * YUAN, 103_200 * YUAN),
    Line(1, "中度失能老年人 139 人", 333_600 * YUAN, 111_200 * YUAN),
    Line(1, "高龄独居老年人 187 人", 224_400 * YUAN, 74_800 * YUAN),
    Line(0, "老年助餐", 620_000 * YUAN, 172_500 * YUAN),
    Line(1, "助餐点运营补助 14 个", 350_000 * YUAN, 105_000 * YUAN),
    Line(1, "就餐补贴", 270_000 * YUAN, 67_500 * YUAN),
    Line(0, "困难老年人家庭适老化改造", 114_520 * YUAN, 0),
    Line(0, "评估与培训", 22_780 * YUAN, 0),
)
WHOLE = Line(
    0,
    "合计",
    sum(line.planned for line in LINES if line.depth == 0),
    sum(line.paid for line in LINES if line.depth == 0),
)
assert total(REQUESTS, "已支付") == WHOLE.paid

ISSUED = 1_300_000 * YUAN
COMMITTED = 212_600 * YUAN
IN_TRANSIT = total(REQUESTS, "支付在途")
AVAILABLE = ISSUED - COMMITTED - IN_TRANSIT - WHOLE.paid

MONTHS = tuple(f"{month}月" for month in range(1, 7))
PLANNED_BY_MONTH = tuple(
    yuan * YUAN for yuan in (72_300, 177_300, 139_800, 72_300, 163_108, 177_300)
)


def paid_by_month() -> list[Decimal | None]:
    """What was paid in each month; June has not come."""
    paid = [each for each in REQUESTS if each.state == "已支付"]
    sums = [
        in_wan(sum(each.amount for each in paid if each.handed_in.month == month))
        for month in range(1, 6)
    ]
    return [*sums, None]


BY_MONTH = Chart(
    title="计划与实际支付",
    says="1 至 4 月按计划支付 46.17 万元；5 月两笔在途，尚未计入。",
    kind=Kind.BARS,
    over="月份",
    categories=MONTHS,
    series=(
        Series("计划", [in_wan(fen) for fen in PLANNED_BY_MONTH]),
        Series("实际", paid_by_month()),
    ),
    unit="万元",
)
BY_LINE = Chart(
    title="各分项预算",
    says="居家上门服务占 53.4%，老年助餐占 38.2%。",
    kind=Kind.LYING,
    over="分项",
    categories=[line.name for line in LINES if line.depth == 0],
    series=(Series("预算", [in_wan(line.planned) for line in LINES if line.depth == 0]),),
    unit="万元",
)
BY_SOURCE = Chart(
    title="三年资金来源",
    says="三年间县级资金由 88.20 万元增至 113.74 万元，市级补助随之增加。",
    kind=Kind.STACKED,
    over="年度",
    categories=("2024年", "2025年", "2026年"),
    series=(
        Series("县级", [Decimal("88.20"), Decimal("99.40"), Decimal("113.743")]),
        Series("市级", [Decimal("37.80"), Decimal("42.60"), Decimal("48.747")]),
    ),
    unit="万元",
)
BY_PROGRESS = Chart(
    title="支付进度与时间进度",
    says="到 5 月末支付进度为 28.4%，低于时间进度 13.3 个百分点。",
    kind=Kind.LINES,
    over="月份",
    categories=MONTHS,
    series=(
        Series("时间进度", [Decimal(month * 100) / 12 for month in range(1, 7)]),
        Series("支付进度", [*(Decimal(x) for x in ("4.4", "15.4", "24.0", "28.4", "28.4")), None]),
    ),
    unit="%",
    decimals=1,
)


class Node(NamedTuple):
    """A unit in the tree."""

    name: str
    code: str
    children: tuple["Node", ...] = ()
    note: str = ""
    open: bool = False
    current: bool = False
    address: str = "#tree"


TREE = (
    Node("蘅川县财政局", "101001", (Node("国库支付中心", "101002"),), "18 人"),
    Node(
        "蘅川县民政局",
        "201001",
        (
            Node("蘅川县社会福利院", "201002", (), "31 人"),
            Node("蘅川县养老服务指导中心", "201003", (), "7 人", current=True),
        ),
        "24 人",
        open=True,
    ),
    Node(
        "鹤砚镇人民政府",
        "901001",
        (Node("鹤砚镇财政所", "901002"), Node("鹤砚镇社会事务服务中心", "901003")),
        "42 人",
    ),
    Node("澜栖镇人民政府", "902001", (), "37 人"),
)


class Moment(NamedTuple):
    """Something that happened to the project, or is to come."""

    at: datetime | date
    tone: str
    title: str
    says: str

    @property
    def timed(self) -> bool:
        """Whether the hour is known."""
        return isinstance(self.at, datetime)


TIMELINE = (
    Moment(
        datetime(2025, 9, 8, 10, 12, tzinfo=TIME_ZONE),
        "ok",
        "一上申报",
        "县民政局 周蔓 报送项目文本，申报 162.49 万元。",
    ),
    Moment(
        datetime(2025, 9, 15, 16, 40, tzinfo=TIME_ZONE),
        "bad",
        "退回修改",
        "社保股 邱白石：中度失能一项“33.63万元”与测算不符，请核对。",
    ),
    Moment(
        datetime(2025, 9, 17, 9, 5, tzinfo=TIME_ZONE),
        "ok",
        "重新报送",
        "更正为 33.36 万元，合计与总额不变。",
    ),
    Moment(
        datetime(2026, 1, 12, 11, 30, tzinfo=TIME_ZONE),
        "ok",
        "预算批复",
        "批复 162.49 万元，当日下达 130.00 万元。",
    ),
    Moment(
        datetime(2026, 5, 25, 15, 20, tzinfo=TIME_ZONE),
        "warn",
        "支付进度预警",
        "支付进度 28.4%，低于时间进度 13.3 个百分点。",
    ),
    Moment(date(2026, 7, 31), "ahead", "绩效监控", "单位填报 1 至 6 月完成值。"),
)


class Segment(NamedTuple):
    """A stretch of text, perhaps a figure with its proof or a finding."""

    text: str
    state: str = ""
    finding: int | None = None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the text shown beside findings."""

    kind: str
    segments: tuple[Segment, ...] = field(default=())


TEXT = (
    Paragraph("title", (Segment("居家和社区养老服务补助项目文本"),)),
    Paragraph("heading", (Segment("五、项目实施内容"),)),
    Paragraph(
        "text",
        (
            Segment("1.重度失能老年人每人每月补助"),
            Segment("300元", "proven"),
            Segment("，"),
            Segment("86人", "proven"),
            Segment("全年共需"),
            Segment("30.96万元", "proven"),
            Segment("。"),
        ),
    ),
    Paragraph(
        "text",
        (
            Segment("2.中度失能老年人每人每月补助"),
            Segment("200元", "proven"),
            Segment("，"),
            Segment("139人", "proven"),
            Segment("全年共需"),
            Segment("33.63万元", "contradicted", 1),
            Segment("。"),
        ),
    ),
    Paragraph(
        "text",
        (
            Segment("3.高龄独居老年人每人每月补助"),
            Segment("100元", "proven"),
            Segment("，"),
            Segment("187人", "proven"),
            Segment("全年共需"),
            Segment("22.44万元", "proven"),
            Segment("。以上三类对象补助合计"),
            Segment("86.76万元", "contradicted", 2),
            Segment("。"),
        ),
    ),
    Paragraph(
        "text",
        (
            Segment("另需评估与培训经费"),
            Segment("2.278万元", "unexplained", 3),
            Segment("（全年培训"),
            Segment("4次", "proven"),
            Segment("，每次"),
            Segment("40人", "proven"),
            Segment("）。"),
        ),
    ),
)
FINDINGS: tuple[dict[str, Any], ...] = (
    {
        "number": 1,
        "tone": "error",
        "word": "错误",
        "code": "AR101",
        "title": "测算式算出的金额与文中写明的不符",
        "says": "200元/(人·月) × 139人 × 12个月 = 333,600元，写的比算的多 2,700 元。",
        "advice": "“33.63万元”应为“33.36万元”。",
        "where": "项目实施内容 · 第 2 段",
    },
    {
        "number": 2,
        "tone": "error",
        "word": "错误",
        "code": "AR102",
        "title": "合计与各部分之和不符",
        "says": "30.96万元 + 33.63万元 + 22.44万元 = 870,300元，写的比加的少 2,700 元。",
        "advice": "第 1 条改正后，此处即相符。",
        "where": "项目实施内容 · 第 3 段",
    },
    {
        "number": 3,
        "tone": "warn",
        "word": "警告",
        "code": "AR115",
        "title": "写了测算的条件，却算不出写明的结果",
        "says": "“2.278万元”写了 4 次、40 人，没有写每人每次的标准，说不清从何而来。",
        "advice": "",
        "where": "项目实施内容 · 第 4 段",
    },
)
