"""一节文字与另一个单位的文本逐字相同。

为什么：照抄别的单位的内容，数量、标准和效果就不是本单位测算出来的，审核时难以采信。

依据：预算法实施条例第四十一条（项目库与入库评审）；项目内容和测算应当出自本单位的实际。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.card import Card, unblanked
from mingxi.rules.earlier import Earlier
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import across_rule

BAD = """一、项目名称
石盘镇便民服务经费
二、立项依据
《柳坝县便民服务办法》（柳政办发〔2021〕7号）。
三、项目实施单位
石盘镇人民政府
五、项目实施内容
在全镇各村设立便民服务点，为群众代办社保认证、医保缴费、惠农补贴申报等事项，每个服务点配备代办员1名，工作日全天值守，节假日轮流值班，对行动不便的老人、残疾人上门服务，让群众少跑路。
六、资金安排情况
县级财政安排12万元。
=====
一、项目名称
青岩镇便民服务经费
二、立项依据
《柳坝县便民服务办法》（柳政办发〔2021〕7号）。
三、项目实施单位
青岩镇人民政府
五、项目实施内容
在全镇各村设立便民服务点，为群众代办社保认证、医保缴费、惠农补贴申报等事项，每个服务点配备代办员1名，工作日全天值守，节假日轮流值班，对行动不便的老人、残疾人上门服务，让群众少跑路。
六、资金安排情况
县级财政安排9万元。
"""
GOOD = """一、项目名称
石盘镇便民服务经费
二、立项依据
《柳坝县便民服务办法》（柳政办发〔2021〕7号）。
三、项目实施单位
石盘镇人民政府
五、项目实施内容
在全镇各村设立便民服务点，为群众代办社保认证、医保缴费、惠农补贴申报等事项，每个服务点配备代办员1名，工作日全天值守，节假日轮流值班，对行动不便的老人、残疾人上门服务，让群众少跑路。
六、资金安排情况
县级财政安排12万元。
=====
一、项目名称
青岩镇便民服务经费
二、立项依据
《柳坝县便民服务办法》（柳政办发〔2021〕7号）。
三、项目实施单位
青岩镇人民政府
五、项目实施内容
在全镇9个村设立便民服务点，为群众代办社保认证、医保缴费、惠农补贴申报等事项，每个服务点配备代办员1名，工作日全天值守，节假日轮流值班，对行动不便的老人、残疾人上门服务，让群众少跑路。
六、资金安排情况
县级财政安排9万元。
"""


@across_rule("XD103", "section-of-another-unit", Severity.INFO)
def check(card: Card, earlier: Earlier) -> Iterator[Finding]:
    """Report a long section that another unit's text holds word for word."""
    for project in card.projects:
        if project.unit is None:
            continue
        for section in project.sections:
            for source, other, _ in earlier.same_section(section.digest):
                if other.unit is not None and unblanked(other.unit) != unblanked(project.unit):
                    message = say(
                        "这一节与“{source}”中{unit}的文本逐字相同。"
                        "请按本单位的实际改写，并核对其中的数字。",
                        source=source,
                        unit=other.unit,
                    )
                    yield Finding(section.span, message)
                    break
