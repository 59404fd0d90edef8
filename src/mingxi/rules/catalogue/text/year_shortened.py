"""年份只写了两位。

为什么：“24年”既可以是年份，也可以是二十四年，检索时也找不到。

依据：GB/T 15835-2011《出版物上数字用法》：年份不简写。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import year_at
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
四、项目基本概况
全县有河道12条，实行常年保洁。
五、项目实施内容
清漂船2艘，每艘每年6万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
24年6月、12月各支付6万元。
八、项目实施成效
保洁率达到95%以上。
"""
GOOD = """柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
四、项目基本概况
全县有河道12条，实行常年保洁。
五、项目实施内容
清漂船2艘，每艘每年6万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月、12月各支付6万元。工作满24年以上的保洁员优先续聘。
八、项目实施成效
保洁率达到95%以上。
"""

# Opens with 年, which the engine looks for fast.
SHORT = pattern_of(
    r"年(?<=(?P<year>\d\d)年)(?=度|底|初|末|[1-9１-９]\d?月|[上下]半年|预算|春节|第?[一二三四]季)"
)
NOT_BEFORE = pattern_of(r"[\d.〇零百千满第近共达任约超过每长—–~～至到、-]$")
YEARS_AWAY_MAX = 3


@rule("TX125", "year-shortened", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every year of two digits that lies near the budget year."""
    for match in SHORT.finditer(reading.text):
        span = Span(match.start("year"), match.end())
        if NOT_BEFORE.search(reading.text[max(0, span.start - 1) : span.start]):
            continue
        year, meant = year_at(reading, span.start), 2000 + int(match["year"])
        if year is not None and abs(year - meant) <= YEARS_AWAY_MAX:
            message = say(
                "“{written}”的年份只写了两位。请写作{year}年。",
                written=reading.text[span.start : span.end],
                year=str(meant),
            )
            suggestion = say("{year}年", year=str(meant))
            yield Finding(span, message, suggestion)
