"""Numbers with their units, as official prose writes them.

One scan finds every figure: Arabic digits in half or full width with thousands marks, Chinese
numerals and capitals, 万 and 亿, ranges, words of approximation and of limit, and what a figure is
for one of (每人每月2,550元, 10元/人·月). Ways of writing: GB/T 15835-2011 and the deviations met.
"""

import re
from collections.abc import Generator, Iterator
from decimal import Decimal
from typing import ClassVar, NamedTuple

from mingxi.prose.each import Each, eaches_in
from mingxi.prose.limits import limit_at
from mingxi.prose.marks import PERCENT, YUAN, Figure
from mingxi.prose.measure_words import HAN_UNIT, MONEY_UNITS, UNIT
from mingxi.quantities import NUMBER_LENGTH_MAX, canonical_unit, chinese_to_int

# Each pattern begins with a set of characters, which lets the search skip what is no figure; what
# must not stand before the first character is therefore asked behind it.
_ARABIC = re.compile(
    rf"""
    (?P<number>
        [0-9](?<![\d.〔\[［【每第][0-9])(?<!每满[0-9])(?<![A-WYZa-wyz][0-9])
        (?:\d{{0,2}}(?:,\d{{3}})+|\d{{0,2}}(?:，\d{{3}})+(?=(?:\.\d+)?\s?[万亿]?元)
           |\d{{0,2}}(?:[ \u00a0]\d{{3}})+(?=(?:\.\d+)?\s?[万亿]?元)|\d*+)
        (?:\.\d+)?+
    )
    # Days and numbers of documents are never quantities, years of four digits neither.
    (?!\s?[日号])(?!(?<=20\d\d)年)
    (?P<rest>
        [ \u00a0\u3000\n]?
        (?P<scale>万亿|百万|千万|亿|万(?!分)|千(?!瓦|克|米)|百(?!分|公里|米))?(?P<more>余|多)?
        (?:[ \u00a0]|\n(?=元))?[（(]?(?P<unit>{UNIT})?
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
    )(?P<han_more>余|多)?(?P<han_unit>{HAN_UNIT})(?!性)
    """,
    re.VERBOSE,
)
_FRACTION = re.compile(
    r"""
    (?P<lead>[一二三四五六七八九十半])
    (?: (?<![第初].)分之(?P<part>[一二三四五六七八九十])
      | (?<![第十].)(?P<tenths>成)(?![为立果员都本品就功])
      | (?<=一)(?P<half>半)
      | (?<=半)(?<![上下每大过]半)(?P<time>年|个月|天)
    )
    """,
    re.VERBOSE,
)
# 6至9月 is a stretch of four months, besides being a date.
_MONTHS = re.compile(
    r"(?P<first>[0-9](?<![\d.年]\d))(?:月份?)?\s?(?:至|到|[-—–－~～])\s?"
    r"(?P<last>1?\d)月(?:份|底)?(?!\d)"
)
_CAPITAL_DIGITS = "壹贰貳叁肆伍陆陸柒捌玖"
_CAPITALS = re.compile(
    rf"""
    (?P<capitals>[{_CAPITAL_DIGITS}][零壹贰貳叁肆伍陆陸柒捌玖拾佰仟万萬亿億]*[元圆]
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
_MONEY = frozenset(MONEY_UNITS)
_WAN = 10**4

# 万 alone is an amount only where the clause speaks of money.
_MONEY_TALK = re.compile(
    r"[元款费资金额投价薪酬需共计]|补助|补贴|奖励|预算|缺口|安排|支出|收入|下达|合同"
)
# What stands right before a number that counts people or land, whatever the clause speaks of.
_COUNTED = re.compile(r"(?:人口|人数|面积|产量)[为约达共有]{0,2}$")
_BARE_MONEY_END = frozenset("，,。；;、）)由的给用（(：: \n\t以并和及为左从全作拨")
_CLAUSE = 16
_JOINS = " -—–－~～〜至到、和及/"
_RANGE = re.compile(r"\s?(?:--|——|[-—–－~～〜至到])\s?$")
_TIMES = frozenset("×xX*＊")
_OPERATOR = _TIMES | frozenset("✕╳·+＋-－=＝:：/÷")
_ADDS = frozenset({"（", "(", "+", "＋", "=", "＝"})
_CURRENCY_SIGNS = frozenset("¥￥")
_DATE_TAIL = frozenset("年月日号")
# 2024年, and 2.2024年 where a year follows the number of an item.
_YEAR = re.compile(r"(?:\d{1,2}\.)?(?:19|20|21)\d{2}")
_MONTHS_OF_YEAR = 12
# 每站每年通信费360元、维护费840元: the second is for one of the same.
_LISTED_STANDARD = re.compile(r"、[^，,。；;、\d共计需合每全年即]{1,10}")
# Digits side by side are a guess (五六人) or a year (二〇二四年), never a quantity.
_GUESS_OR_YEAR = re.compile("[〇零一二三四五六七八九]{2,}")
_WIDE_DIGITS = "０１２３４５６７８９．"
_FULL_WIDTH = str.maketrans(_WIDE_DIGITS, "0123456789.")
_SEPARATORS = re.compile("[,， \u00a0]")
_START_OF = re.Match.start
_ZERO, _ONE, _HUNDRED = Decimal(0), Decimal(1), Decimal(100)
_STEPS = [Decimal(1).scaleb(-places) for places in range(12)]


class _Bare(NamedTuple):
    """An Arabic number as it stands: its range, value, and what one of its last digit is worth."""

    start: int
    end: int
    value: Decimal
    step: Decimal


def figures_in(text: str) -> tuple[Figure, ...]:
    """Find every figure of a text, in order.

    Ranges give two figures; dates, ordinals and numbers of documents give none.
    """
    wide = any(digit in text for digit in _WIDE_DIGITS)
    plain = text.translate(_FULL_WIDTH) if wide else text
    figures = _parts_in_brackets(_Scan(text, plain).figures(), plain)
    return tuple(_bound_to_standards(figures, eaches_in(plain), plain))


class _Scan:
    """The scan of one text; bare numbers wait for the unit of the figure they may be joined to."""

    def __init__(self, text: str, plain: str) -> None:
        self._text = text
        self._plain = plain
        self._waiting: list[_Bare] = []

    def figures(self) -> Iterator[Figure]:
        """Read what looks like a number, in order; pass over what lies inside an earlier one."""
        last: Figure | None = None
        end = 0
        for match in self._matches():
            if match.start() < end:
                continue
            end, figure = self._read(match)
            if figure is None:
                continue
            if self._waiting:
                if last is not None:
                    yield last
                    last = None
                figure = yield from self._joined(figure)
            if last is not None:
                last, figure = self._as_range(last, figure)
                yield last
            last = figure
        if last is not None:
            yield last

    def _matches(self) -> list[re.Match[str]]:
        plain = self._plain
        patterns = [_MONTHS, _ARABIC, _FRACTION, _HAN]
        if any(digit in plain for digit in _CAPITAL_DIGITS):
            patterns.append(_CAPITALS)
        found = [match for pattern in patterns for match in pattern.finditer(plain)]
        found.sort(key=_START_OF)
        return found

    def _read(self, match: re.Match[str]) -> tuple[int, Figure | None]:
        """Read one match; give where reading goes on, and the figure if it is one."""
        if match.re is _ARABIC:
            end = match.end("number")
            figure = self._arabic(match)
        else:
            end = match.end()
            figure = self._READERS[match.re](self, match)
        return (figure.end if figure is not None else end), figure

    def _arabic(self, match: re.Match[str]) -> Figure | None:
        written = match["number"]
        start, end = match.start("number"), match.end("number")
        if end - start > NUMBER_LENGTH_MAX:
            self._waiting.clear()
            return None
        if written.isdigit():
            number = _Bare(start, end, Decimal(written), _ONE)
        else:
            point = written.find(".")
            places = len(written) - point - 1 if point >= 0 else 0
            step = _STEPS[places] if places < len(_STEPS) else _ZERO
            number = _Bare(start, end, Decimal(_SEPARATORS.sub("", written)), step)
        if match["unit"] is None and match["scale"] is None:
            return self._bare(number)
        if self._is_date(number, written):
            self._waiting.clear()
            return None
        return self._with_unit(match, number)

    def _bare(self, number: _Bare) -> Figure | None:
        """Read a number without a unit: one of a range, of a formula, or behind ￥; else none."""
        plain = self._plain
        after = plain[number.end : number.end + 3].lstrip("\n ")[:1]
        if after in _DATE_TAIL or (after.isalpha() and after.isascii()):
            self._waiting.clear()
            return None
        if plain[number.start - 1 : number.start] in _CURRENCY_SIGNS:
            return self._figure(number, number.end, YUAN, "元", 1)
        if self._waiting and plain[self._waiting[-1].end : number.start].strip(_JOINS):
            self._waiting.clear()
        if self._joins_another(number.end):
            self._waiting.append(number)
            return None
        self._waiting.clear()
        before, behind = self._visible_before(number.start), self._visible_behind(number.end)
        if before in _OPERATOR or behind in _OPERATOR:
            return self._figure(number, number.end, "", "", 1)
        return None

    def _with_unit(self, match: re.Match[str], number: _Bare) -> Figure | None:
        """Read a number with a unit, a 万, or both."""
        unit = match["unit"]
        scale = _SCALES[match["scale"]] if match["scale"] else 1
        more = match["more"] is not None
        opened = "（" in match["rest"] or "(" in match["rest"]
        if unit is None or (
            opened and self._plain[match.end() : match.end() + 1] not in {"）", ")"}
        ):
            if scale == 1:
                return None
            end = match.end("more") if more else match.end("scale")
            money = scale >= _WAN and self._is_bare_money(number.start, end)
            unit, name = (YUAN, "元") if money else ("", "")
            return self._figure(number, end, unit, name, scale, more)
        end = match.end("unit") + (1 if opened else 0)
        if unit in _MONEY:
            return self._figure(number, end, YUAN, "元", scale * _MONEY_SCALES.get(unit, 1), more)
        return self._figure(number, end, canonical_unit(unit), unit, scale, more)

    def _capitals(self, match: re.Match[str]) -> Figure | None:
        """Read a capital amount (大写金额, 支付结算办法): 玖万陆仟元整."""
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

    def _han(self, match: re.Match[str]) -> Figure | None:
        """Read a Chinese numeral before a unit: 一百六十八人, 八万四千元, 四个季度."""
        numeral, unit = match["han"], match["han_unit"]
        number = chinese_to_int(numeral)
        month = unit == "月" and numeral != "两"
        quarter = unit == "季度" and numeral in "一二三四"
        if number is None or month or quarter or _GUESS_OR_YEAR.fullmatch(numeral):
            return None
        bare = _Bare(match.start(), match.end("han"), Decimal(number), _ONE)
        more = match["han_more"] is not None
        end = match.end("han_unit")
        if unit in _MONEY:
            value = Decimal(number * _MONEY_SCALES.get(unit, 1))
            return self._figure(bare._replace(value=value), end, YUAN, "元", 1, more)
        return self._figure(bare, end, canonical_unit(unit), unit, 1, more)

    def _fraction(self, match: re.Match[str]) -> Figure | None:
        """Read 三分之二, 六成 and 一半 as percentages, 半年 as half a year."""
        if match["time"] is not None:
            half = _Bare(match.start(), match.start("time"), Decimal("0.5"), _ONE)
            return self._figure(half, match.end(), canonical_unit(match["time"]), match["time"], 1)
        lead = chinese_to_int(match["lead"]) or 0
        value = _HUNDRED / 2
        if match["part"] is not None:
            part = chinese_to_int(match["part"]) or 0
            if part >= lead:
                return None
            value = _HUNDRED * part / lead
        elif match["tenths"] is not None:
            value = Decimal(10 * lead)
        number = _Bare(match.start(), match.end(), value, _ONE)
        rough = match["part"] is not None
        return self._figure(number, match.end(), PERCENT, PERCENT, 1, more=rough)

    def _months(self, match: re.Match[str]) -> Figure | None:
        """Read a stretch of months of one year: 6至9月 are four."""
        first, last = int(match["first"]), int(match["last"])
        if not 1 <= first < last <= _MONTHS_OF_YEAR:
            return None
        number = _Bare(match.start(), match.end(), Decimal(last - first + 1), _ONE)
        return self._figure(number, match.end(), "月", "个月", 1)

    _READERS: ClassVar = {
        _HAN: _han,
        _CAPITALS: _capitals,
        _FRACTION: _fraction,
        _MONTHS: _months,
    }

    def _figure(
        self, number: _Bare, end: int, unit: str, name: str, scale: int, more: bool = False
    ) -> Figure:
        start, value, step = number.start, number.value, number.step
        limit = limit_at(self._plain, start, end)
        if scale != 1:
            value, step = value * scale, step * scale
        return Figure(
            start=start,
            end=end,
            text=self._text[start:end],
            value=value,
            unit=unit,
            step=step,
            name=name,
            approximate=more or limit.approximate,
            bound=limit.bound,
            scale=scale,
        )

    def _joined(self, figure: Figure) -> Generator[Figure, None, Figure]:
        """Give the unit of a figure to bare numbers right before it: 3000—5000元, 10、20万元."""
        waiting = list(self._waiting)
        self._waiting.clear()
        last_end = waiting[-1].end
        if not figure.unit or self._plain[last_end : figure.start].strip(_JOINS):
            return figure
        ranged = _RANGE.search(self._plain, last_end, figure.start) is not None
        for number in waiting:
            yield figure._replace(
                start=number.start,
                end=number.end,
                text=self._text[number.start : number.end],
                value=number.value * figure.scale,
                step=number.step * figure.scale,
                bound=None,
                low_end=ranged,
                high_end=False,
            )
        return figure._replace(high_end=ranged)

    def _as_range(self, low: Figure, high: Figure) -> tuple[Figure, Figure]:
        """Mark two figures as a range: of one unit, or the unit behind the higher: 3万～5万元."""
        alike = low.unit == high.unit or (not low.unit and low.scale > 1)
        if not alike or not _RANGE.fullmatch(self._plain, low.end, high.start):
            return low, high
        return (
            low._replace(unit=high.unit, name=high.name, low_end=True),
            high._replace(high_end=True),
        )

    def _joins_another(self, end: int) -> bool:
        """Tell whether a bare number is followed by a range or list mark and another number."""
        tail = self._plain[end : end + 4].lstrip(" ")
        return tail[:1] in _JOINS and tail.lstrip(_JOINS)[:1].isdigit() if tail else False

    def _is_date(self, number: _Bare, written: str) -> bool:
        """Tell 2024年, 6月 and 30日 from 3年, 8个月 and 3天."""
        plain, end = self._plain, number.end
        after = plain[end : end + 3].lstrip("\n ")[:1]
        if after == "年":
            return _YEAR.fullmatch(written) is not None
        if after == "月":
            behind = self._visible_behind(plain.index("月", end) + 1)
            return not {self._visible_before(number.start), behind} & _TIMES
        return after in _DATE_TAIL if after else False

    def _is_bare_money(self, start: int, end: int) -> bool:
        """Tell whether 万 without 元 is money: 共补助74.28万，缺口22.82万由… but not 人口6万."""
        follows = self._plain[end : end + 1]
        if follows and follows not in _BARE_MONEY_END:
            return False
        before = self._plain[max(0, start - _CLAUSE) : start]
        return _MONEY_TALK.search(before) is not None and _COUNTED.search(before) is None

    def _visible_behind(self, at: int) -> str:
        return self._plain[at : at + 3].lstrip(" \u00a0")[:1]

    def _visible_before(self, at: int) -> str:
        return self._plain[max(0, at - 3) : at].rstrip(" \u00a0")[-1:]


def _parts_in_brackets(figures: Iterator[Figure], plain: str) -> Iterator[Figure]:
    """Give bare numbers added up behind an amount its unit: 191.45万元（154.11＋37.34）."""
    whole: Figure | None = None
    end = 0
    for figure in figures:
        if figure.unit:
            whole, end = (figure if figure.is_money else None), figure.end
            yield figure
        elif whole is not None and plain[end : figure.start].strip() in _ADDS:
            end, scale = figure.end, whole.scale
            value, step = figure.value * scale, figure.step * scale
            yield figure._replace(value=value, unit=YUAN, step=step, name="元", scale=scale)
        else:
            whole = None
            yield figure


def _bound_to_standards(
    figures: Iterator[Figure], eaches: tuple[Each, ...], plain: str
) -> list[Figure]:
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
        if not per and bound and _continues(plain, bound[-1], figure):
            per, count = list(bound[-1].per), bound[-1].per_count
        previous_end = figure.end
        bound.append(figure._replace(per=tuple(per), per_count=count) if per else figure)
        if figure.high_end and len(bound) > 1:
            bound[-2:] = _of_one_range(*bound[-2:])
    return bound


def _continues(plain: str, standard: Figure, figure: Figure) -> bool:
    """Tell whether an amount is listed beside a standard and so is for one of the same."""
    if not (standard.per and standard.is_money and figure.is_money):
        return False
    return _LISTED_STANDARD.fullmatch(plain, standard.end, figure.start) is not None


def _of_one_range(low: Figure, high: Figure) -> tuple[Figure, Figure]:
    """Let both ends of a range be for one of the same: 每人100—150元, 10～15元/人."""
    per, count = (low.per, low.per_count) if low.per else (high.per, high.per_count)
    return low._replace(per=per, per_count=count), high._replace(per=per, per_count=count)
