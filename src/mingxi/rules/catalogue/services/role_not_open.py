"""由不能作为购买主体或者承接主体的单位购买或者承接服务。

为什么：公益一类事业单位由财政保障，本来就该做这些事，再付钱买就是花两遍钱；公益事业单位也不能当购买主体。

依据：《政府购买服务管理办法》（财政部令第102号）第五条、第八条：公益一类事业单位不作为购买主体和承接主体，公益二类事业单位不作为购买主体。
"""

from collections.abc import Iterator

from mingxi.languages import Message, say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import asserted
from mingxi.projects.reading import Reading
from mingxi.regulations.service_purchases import Role, buyer, supplier
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "向县河道管理站（公益一类事业单位）购买河道巡查服务。"
GOOD = "向县河道技术服务中心（公益二类事业单位）购买河道巡查服务。"

SUPPLIES = pattern_of(
    r"向[^。；;，,\n]{0,20}?(?P<kind>公益一类)(?:事业单位)?[）)]?[^。；;，,\n]{0,4}?购买"
    r"|(?:承接主体|承接单位|供应商)(?:为|是|[:：])[^。；;，,\n]{0,20}?(?P<named>公益一类)"
    r"|购买[^。；;\n]{0,20}?服务[^。；;\n]{0,12}?由[^。；;，,\n]{0,20}?(?P<by>公益一类)(?:事业单位)?[）)]?[^。；;，,\n]{0,4}?承[接担]"
)
BUYS = pattern_of(r"购买主体(?:为|是|[:：])[^。；;，,\n]{0,20}?(?P<kind>公益[一二]类)")


@rule("PS113", "role-not-open", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every public institution in a role that is closed to its kind."""
    if "公益" not in reading.text:
        return
    for words, role in ((SUPPLIES, supplier()), (BUYS, buyer())):
        for match in asserted(reading, words):
            kind = next(kind for kind in match.groups() if kind)
            yield Finding(Span(*match.span()), _message(kind, role, words is BUYS))


def _message(kind: str, role: Role, buys: bool) -> Message:
    if buys:
        return say(
            "{kind}事业单位不作为购买主体（{cited}）。请由主管部门购买。",
            kind=kind,
            cited=role.source.cited,
        )
    return say(
        "{kind}事业单位不作为承接主体（{cited}）。请择优选择其他承接主体，或者由该单位履行职责。",
        kind=kind,
        cited=role.source.cited,
    )
