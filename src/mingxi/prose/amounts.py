"""Numbers with their units, as official prose writes them.

One scan finds every figure: Arabic digits in half or full width with thousands marks, Chinese
numerals and capitals, 万 and 亿, ranges, words of approximation and of limit, and what a figure is
for one of (每人每月2,550元, 10元/人·月). Ways of writing: ``GB/T 15835-2011`` and the deviations met.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from mingxi.prose.each import Each, eaches_in
from mingxi.prose.marks import PERCENT, YUAN, Bound, Figure
from mingxi.quantities import canonical_unit, chinese_to_int, parse_decimal

_COUNTING_WORDS = """
人次 人份 人天 人月 人 名 位 户次 户 个百分点 个工作日 个月 个季度 个学期 个年度 个小时 个周 个 项 件次 件 次 场次 场 期次 期
批次 批 班次 班 套 台次 台 辆次 辆 部 架 艘 座 栋 幢 间 所 家 处 站 条次 条 根 块 张床位 张 份 册次 册 本 卷 篇 枚 幅 面 只次 只
羽次 羽 头次 头 匹 尾 株 棵 盏 盆 亩次 亩 公顷 平方公里 平方千米 平方米 平方 平米 ㎡ m² m2 立方米 立方 方 公里 千米 km 米 厘米 毫米 吨 公斤
千克 kg 斤 克 毫升 升 小时 学时 课时 分钟 工作日 天 晚 夜 周 星期 季度 季 学期 年度 年 月 节 餐 顿 度 千瓦时 千瓦 瓦 标段 把 % ％ ‰ 级 类 档
种 门 科 层 楼 口 眼 井 桶 袋 箱 包 瓶 组 支 队 村 镇 乡 社区 街道 县 倍 成 床 席 座席 宗 例 起 款 笔 国 省 市 轮 届 车次 趟 公里·年 kWh 颗 丛 丘 副 双 对
对象 孔 道 段 盘 页 字 号位 岗 岗位 车 船 田 师 生
""".split()

# Words that follow a Chinese numeral only as a measure; 一方面 and 三级 are no quantities to count.
_HAN_WORDS = [
    word
    for word in _COUNTING_WORDS
    if word
    not in {
        "方",
        "级",
        "口",
        "成",
        "国",
        "省",
        "度",
        "面",
        "起",
        "道",
        "对",
        "号位",
        "字",
        "门",
        "队",
        "师",
        "生",
        "对象",
        "平方",
        "立方",
        "科",
        "井",
        "车",
        "田",
        "段",
    }
]


def _alternation(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


_MONEY = r"亿元|万元|千元|百元|元整|圆整|元|圆"
_UNIT = rf"{_MONEY}|{_alternation(_COUNTING_WORDS)}"
_HAN_UNIT = rf"{_MONEY}|{_alternation(_HAN_WORDS)}"

# Each pattern begins with a set of characters, which lets the search skip what is no figure; what
# must not stand before the first character is therefore asked behind it.
_ARABIC = re.compile(
    rf"""
    (?P<number>
        [0-9](?<![\d.〔\[［【每第][0-9])(?<!每满[0-9])(?<![A-WYZa-wyz][0-9])
        (?:\d{{0,2}}(?:,\d{{3}})+|\d{{0,2}}(?:，\d{{3}})+(?=(?:\.\d+)?\s?[万亿]?元)
           |\d{{0,2}}(?:[ \u00a0]\d{{3}})+(?=(?:\.\d+)?\s?[万亿]?元)|\d*)
        (?:\.\d+)?
    )
    (?P<rest>
        [ \u00a0\u3000\n]?(?P<scale>万亿|百万|千万|亿|万(?!分)|千(?!瓦|克|米)|百(?!分|公里|米))?(?P<more>余|多)?
        (?:[ \u00a0]|\n(?=元))?[（(]?(?P<unit>{_UNIT})?
    )
    """,
    re.VERBOSE,
)
_HAN = re.compile(
    rf"""
    (?P<han>
        [一二两三四五六七八九十百千]
        (?<!每满.)(?<![第初每〇零一二两三四五六七八九十百千万亿几数].)(?<![〇零一二三四五六七八九十]点.)
        [〇零一二三四五六七八九十百千万亿]*
    )(?P<han_more>余|多)?(?P<han_unit>{_HAN_UNIT})
    """,
    re.VERBOSE,
)
_CAPITALS = re.compile(
    r"""
    (?P<capitals>[壹贰貳叁肆伍陆陸柒捌玖][零壹贰貳叁肆伍陆陸柒捌玖拾佰仟万萬亿億]*[元圆]
        (?:零?[壹贰叁肆伍陆柒捌玖]角)?(?:零?[壹贰叁肆伍陆柒捌玖]分)?整?)
    """,
    re.VERBOSE,
)

_SCALES = {
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
}
_MONEY_SCALES = {"亿元": 10**8, "万元": 10**4, "千元": 1000, "百元": 100}
_MONEY_UNITS = frozenset(_MONEY.split("|"))

_BEFORE: dict[str, Bound | None] = {
    "约": None,
    "大约": None,
    "约为": None,
    "大概": None,
    "近": None,
    "将近": None,
    "接近": None,
    "不超过": Bound.AT_MOST,
    "不超": Bound.AT_MOST,
    "不高于": Bound.AT_MOST,
    "不多于": Bound.AT_MOST,
    "不大于": Bound.AT_MOST,
    "最高": Bound.AT_MOST,
    "最多": Bound.AT_MOST,
    "至多": Bound.AT_MOST,
    "≤": Bound.AT_MOST,
    "≦": Bound.AT_MOST,
    "不少于": Bound.AT_LEAST,
    "不低于": Bound.AT_LEAST,
    "不小于": Bound.AT_LEAST,
    "最低": Bound.AT_LEAST,
    "最少": Bound.AT_LEAST,
    "至少": Bound.AT_LEAST,
    "≥": Bound.AT_LEAST,
    "≧": Bound.AT_LEAST,
    "超过": Bound.MORE_THAN,
    "超": Bound.MORE_THAN,
    "＞": Bound.MORE_THAN,
    ">": Bound.MORE_THAN,
    "低于": Bound.LESS_THAN,
    "少于": Bound.LESS_THAN,
    "不足": Bound.LESS_THAN,
    "不到": Bound.LESS_THAN,
    "＜": Bound.LESS_THAN,
    "<": Bound.LESS_THAN,
}
_APPROXIMATE_WORDS = frozenset({"约", "大约", "约为", "大概", "近", "将近", "接近"})
_BEFORE_ENDS = frozenset(word[-1] for word in _BEFORE)
_AFTER: dict[str, Bound | None] = {
    "左右": None,
    "上下": None,
    "以上": Bound.AT_LEAST,
    "及以上": Bound.AT_LEAST,
    "以下": Bound.AT_MOST,
    "以内": Bound.AT_MOST,
    "及以下": Bound.AT_MOST,
    "之内": Bound.AT_MOST,
}
_AFTER_STARTS = frozenset("左上以及之")

# 万 alone is an amount only where the clause speaks of money.
_MONEY_TALK = re.compile(
    r"[元款费资金额投价薪酬需共计]|补助|补贴|奖励|预算|缺口|安排|支出|收入|下达|合同"
)
# What stands right before a number that counts people or land, whatever the clause speaks of.
_COUNTED = re.compile(r"(?:人口|人数|面积|产量)[为约达共有]{0,2}$")
_BARE_MONEY_END = frozenset("，,。；;、）)由的给用（(：: \n\t以并和及为左从全作拨")
_RANGE = re.compile(r"\s?(?:--|——|[-—–－~～〜至到])\s?$")
_TIMES = frozenset("×xX*＊")
_OPERATOR = frozenset("×xX*＊✕╳·+＋-－=＝:：/÷")
_DATE_TAIL = frozenset("年月日号")
# Digits side by side are a guess (五六人) or a year (二〇二四年), never a quantity.
_GUESS_OR_YEAR = re.compile("[〇零一二三四五六七八九]{2,}")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")
_START_OF = re.Match.start
_ZERO, _ONE = Decimal(0), Decimal(1)
_POWERS = [Decimal(1).scaleb(-places) for places in range(12)]


def figures_in(text: str) -> tuple[Figure, ...]:
    """Find every figure of a text, in order; ranges give two figures, dates and numbers of documents none."""
    plain = text.translate(_FULL_WIDTH)
    figures = _parts_in_brackets(_raw_figures(text, plain), plain)
    return tuple(_bound_to_standards(figures, eaches_in(plain)))


def _raw_figures(text: str, plain: str) -> Iterator[Figure]:
    """Scan for numbers; the low end of a range waits for the unit of its high end."""
    waiting: list[tuple[int, int, Decimal, Decimal]] = []
    last: Figure | None = None
    end = 0
    for match in _matches(plain):
        if match.start() < end:
            continue
        pattern = match.re
        if pattern is _ARABIC:
            end = match.end("number")
            figure = _arabic(text, plain, match, waiting)
        elif pattern is _HAN:
            figure = _han(text, plain, match)
        else:
            figure = _capitals(text, match)
        if figure is None:
            continue
        end = figure.end
        if waiting:
            if last is not None:
                yield last
                last = None
            yield from _ends_of_ranges(text, plain, waiting, figure)
            high = _RANGE.search(plain, waiting[-1][1], figure.start) is not None
            waiting.clear()
            if high:
                figure = figure._replace(high_end=True)
        if last is not None:
            if _RANGE.fullmatch(plain, last.end, figure.start) and _may_be_range(last, figure):
                last = last._replace(unit=figure.unit, name=figure.name, low_end=True)
                figure = figure._replace(high_end=True)
            yield last
        last = figure
    if last is not None:
        yield last


def _may_be_range(low: Figure, high: Figure) -> bool:
    """Tell whether two figures are of one unit, written twice or behind the higher: 3万～5万元."""
    return low.unit == high.unit or (not low.unit and low.scale > 1)


def _matches(plain: str) -> list[re.Match[str]]:
    """Find what may be a number in any script, in text order; a later one may lie inside an earlier."""
    found = [*_ARABIC.finditer(plain), *_HAN.finditer(plain), *_CAPITALS.finditer(plain)]
    found.sort(key=_START_OF)
    return found


def _arabic(
    text: str, plain: str, match: re.Match[str], waiting: list[tuple[int, int, Decimal, Decimal]]
) -> Figure | None:
    written = match["number"]
    start, number_end = match.start("number"), match.end("number")
    unit, scale_word = match["unit"], match["scale"]
    _, _, decimals = written.partition(".")
    step = _POWERS[len(decimals)] if len(decimals) < len(_POWERS) else _ZERO
    value = parse_decimal(written) if not written.isdigit() else Decimal(written)
    after = plain[number_end : number_end + 3].lstrip("\n ")
    if unit is None and scale_word is None:
        if after[:1] in _DATE_TAIL or after[:1].isalpha() and after[0].isascii():
            waiting.clear()
            return None
        if plain[start - 1 : start] in ("¥", "￥"):
            return _figure(text, start, number_end, value, YUAN, step, "元", 1, False, plain)
        follows = _next_visible(plain, number_end)
        if waiting and not plain[waiting[-1][1] : start].strip(" -—–－~～至到、和及/"):
            pass
        else:
            waiting.clear()
        if _joins_a_range(plain, number_end):
            waiting.append((start, number_end, value, step))
            return None
        waiting.clear()
        if follows in _OPERATOR or _previous_visible(plain, start) in _OPERATOR:
            return _figure(text, start, number_end, value, "", step, "", 1, False, plain)
        return None
    if after[:1] in _DATE_TAIL and _is_date_number(plain, start, number_end, written, after):
        waiting.clear()
        return None
    return _with_unit(text, plain, match, start, value, step)


def _with_unit(
    text: str, plain: str, match: re.Match[str], start: int, value: Decimal, step: Decimal
) -> Figure | None:
    """Build a figure from a number with a unit, a 万, or both."""
    unit, scale_word = match["unit"], match["scale"]
    scale = _SCALES[scale_word] if scale_word else 1
    more = match["more"] is not None
    opened = "（" in match["rest"] or "(" in match["rest"]
    if unit is None or (opened and not _closes(plain, match.end())):
        if scale_word is None:
            return None
        end = match.end("more") if more else match.end("scale")
        if scale >= 10**4 and _is_bare_money(plain, start, end):
            return _figure(
                text, start, end, value * scale, YUAN, step * scale, "元", scale, more, plain
            )
        return _figure(text, start, end, value * scale, "", step * scale, "", scale, more, plain)
    end = match.end("unit") + (1 if opened else 0)
    if unit in _MONEY_UNITS:
        scale *= _MONEY_SCALES.get(unit, 1)
        return _figure(
            text, start, end, value * scale, YUAN, step * scale, "元", scale, more, plain
        )
    if scale == 1:
        return _figure(text, start, end, value, canonical_unit(unit), step, unit, 1, more, plain)
    return _figure(
        text,
        start,
        end,
        value * scale,
        canonical_unit(unit),
        step * scale,
        unit,
        scale,
        more,
        plain,
    )


def _capitals(text: str, match: re.Match[str]) -> Figure | None:
    """Read a capital amount (付款凭证大写, 票据法实施管理办法): 玖万陆仟元整."""
    written = match["capitals"]
    whole, _, tail = written.replace("圆", "元").partition("元")
    yuan = chinese_to_int(whole)
    if yuan is None:
        return None
    value, step = Decimal(yuan), _ONE
    for unit, worth in (("角", Decimal("0.1")), ("分", Decimal("0.01"))):
        at = tail.find(unit)
        if at > 0:
            value, step = value + (chinese_to_int(tail[at - 1]) or 0) * worth, worth
    return Figure(match.start(), match.end(), written, value, YUAN, step, "元")


def _han(text: str, plain: str, match: re.Match[str]) -> Figure | None:
    """Read a Chinese numeral before a unit: 一百六十八人, 八万四千元, 四个季度."""
    numeral, unit = match["han"], match["han_unit"]
    number = chinese_to_int(numeral)
    if number is None or unit == "月" and numeral != "两":
        return None
    if _GUESS_OR_YEAR.fullmatch(numeral) or unit == "季度" and numeral in "一二三四":
        return None
    end = match.end("han_unit")
    more = match["han_more"] is not None
    if unit in _MONEY_UNITS:
        value = Decimal(number * _MONEY_SCALES.get(unit, 1))
        return _figure(text, match.start(), end, value, YUAN, _ONE, "元", 1, more, plain)
    return _figure(
        text, match.start(), end, Decimal(number), canonical_unit(unit), _ONE, unit, 1, more, plain
    )


def _figure(
    text: str,
    start: int,
    end: int,
    value: Decimal,
    unit: str,
    step: Decimal,
    name: str,
    scale: int,
    approximate: bool,
    plain: str,
) -> Figure:
    bound: Bound | None = None
    if plain[start - 1 : start] in _BEFORE_ENDS:
        for length in (3, 2, 1):
            word = plain[max(0, start - length) : start]
            if word in _BEFORE:
                bound = _BEFORE[word]
                approximate = approximate or word in _APPROXIMATE_WORDS
                break
    if plain[end : end + 1] in _AFTER_STARTS:
        for length in (3, 2):
            word = plain[end : end + length]
            if word in _AFTER:
                bound = bound or _AFTER[word]
                approximate = approximate or _AFTER[word] is None
                break
    return Figure(
        start,
        end,
        text[start:end],
        value,
        unit,
        step,
        name,
        (),
        approximate,
        bound,
        False,
        False,
        scale,
    )


def _ends_of_ranges(
    text: str,
    plain: str,
    waiting: list[tuple[int, int, Decimal, Decimal]],
    figure: Figure,
) -> Iterator[Figure]:
    """Give the unit of a figure to the bare numbers written just before it: 3000—5000元, 10、20万元."""
    last_end = waiting[-1][1]
    if plain[last_end : figure.start].strip(" -—–－~～〜至到、和及/"):
        return
    if not figure.unit or figure.unit == PERCENT and figure.scale != 1:
        return
    ranged = _RANGE.search(plain, last_end, figure.start) is not None
    for start, end, value, step in waiting:
        yield Figure(
            start,
            end,
            text[start:end],
            value * figure.scale,
            figure.unit,
            step * figure.scale,
            figure.name,
            (),
            figure.approximate,
            None,
            ranged,
            False,
            figure.scale,
        )


def _joins_a_range(plain: str, end: int) -> bool:
    """Tell whether a bare number is followed by a range or list mark and another number."""
    tail = plain[end : end + 4].lstrip(" ")
    if not tail or tail[0] not in "-—–－~～〜至到、和及/":
        return False
    return tail.lstrip(" -—–－~～〜至到、和及/")[:1].isdigit()


def _is_date_number(plain: str, start: int, end: int, written: str, after: str) -> bool:
    """Tell 2024年, 6月 and 30日 from 3年, 8个月 and 3天."""
    if after[0] == "年":
        return len(written) == 4 and written[:2] in {"19", "20", "21"}
    if after[0] == "月":
        behind = _next_visible(plain, plain.index("月", end) + 1)
        return not {_previous_visible(plain, start), behind} & _TIMES
    if after[0] == "日":
        return True
    return after[0] == "号"


def _is_bare_money(plain: str, start: int, end: int) -> bool:
    """Tell whether 万 without 元 is money: 共补助74.28万，缺口22.82万由… but not 人口6万."""
    follows = plain[end : end + 1]
    if follows and follows not in _BARE_MONEY_END:
        return False
    before = plain[max(0, start - 16) : start]
    return _MONEY_TALK.search(before) is not None and _COUNTED.search(before) is None


def _closes(plain: str, end: int) -> bool:
    return plain[end : end + 1] in {"）", ")"}


def _next_visible(plain: str, at: int) -> str:
    while plain[at : at + 1] in {" ", "\u00a0"}:
        at += 1
    return plain[at : at + 1]


def _previous_visible(plain: str, at: int) -> str:
    at -= 1
    while at >= 0 and plain[at] in {" ", "\u00a0"}:
        at -= 1
    return plain[at] if at >= 0 else ""


def _parts_in_brackets(figures: Iterator[Figure], plain: str) -> Iterator[Figure]:
    """Give bare numbers added up in the bracket behind an amount its unit: 191.45万元（154.11＋37.34）."""
    whole: Figure | None = None
    end = 0
    for figure in figures:
        if figure.unit:
            whole, end = (figure if figure.is_money else None), figure.end
            yield figure
            continue
        between = plain[end : figure.start].strip()
        if whole is not None and between in {"（", "(", "+", "＋", "=", "＝"}:
            end = figure.end
            scale = whole.scale
            yield figure._replace(
                value=figure.value * scale,
                unit=YUAN,
                step=figure.step * scale,
                name="元",
                scale=scale,
            )
        else:
            whole = None
            yield figure


def _bound_to_standards(figures: Iterator[Figure], eaches: tuple[Each, ...]) -> list[Figure]:
    """Give each figure what it is for one of: the 每… before it in its clause, the /… after it."""
    bound: list[Figure] = []
    index, previous_end = 0, 0
    for figure in figures:
        per: list[str] = []
        count = 1
        while index < len(eaches) and eaches[index].start < figure.start:
            each = eaches[index]
            index += 1
            leads_here = each.leads and each.start >= previous_end and each.reaches >= figure.start
            # 每月补助 says 月 twice.
            if leads_here and each.unit not in per:
                per.append(each.unit)
                count *= each.number
        while index < len(eaches) and not eaches[index].leads and eaches[index].start == figure.end:
            per.extend(eaches[index].unit.split("·"))
            count *= eaches[index].number
            index += 1
        if len(per) > 1 and "*" in per:
            per.remove("*")
        previous_end = figure.end
        bound.append(figure._replace(per=tuple(per), per_count=count) if per else figure)
        if figure.high_end and len(bound) > 1:
            bound[-2:] = _of_one_range(*bound[-2:])
    return bound


def _of_one_range(low: Figure, high: Figure) -> tuple[Figure, Figure]:
    """Let both ends of a range be for one of the same: 每人100—150元, 10～15元/人."""
    per, count = (low.per, low.per_count) if low.per else (high.per, high.per_count)
    return low._replace(per=per, per_count=count), high._replace(per=per, per_count=count)
