"""参加采购的供应商少于规定的家数。

为什么：供应商不足，竞争不成立，采购结果无效。

依据：《中华人民共和国政府采购法》第三十四条、第三十八条、第四十条：邀请招标、竞争性谈判、询价的供应商不少于三家；《政府采购竞争性磋商采购方式管理暂行办法》（财库〔2014〕214号）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import is_asserted
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figures_within
from mingxi.regulations.procurement import methods
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "采用询价方式，邀请2家供应商报价。"
GOOD = "采用询价方式，邀请3家供应商报价。"

SEVERAL = [name for name, method in methods().items() if method.suppliers_min > 1]
METHOD = pattern_of(
    rf"(?P<name>{'|'.join(SEVERAL)})[^。；;\n]{{0,16}}?(?:邀请|选取|抽取|向|不少于)"
)
INVITED = pattern_of(r"供应商|公司|企业|单位|商家|机构|投标人")
REACH = 6


@rule("PS119", "too-few-suppliers", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every procurement that asks fewer suppliers than its method needs."""
    for match in METHOD.finditer(reading.text):
        method = methods()[match["name"]]
        asked = [
            figure
            for figure in figures_within(reading, Span(match.end(), match.end() + REACH))
            if figure.unit == "家"
        ]
        if not asked or asked[0].value >= method.suppliers_min:
            continue
        figure = asked[0]
        named = INVITED.match(reading.text[figure.end : figure.end + REACH].lstrip("以上的"))
        if named and is_asserted(reading.text, figure.span):
            message = say(
                "{method}的供应商不少于{least}家（{cited}），这里写的是{written}。请补足供应商，或者改用别的方式。",
                method=method.name,
                least=method.suppliers_min,
                cited=method.source.cited,
                written=figure.text,
            )
            yield Finding(figure.span, message)
