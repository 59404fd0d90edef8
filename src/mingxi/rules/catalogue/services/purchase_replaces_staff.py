"""用购买服务代替编外用工。

为什么：方向是对的，但是要看买的是服务还是原来的人：仍按人头和工资计价、指定人员的，就是变相用工。

依据：《政府购买服务管理办法》（财政部令第102号）第十条第五项、第十八条：不得以政府购买服务名义变相用工；承接主体应当公平竞争择优确定。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.regulations.service_purchases import negative_list
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "后勤工作由编外用工转为购买服务，由柳坝清源公司承担。"
GOOD = "后勤工作实行购买服务，由柳坝清源公司承担。"

REPLACED = pattern_of(
    r"(?:编外|临聘|临时)(?:用工|人员|聘用人员)?[^。；;\n]{0,16}?(?:转变?为?|改[为成]|到|变为|过渡)[^。；;\n]{0,10}?"
    r"购买[\u4e00-\u9fa5]{0,4}服务(?:的转[变型])?"
)


@rule("PS102", "purchase-replaces-staff", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every purchase of services that takes the place of staff outside the establishment."""
    if "购买" not in reading.text:
        return
    for match in REPLACED.finditer(reading.text):
        message = say(
            "“{written}”：方向合规。请写明择优的采购方式和合同，并核实价款按服务计、不按人头工资计（{cited}）。",
            written=match[0],
            cited=negative_list()["N5"].source.cited,
        )
        yield Finding(Span(*match.span()), message)
