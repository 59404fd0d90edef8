"""What the laws are tried on: numbers, ways of writing them, and sentences that calculate."""

from decimal import Decimal
from typing import NamedTuple

from hypothesis import strategies as st

from mingxi.quantities.money import plain_number

FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
SCALES = {"元": 1, "千元": 1000, "万元": 10**4, "亿元": 10**8}

_DIGITS = "零一二三四五六七八九"
_CAPITALS = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


def in_chinese(number: int) -> str:
    """Write a whole number below 10^12 in Chinese numerals, as taught at school."""
    if not number:
        return "零"
    written = ""
    for scale, word in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section = number // scale % 10_000
        if not section:
            continue
        skips = written and (section < 1000 or number // (scale * 10_000) % 10 == 0)
        written += ("零" if skips else "") + _section(section, opens=not written) + word
    return written


def in_capitals(number: int) -> str:
    """Write a whole number in the capitals of payment slips."""
    written = in_chinese(number)
    if written.startswith("十"):
        written = "一" + written
    return written.translate(_CAPITALS)


def _section(number: int, opens: bool) -> str:
    """Write a number below 10,000; ten is 十 only where it opens the whole."""
    written, waits = "", False
    for scale, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if not digit:
            waits = bool(written)
            continue
        one_ten = scale == 10 and digit == 1 and opens and not written
        written += ("零" if waits else "") + ("" if one_ten else _DIGITS[digit]) + word
        waits = False
    return written


class Printed(NamedTuple):
    """An amount as printed, and what it is in 元."""

    text: str
    yuan: Decimal
    step: Decimal


@st.composite
def printed_amounts(draw: st.DrawFn) -> Printed:
    """Print an amount in any scale, with any decimals, thousands marks and width."""
    decimals = draw(st.integers(0, 6))
    unit = draw(st.sampled_from(list(SCALES)))
    number = Decimal(draw(st.integers(0, 10**12))).scaleb(-decimals)
    mark = draw(st.sampled_from(["", ",", "，", " "]))
    whole, _, part = format(number, f",.{decimals}f").partition(".")
    text = whole.replace(",", mark) + ("." + part if part else "")
    if unit == "千元":
        # Blanks and wide commas part thousands only right before 元, 万元 and 亿元.
        text = text.replace("，", "").replace(" ", "")
    if draw(st.booleans()):
        text = text.translate(FULL_WIDTH)
    scale = SCALES[unit]
    return Printed(f"{text}{unit}", number * scale, Decimal(scale).scaleb(-decimals))


class Statement(NamedTuple):
    """A sentence whose result follows from what else it says.

    ``tail`` is by how much rounded parts may differ from the result; a wrong result lies between
    ``least`` and ``most``. All are in 元.
    """

    before: str
    result: Printed
    after: str
    tail: Decimal = Decimal(0)
    least: int = 0
    most: int = 10**15

    @property
    def text(self) -> str:
        """The sentence as it is right."""
        return f"{self.before}{self.result.text}{self.after}"


def _printed(draw: st.DrawFn, yuan: int) -> Printed:
    """Print a whole number of 元 exactly, in 元 or, from one 万 on, in 万元."""
    ways = [Printed(f"{yuan}元", Decimal(yuan), Decimal(1))]
    ways.append(ways[0]._replace(text=f"{yuan:,}元"))
    wan = Decimal(yuan).scaleb(-4)
    places = max(0, -int(wan.normalize().as_tuple().exponent))
    step = Decimal(10_000).scaleb(-places)
    if wan >= 1:
        ways.append(Printed(f"{plain_number(wan)}万元", Decimal(yuan), step))
    return draw(st.sampled_from(ways))


_COUNTS = st.integers(2, 400)
_FEW = st.integers(2, 9)
_RATES = st.integers(2, 9000)
_PARTS = st.integers(10, 900_000)


@st.composite
def products(draw: st.DrawFn) -> Statement:
    """A standard, its counts and what they come to."""
    count, rate, few, days = draw(_COUNTS), draw(_RATES), draw(_FEW), draw(_FEW)
    before, yuan = draw(
        st.sampled_from(
            [
                (f"每人每月{rate}元，{count}人全年共", rate * count * 12),
                (f"巡护员{count}人，每人每月补助{rate}元，全年需", rate * count * 12),
                (f"购置电脑{count}台，每台{rate}元，共", rate * count),
                (f"村道{count}公里，每公里{rate}元，合计", rate * count),
                (
                    f"培训{few}期，每期{count}人，每人每天{rate}元，每期{days}天，共需",
                    few * count * rate * days,
                ),
                (f"讲课费：{count}人×{rate}元×{days}天=", count * rate * days),
                (f"租金：{rate}元/月×{few}个月=", rate * few),
            ]
        )
    )
    return Statement(before, _printed(draw, yuan), "。")


@st.composite
def sums(draw: st.DrawFn) -> Statement:
    """Parts and a total behind them."""
    # The first part is no digit with zeros, for a slip of the total could leave out just that.
    a, b, c = draw(st.tuples(_PARTS.filter(lambda a: len(str(a).strip("0")) > 1), _PARTS, _PARTS))
    before = draw(
        st.sampled_from(
            [
                f"电费{a}元、水费{b}元、维修费{c}元，三项合计",
                f"电费{a}元，水费{b}元，维修费{c}元，以上三项共计",
                f"1.电费{a}元。\n2.水费{b}元。\n3.维修费{c}元。\n以上三项合计",
            ]
        )
    )
    return Statement(before, _printed(draw, a + b + c), "。", Decimal("1.5"))


@st.composite
def splits(draw: st.DrawFn) -> Statement:
    """A whole and the parts announced behind it."""
    a, b = draw(st.tuples(_PARTS, _PARTS))
    after = draw(
        st.sampled_from(
            [
                f"，其中市级财政{a}元、县级财政{b}元。",
                f"，其中：市级财政{a}元，县级财政{b}元。",
                f"（其中市级财政{a}元，县级财政{b}元）。",
            ]
        )
    )
    return Statement("总投资", _printed(draw, a + b), after, Decimal(1))


@st.composite
def schedules(draw: st.DrawFn) -> Statement:
    """A whole and the instalments that pay it."""
    each, times = draw(_PARTS), draw(st.sampled_from(["两", "三", "四", "六"]))
    count = {"两": 2, "三": 3, "四": 4, "六": 6}[times]
    whole = _printed(draw, each * count)
    after = f"分{times}次拨付，每次{each}元。"
    least, most = max(each, each * count // 2), each * count * 2
    return Statement("补助资金", whole, after, Decimal(count) / 2, least, most)


@st.composite
def remainders(draw: st.DrawFn) -> Statement:
    """A whole, what is there, and what is lacking."""
    there, lacking = draw(st.tuples(_PARTS, _PARTS))
    whole = there + lacking
    before = f"总需{whole}元，已到位{there}元，缺口"
    return Statement(before, _printed(draw, lacking), "。", most=whole)


statements = st.one_of(products(), sums(), splits(), schedules(), remainders())


@st.composite
def slips(draw: st.DrawFn, statement: Statement) -> str:
    """Write the statement with one digit of its result changed beyond what rounding may hide.

    A whole that is nothing like its instalments may be paid otherwise as well, and is left out; so
    is a remainder no smaller than its whole, of which the tests of differences tell.
    """
    written = statement.result.text
    wrong = draw(
        st.integers(0, len(written) - 1)
        .filter(lambda at: written[at].isdigit())
        .flatmap(lambda at: _other_digits(written, at))
        .filter(lambda wrong: _is_told(statement, wrong))
    )
    return f"{statement.before}{wrong}{statement.after}"


def _other_digits(written: str, at: int) -> st.SearchStrategy[str]:
    """Put another digit at a place, no zero at the first."""
    digits = [digit for digit in "123456789" + "0" * bool(at) if digit != written[at]]
    return st.sampled_from(digits).map(lambda digit: written[:at] + digit + written[at + 1 :])


def _is_told(statement: Statement, wrong: str) -> bool:
    """Tell whether a wrong result differs by more than rounding and stays within its bounds."""
    unit = "万元" if wrong.endswith("万元") else "元"
    yuan = Decimal(wrong.removesuffix(unit).replace(",", "")) * SCALES[unit]
    off = abs(yuan - statement.result.yuan)
    return statement.least < yuan < statement.most and off > statement.result.step + statement.tail


# Sentences that say nothing of the amounts around them.
unrelated = st.sampled_from(
    [
        "为进一步加强管理，按照上级要求做好各项工作。",
        "根据《云陂县公共设施管护办法》（云陂政发〔2022〕7号）精神，制定本方案。",
        "各村要高度重视，加强领导，压实责任。",
        "项目于2024年6月底前完成。",
        "第三期工作由镇政府组织实施，联系电话：0000-66123456。",
        "通过项目实施，群众满意度明显提升。",
    ]
)

_WORDS = """
元 万元 亿元 千元 人 名 个 次 期 月 个月 年 天 亩 台 项 户 % ％ 每人每月 每个社区 人均 单价 /人·月
共 合计 共计 计 需 其中 分别 三项 以上 约 余 不超过 至 — ～ 占 比上年增长 完成 扣除 缺口 其余
分四次 每季度 拨付 按6:4分担 大写 壹拾万元整 一百六十八 两 第三期 2024年 6月底前 〔2022〕7号 《 》
（ ） ( ) 一、 （一） 1. ① 资金安排情况 项目名称 项目实施内容 市级 县级 × = ＝ + － ÷ ， 。 、 ； ：
"""
snippets = st.one_of(
    st.sampled_from([*_WORDS.split(), "\n", "\n\n", "\t", " "]),
    st.integers(0, 10**9).map(str),
    st.decimals(0, 10**6, places=2, allow_nan=False, allow_infinity=False).map(str),
    st.text("0123456789０１２,.，。×=+-—%元万亿人月年共每其中（）()\n\t ", max_size=6),
)
wild_texts = st.one_of(st.lists(snippets, max_size=40).map("".join), st.text(max_size=80))
