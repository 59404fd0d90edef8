"""购买服务的价款按人头工资计。

为什么：按人头和月工资付款，买到的是人不是服务，容易成为变相用工，也没法按服务质量扣款。

依据：《政府购买服务管理办法》（财政部令第102号）第十八条（不得以政府购买服务名义变相用工）、第二十三条（合同应当明确服务内容、数量、质量、价格）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.purchased_services import purchases_in
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figures_within
from mingxi.regulations.instruments import instrument_of
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "购买河道保洁服务，保洁员6人，工资每人每月2,000元，需14.4万元。"
GOOD = "购买河道保洁服务，河道12公里，每公里每月1,000元，需14.4万元。"

WAGES = pattern_of(r"工资|薪酬|薪资|社保|五险|年终奖|绩效奖")


@rule("PS103", "wages-in-service-price", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every purchase that is priced by wages for one person and month."""
    for purchase in purchases_in(reading):
        if not WAGES.search(reading.text, *purchase.sentence):
            continue
        for figure in figures_within(reading, purchase.sentence):
            if figure.is_money and {"人", "月"} <= set(figure.per):
                message = say(
                    "购买服务按人头工资“{written}”计价。请核实是不是变相用工，并改为按服务量和质量计价（{cited}第十八条）。",
                    written=figure.text,
                    cited=instrument_of("purchase-of-services").cited,
                )
                yield Finding(figure.span, message)
                break
