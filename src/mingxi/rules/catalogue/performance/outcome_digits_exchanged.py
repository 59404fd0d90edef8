"""成效里的数与前面的数颠倒了两位数字。

为什么：前面按一个数要钱，成效按另一个数交账，年底怎么考核都有一处不对。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）（绩效目标应当与项目内容和预算资金相匹配）。
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from mingxi.languages import say
from mingxi.places import Span
from mingxi.projects.project_text import ProjectText, SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figures_within
from mingxi.prose.marks import PERCENT, Figure
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
水质监测经费
二、立项依据
《柳坝县水质监测办法》（柳政办发〔2018〕9号）。
四、项目基本概况
全年应当监测水样1,326份。
五、项目实施内容
监测水样1,326份，每份100元，需13.26万元。
六、资金安排情况
县级财政安排13.26万元。
八、项目实施成效
全年监测水样1,362份，数据准确。
"""
GOOD = """一、项目名称
水质监测经费
二、立项依据
《柳坝县水质监测办法》（柳政办发〔2018〕9号）。
四、项目基本概况
全年应当监测水样1,326份。
五、项目实施内容
监测水样1,326份，每份100元，需13.26万元。
六、资金安排情况
县级财政安排13.26万元。
八、项目实施成效
全年监测水样1,350份，数据准确。
"""

DIGITS_MIN, TIMES_MIN = 3, 2
TOWARDS = (SectionKey.PLAN, SectionKey.OUTCOME)


@rule("PF132", "outcome-digits-exchanged", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every count of a plan or an outcome that is one said before, two digits exchanged."""
    for project in reading.projects:
        yield from _exchanged(reading, project)


def _exchanged(reading: Reading, project: ProjectText) -> Iterator[Finding]:
    sections = [section for key in TOWARDS if (section := project.section(key))]
    if not sections:
        return
    first = min(section.body for section in sections)
    said: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for figure in figures_within(reading, Span(project.start, first)):
        if _counts(figure):
            said[_alike(figure)][_digits(figure)] += 1
    for section in sections:
        for figure in figures_within(reading, Span(section.body, section.end)):
            before = said.get(_alike(figure)) if _counts(figure) else None
            if before is None or _digits(figure) in before:
                continue
            meant = [d for d, times in before.items() if times >= TIMES_MIN and _turned(d, figure)]
            if len(meant) == 1:
                message = say(
                    "前面写的是{meant}{unit}，这里写的是“{written}”，颠倒了两位数字。请统一。",
                    meant=meant[0],
                    unit=figure.name,
                    written=figure.text,
                )
                yield Finding(figure.span, message)


def _counts(figure: Figure) -> bool:
    """Tell whether a figure counts things, in enough digits for an exchange to tell."""
    is_count = not (figure.is_money or figure.per or figure.unit == PERCENT)
    return is_count and len(_digits(figure)) >= DIGITS_MIN


def _alike(figure: Figure) -> tuple[str, str]:
    """Give what two figures of one kind share: their unit and their digits, in any order."""
    return figure.unit, "".join(sorted(_digits(figure)))


def _digits(figure: Figure) -> str:
    return f"{figure.value.normalize():f}"


def _turned(digits: str, figure: Figure) -> bool:
    """Tell whether two neighbouring digits changed places."""
    pairs = zip(digits, _digits(figure), strict=True)
    differing = [place for place, (one, other) in enumerate(pairs) if one != other]
    return len(differing) == 2 and differing[1] - differing[0] == 1
