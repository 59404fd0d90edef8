"""结余资金转到单位自己的账户。

为什么：财政资金转出国库就脱离了监督，名义上已经支出，实际上沉淀在单位。

依据：预算法第六十一条（全部收入和支出实行国库集中收付管理）、第四十二条（结转资金用于原项目，结余资金按规定收回）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import is_banned, is_cited
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "项目结余2万元年底转入单位实有资金账户。"
GOOD = "项目结余2万元年底由县财政收回。"

MOVED = pattern_of(
    r"(?:结余|结转|剩余|节余|沉淀|未(?:支付|使用|用完|支出|执行完?)|尚未(?:支付|使用|支出)|零余额账户)[^。；\n]{0,30}?"
    r"(?:转[入至到存]|划[入至到]|划转|划拨|拨[至入到]|存(?=基本|单位|本单位|[入放])|留[存在归作]|调入)[^，。；\n]{0,16}?"
    r"(?:实有资金|自有资金|(?:单位|自有|基本(?:存款)?|工会|食堂|代管|往来|专用|所属[^，。；\n]{0,8}|下属[^，。；\n]{0,8}|公司)(?:的)?(?:银行)?账户)"
)
LAWFUL = pattern_of(
    r"国库|上缴|退回|收回(?<!避免收回)|个人账户|农户|一卡通|供应商|中标|收款人|财政专户|发现|整改|纠正|清理|清查|问题|利息|党费|会费|工会经费|伙食费"
)


@rule("BU121", "balance-moved-to-own-account", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every balance that is moved out of the treasury into an account of the unit."""
    text = reading.text
    for match in MOVED.finditer(text) if "账户" in text or "实有资金" in text else ():
        span = Span(*match.span())
        if is_cited(text, span) or is_banned(text, span):
            continue
        if not LAWFUL.search(text, *sentence_at(text, span.start)):
            message = say(
                "“{written}”：财政资金实行国库集中支付，结余不得转入单位账户（预算法第六十一条）。"
                "请按规定结转或者交回财政。",
                written=match[0],
            )
            yield Finding(span, message)
