"""Drafts of project texts: what an invented county may ask for, in plain and in awkward words."""

from dataclasses import replace

from hypothesis import strategies as st

from mingxi.documents.composition import Table, TableCell
from mingxi.projects.drafts.composing import composed
from mingxi.projects.drafts.composing.items import LEVELS_MAX
from mingxi.projects.drafts.draft import (
    Content,
    Draft,
    DraftDocument,
    DraftFunding,
    DraftIndicator,
    DraftInstalment,
    DraftItem,
    DraftSection,
)
from mingxi.projects.project_text import Horizon, InstalmentKind, Level, SectionKey
from mingxi.projects.target_values import QUALITATIVE

# The words from the second line on mean something else where a sentence has them.
_WORDS = """
乡村道路管护 河道清漂 村级儿童活动场地建设 困难群众救助 公共厕所运行 路灯维修
为老服务 计划生育家庭奖励扶助 每日助餐 以工代赈 支付系统运维 由村集体管护的水渠
“三资”管理平台维护 《蘅川县志》编纂 5G基站配套 第3期培训班 2万亩高标准农田 120急救
学校（含幼儿园）食堂 K12+300段边坡整治 A、B两类人员培训 24小时值守 CT机购置 12345热线
高标准农田 上年结转事项清理 缺口学位改扩建 三项活动 60周岁以上老人体检 共享菜园
不足百户村通路 补贴标准核定 分批改造管网 较场坝文化站 比赛场地 据实结算平台
公益性岗位（60人） 关于加强管护的研究 用地勘测 山洪沟A-1号治理 消防&救援 水<土>保持
"""
_MATTERS = st.sampled_from(_WORDS.split())
_MANNERS = st.sampled_from(["", "项目", "经费", "补助", "专项资金", "（二期）"])
_NAMES = st.builds("{}{}".format, _MATTERS, _MANNERS)
_UNITS = st.builds(
    "{}{}".format,
    st.sampled_from(["蘅川县", "柳坝县", "麓桥市", "青石镇", "云陂区", "蘅川县青石镇"]),
    st.sampled_from(
        ["水务局", "教育体育局", "人民政府", "妇女联合会", "12345热线中心", "第一小学"]
    ),
)
_LABELS = st.builds(
    "{}{}".format,
    _MATTERS,
    st.sampled_from(["", "费", "支出", "，含配套", "（一期）", "及其他", "预算", "共建", "2"]),
)

_FEN = st.one_of(
    st.integers(0, 5000).map(lambda wan: wan * 10**6),
    st.integers(0, 10**6).map(lambda hundred_yuan: hundred_yuan * 10**4),
    st.integers(0, 10**8),
    st.integers(0, 10**14),
)
_YEARS = st.integers(2020, 2035)

