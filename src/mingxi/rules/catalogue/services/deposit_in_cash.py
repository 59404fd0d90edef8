"""要求以现金交纳保证金。

为什么：保证金应当以支票、汇票、本票或者保函等非现金形式提交，收现金既不合规也不安全。

依据：《中华人民共和国政府采购法实施条例》（国务院令第658号）第三十三条、第四十八条：保证金应当以支票、汇票、本票或者金融机构、担保机构出具的保函等非现金形式提交。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import asserted
from mingxi.projects.reading import Reading
from mingxi.regulations.procurement import deposits
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "供应商以现金方式交纳履约保证金2万元。"
GOOD = "供应商以银行保函方式提交履约保证金2万元。"

IN_CASH = pattern_of(
    r"(?<!非)现金(?:的)?(?:方式|形式)?(?:交纳|缴纳|提交|支付|收取)[^。；;，,\n]{0,8}(?:投标|履约)(?:保证金|担保金)"
    r"|(?:投标|履约)(?:保证金|担保金)[^。；;，,\n]{0,12}(?<!非)现金(?!流|支票)"
)


@rule("PS110", "deposit-in-cash", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every bond that is asked for in cash."""
    if "现金" not in reading.text:
        return
    for match in asserted(reading, IN_CASH):
        message = say(
            "保证金要以支票、汇票、本票或者保函等非现金形式提交（{cited}），这里写的是现金。请改为非现金形式。",
            cited="、".join(share.source.cited for share in deposits()),
        )
        yield Finding(Span(*match.span()), message)
