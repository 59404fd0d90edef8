"""以购买服务的名义购买人员。

为什么：购买的应当是事而不是人；招聘、聘用人员、劳务派遣用工和设置公益性岗位都在负面清单上，不得列入购买服务的预算。

依据：《政府购买服务管理办法》（财政部令第102号）第十条第五项：购买主体的人员招、聘用，以劳务派遣方式用工，以及设置公益性岗位等事项，不得纳入政府购买服务范围。
"""

from collections.abc import Iterator

from mingxi.languages import Message, say
from mingxi.patterns import pattern_of
from mingxi.projects.people_bought import PeopleBought, people_bought
from mingxi.projects.project_text import SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import key_at, paragraph_at, project_at, sentence_at
from mingxi.regulations.service_purchases import negative_list
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "采取政府购买服务方式招聘河道巡查员10名，每人每月2,200元。"
GOOD = "采取政府购买服务方式委托柳坝清源公司承担河道巡查，由承接公司招聘巡查员10名。"

# How things stand may be told in the background, bought by others and long ago; in the overview it
# is still the project's own doing where a verb says so and no earlier year does.
BACKGROUND = frozenset({SectionKey.BASIS, SectionKey.OVERVIEW, SectionKey.OUTCOME})
YEAR = pattern_of(r"20\d\d年")


@rule("PS101", "people-bought-as-service", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report the first of the plainest places of every project that buys people."""
    chosen: dict[int, PeopleBought] = {}
    for found in sorted(people_bought(reading), key=lambda found: found.span):
        place = found.span.start
        project = project_at(reading, place)
        bought = found._replace(plain=found.plain and not _is_background(reading, found))
        key = (project or paragraph_at(reading.text, place)).start
        if key not in chosen or (bought.plain and not chosen[key].plain):
            chosen[key] = bought
    for bought in chosen.values():
        severity = Severity.ERROR if bought.plain else Severity.WARNING
        written = reading.text[slice(*bought.span)]
        yield Finding(bought.span, _message(written, bought.plain), severity=severity)


def _is_background(reading: Reading, found: PeopleBought) -> bool:
    key = key_at(reading, found.span.start)
    if key is SectionKey.OVERVIEW and found.hires:
        return YEAR.search(reading.text, *sentence_at(reading.text, found.span.start)) is not None
    return key in BACKGROUND


def _message(written: str, plain: bool) -> Message:
    cited = negative_list()["N5"].source.cited
    if plain:
        return say(
            "“{written}”属于人员招聘、聘用，在购买服务的负面清单上（{cited}）。"
            "请改为购买服务事项，按服务量和质量计价；确需用工的，从人员经费列支。",
            written=written,
            cited=cited,
        )
    return say(
        "“{written}”像是以购买服务的名义用人（{cited}），请核实：买的应当是服务事项，按服务量和质量计价。",
        written=written,
        cited=cited,
    )
