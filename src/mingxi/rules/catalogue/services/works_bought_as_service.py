"""以购买服务的名义实施工程。

为什么：工程要履行立项、招标和基本建设程序，以购买服务的名义实施或者打包就绕开了这些程序，还会形成隐性债务。

依据：《政府购买服务管理办法》（财政部令第102号）第十条第三项：货物和工程，以及将工程和服务打包的项目，不得纳入政府购买服务范围。
"""

from collections.abc import Iterator

from mingxi.languages import Message, say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import clause_end, is_asserted
from mingxi.projects.purchased_services import BUNDLED, purchases_in
from mingxi.projects.reading import Reading
from mingxi.regulations.service_purchases import negative_list
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "护岸修建、清淤工程连同后期保洁一并打包，以政府购买服务方式实施。"
GOOD = "护岸修建、清淤工程另行招标；后期保洁以政府购买服务方式实施。"

SITES = (
    r"(?:道路|路面|公路|桥梁|管网|管道|沟渠|渠道|河道|护岸|堤防|房屋|办公楼|用房|厂房|场馆|广场|公厕|厕所|泵站|水库|"
    r"污水处理厂|停车场|围墙|操场|校舍|水池|机井|球场|运动场|场地|栈道|步道|健身路径|挡墙|护坡|护栏|围栏|码头|候车亭|站房|大棚|"
    r"仓库|水窖|村道|公园|宿舍|食堂|教学楼|综合楼|活动中心|活动室|卫生室|养老院|敬老院|中转站|驿站|市场|管线|水塔|电梯|"
    r"涵洞|水毁工程|亲水平台|观景台|看台|戏台|基础设施)"
)
WORKS = pattern_of(
    rf"{SITES}(?:的|进行|实施|等)?(?:硬化|维修改造|提升改造|改造|修建|新建|扩建|改扩建|建设|铺设|施工|装修|加固|建造|翻修|翻新|拓宽|重建|改建|兴建)"
    rf"|(?:新建|扩建|改扩建|修建|建造|装修|铺设|硬化|改建|重建|兴建|翻修|建设)[^，,。；;、\n]{{0,6}}?{SITES}"
    r"|(?<!系统)(?<!民生)(?<!素质)(?<!惠民)工程(?:施工|建设|项目)?(?=[连和与及、，,]|一并|打包)"
    r"(?!、?(?:监理|造价|设计|勘察|咨询|检测|审计|评审|管护|维护|养护|测绘|概算|预算|结算))"
)
ADVICE = pattern_of(
    r"监理|造价|设计|勘察|咨询|检测|审计|评审|可行性研究|绩效评价|评价|测绘|概算|规划编制|方案编制|代理|评估|竣工|质量监督"
)
# Parted by two commas, or carried out in a way of their own.
PARTED = pattern_of(r"，[^，]*，|其余|另行|同时|另外|招标|其中")
APART = pattern_of("另行|自行|单独|招标|立项")


@rule("PS106", "works-bought-as-service", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every purchase of services that carries out works, alone or bundled."""
    text = reading.text
    for purchase in purchases_in(reading):
        start, end = purchase.sentence
        if not purchase.named or ADVICE.search(text, start, end):
            continue
        works = WORKS.search(text, start, end)
        if works is None:
            continue
        bundled = BUNDLED.search(text, start, end)
        span = Span(*works.span())
        if is_asserted(text, span) and (bundled or _is_bought(text, purchase.words, span)):
            severity = Severity.ERROR if bundled else Severity.WARNING
            yield Finding(span, _message(works[0], bundled is not None), severity=severity)


def _is_bought(text: str, words: Span, works: Span) -> bool:
    """Tell whether nothing parts the works from the words that buy."""
    between = text[min(words.end, works.end) : max(words.start, works.start)]
    apart = APART.search(text, works.end, clause_end(text, works.end))
    return not apart and not PARTED.search(between)


def _message(works: str, bundled: bool) -> Message:
    cited = negative_list()["N3"].source.cited
    if bundled:
        return say(
            "“{works}”与服务打包后购买，在购买服务的负面清单上（{cited}）。请把工程分开，按工程建设程序实施。",
            works=works,
            cited=cited,
        )
    return say(
        "“{works}”像是以购买服务的名义实施工程（{cited}）。请核实；工程按工程建设程序实施。",
        works=works,
        cited=cited,
    )