# Sound sentences, some of which look like a part of the template, a list, an amount or a date.
_SENTENCES = st.sampled_from(
    [
        "全县12个边远村现有3至14岁儿童2,600人，村内没有活动场地。",
        "1. 《蘅川县公共设施管护办法》（蘅政发〔2022〕7号）；",
        "（一）基本情况。沿河各村人口较多，清漂力量不足。",
        "①沿线共有3座小（2）型水库；②岁修滞后。",
        "“十四五”期间，按照“一事一议”原则推进（详见附件）。",
        "项目实施计划由县直部门另行制定",
        "资金安排情况与立项依据见《实施方案》〈第二版〉。",
        "联系电话：0000-66123456；邮箱：a_b@example.org。",
        "每人每月补助2,550元，6人全年共18.36万元。",
        "水质 Ⅲ 类以上，pH 6～9，&lt;不是标记&gt;，<b>也不是</b>",
        "群众满意度达到90%以上，投诉率下降3个百分点。",
        "一是加强领导，二是压实责任，三是强化监督。",
        "—— 以上内容，——，……；！？",
    ]
)
_SIGNS = "%，。、；：（）()《》〈〉“”‘’【】〔〕—…·×=+/-.&<>'\" "
_WILD = st.text(
    "蘅川县村水路人的在为和与用于0123456789abXY" + _SIGNS,
    min_size=1,
    max_size=120,
).map(lambda text: " ".join([*text.split(), "等。"]))
_LINES = st.one_of(_SENTENCES, _SENTENCES, _WILD)
_CELLS = st.one_of(st.sampled_from(["", "甲村", "合计", "12", "3,500.00", "≥95%", "一", "注：&"]))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Draw a table, some of its cells merged across or down."""
    width, height = draw(st.integers(1, 11)), draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    rows = []
    for row in range(height):
        cells = []
        for column in range(width):
            if (row, column) in taken:
                continue
            free = next((at for at in range(column, width) if (row, at) in taken), width)
            across = draw(st.integers(1, min(3, free - column))) if draw(_SOMETIMES) else 1
            down = draw(st.integers(1, min(3, height - row))) if draw(_SOMETIMES) else 1
            taken |= {(row + y, column + x) for y in range(down) for x in range(across)}
            cells.append(TableCell(draw(_CELLS), down, across))
        rows.append(tuple(cells))
    return Table(tuple(rows))


_SOMETIMES = st.integers(0, 5).map(lambda number: number == 0)
_PROSE = st.lists(st.one_of(_LINES, _LINES, _LINES, tables()), min_size=1, max_size=4).map(tuple)


def _items(level: int = 0) -> st.SearchStrategy[tuple[DraftItem, ...]]:
    if level == LEVELS_MAX:
        return st.just(())
    one = st.builds(
        DraftItem,
        _LABELS,
        st.one_of(st.none(), _FEN),
        st.one_of(st.just(()), _items(level + 1)) if level else _items(level + 1),
    )
    return st.lists(one, max_size=4 if level == 0 else 2).map(tuple)


@st.composite
def _instalments(draw: st.DrawFn, year: int | None) -> DraftInstalment:
    kind = draw(st.sampled_from(InstalmentKind))
    periodic = kind in (InstalmentKind.MONTHLY, InstalmentKind.QUARTERLY)
    amount = draw(st.one_of(st.none(), _FEN))
    first = last = None
    # A year that is not told would be read from the months of the plan.
    bare = kind is InstalmentKind.OTHER and amount is None
    if year is not None and (periodic or bare or draw(st.booleans())):
        begin = draw(st.integers(year * 12, year * 12 + 11))
        end = begin + draw(st.one_of(st.just(0), st.integers(0, 14)))
        first, last = (f"{month // 12}-{month % 12 + 1:02}" for month in (begin, end))
    elif bare:
        amount = draw(_FEN)
    return DraftInstalment(draw(_NAMES), first, last, amount, kind)


_LEVELS = st.sampled_from(
    [
        ("成本指标", "经济成本指标"),
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
        ("产出指标", "时效指标"),
        ("产出指标", "成本指标"),
        ("效益指标", "社会效益指标"),
        ("效益指标", "可持续影响指标"),
        ("满意度指标", "服务对象满意度指标"),
    ]
)
_OPERATORS = st.sampled_from(["≥", ">", "=", "≤", "<", QUALITATIVE])
_UNITS_OF_TARGETS = st.sampled_from(["%", "人", "公里", "万元", "元/人·天", "场次", "个工作日", ""])
_WORDS_OF_TARGETS = st.sampled_from(["优良中低差", "全部完成", "12月底前", "显著提升", "3～5户"])


@st.composite
def _indicators(draw: st.DrawFn, horizons: st.SearchStrategy[Horizon]) -> DraftIndicator:
    level1, level2 = draw(_LEVELS)
    level3 = draw(_LABELS)
    horizon, operator = (
        draw(horizons),
        draw(st.sampled_from(["≥", ">", "=", "≤", "<", QUALITATIVE])),
    )
    if operator == QUALITATIVE:
        target = draw(_WORDS_OF_TARGETS)
        return DraftIndicator(level1, level2, level3, horizon, operator, target, None, "")
    value = draw(st.one_of(st.integers(0, 10**6).map(str), st.just("0.75"), st.just("98.5")))
    unit = draw(_UNITS_OF_TARGETS)
    target = value if draw(st.booleans()) else f"{operator}{value}{unit}"
    return DraftIndicator(level1, level2, level3, horizon, operator, target, value, unit)


@st.composite
def _all_indicators(draw: st.DrawFn) -> tuple[DraftIndicator, ...]:
    horizons = draw(st.sampled_from([[Horizon.ANNUAL], [Horizon.MEDIUM], list(Horizon)]))
    drawn = draw(st.lists(_indicators(st.sampled_from(horizons)), max_size=8))
    if draw(st.booleans()):
        weights = st.sampled_from(["5", "10", "2.5", ""])
        drawn = [each._replace(weight=draw(weights)) for each in drawn]
        for horizon in Horizon:
            own = [each for each in drawn if each.horizon is horizon]
            if all(each.weight == "" for each in own):
                # A column of nothing but empty cells is no column.
                drawn = [
                    each._replace(weight="1") if each.horizon is horizon else each for each in drawn
                ]
    return tuple(drawn)


@st.composite
def drafts(draw: st.DrawFn, year: int | None) -> Draft:
    """Draw a project of a year, with its words where nothing composes them."""
    shares = draw(st.lists(st.builds(DraftFunding, st.sampled_from(Level), _FEN), max_size=4))
    whole = sum(share.amount for share in shares)
    arranged = draw(st.one_of(st.none(), _FEN, st.just(whole), st.just(whole)))
    name = draw(_NAMES)
    if year is not None and draw(_SOMETIMES):
        name = f"{year}年{name}"
    draft = Draft(
        name=name,
        year=year,
        unit=draw(st.one_of(st.none(), _UNITS, _UNITS, _UNITS)),
        arranged=arranged,
        funding=tuple(shares),
        items=draw(_items()),
        instalments=tuple(draw(st.lists(_instalments(year), max_size=5))),
        indicators=draw(_all_indicators()),
    )
    return replace(draft, sections=tuple(draw(_sections(draft))))


@st.composite
def _sections(draw: st.DrawFn, draft: Draft) -> list[DraftSection]:
    """Draw words for what has no values, and more words for what has some."""
    sections = []
    for key in SectionKey:
        words: Content = ()
        if key in (SectionKey.BASIS, SectionKey.OVERVIEW, SectionKey.OUTCOME):
            words = draw(st.one_of(st.just(()), _PROSE))
        elif key in (SectionKey.CONTENT, SectionKey.PLAN, SectionKey.TARGETS):
            said = composed(draft, key)
            words = (*said, "各村要压实责任。") if said and draw(_SOMETIMES) else ()
        if words:
            sections.append(DraftSection(key, words))
    titles = st.sampled_from(["保障措施", "组织领导和责任分工", "其他需要说明的事项", "风险"])
    own = st.builds(DraftSection, st.none(), st.one_of(st.just(()), _PROSE), titles)
    return [*sections, *draw(st.lists(own, max_size=2))]


@st.composite
def draft_documents(draw: st.DrawFn) -> DraftDocument:
    """Draw a document of one to three projects, of one year, of several, or of none."""
    count = draw(st.sampled_from([1, 1, 2, 3]))
    year = draw(st.one_of(st.none(), _YEARS, _YEARS))
    years = [year] * count
    if year is not None and draw(_SOMETIMES):
        years = draw(st.lists(_YEARS, min_size=count, max_size=count))
    title = ""
    if len(set(years)) == 1 and draw(st.booleans()):
        written = "" if years[0] is None else f"{years[0]}年"
        title = f"{draw(_UNITS)}{written}重点领域财政项目文本公开"
    return DraftDocument(title, tuple(draw(drafts(each)) for each in years))
