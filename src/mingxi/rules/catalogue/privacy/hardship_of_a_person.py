"""写出了困难群众的姓名和他的病情、残疾或者困难原因。

为什么：病情和家境是本人最不愿公开的事，公开了救助反而成了伤害。

依据：《中华人民共和国个人信息保护法》第二十五条（个人信息不得公开，取得单独同意的除外）、第二十八条（医疗健康、特定身份属于敏感个人信息）；公开时病情、残疾细项、困境原因不登。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "救助对象李明亮，因患尿毒症致困，列为首批救助。"
GOOD = "救助对象李某某，因病致困，列为首批救助；困难党员李明亮负责联络。"

HARDSHIP = pattern_of(
    r"因病|患[有上了]?|确诊|身患|癌|瘤|尿毒症|白血病|瘫痪|精神(?:病|障碍|分裂|残疾)|残疾|智力|艾滋|肝炎|重病|大病|手术|丧偶|离异|服刑|吸毒|因[残灾学]致|致[贫困]"
)


@rule("PR105", "hardship-of-a-person", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every named person of whose illness, handicap or hardship the sentence tells."""
    for person in reading.named_persons:
        sentence = sentence_at(reading.text, person.start)
        if HARDSHIP.search(reading.text, person.end, sentence.end):
            message = say("这里写了受助人的姓名和困难情况。公开时请隐去姓名，或者不写原因。")
            yield Finding(person.span, message)
