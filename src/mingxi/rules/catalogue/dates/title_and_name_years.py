"""标题、项目名称和绩效表写的年度不同。

为什么：一个项目只有一个预算年度，年度不同说明有一处是往年留下的。

依据：预算法第十八条（预算年度自公历1月1日起至12月31日止）；公开前检查：名称、年度、日期正确。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.project_text import ProjectText, SectionKey
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """柳坝县水务局2024年预算项目文本
一、项目名称
2023年河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
四、项目基本概况
全县有河道12条，实行常年保洁。
五、项目实施内容
清漂船2艘，每艘每年6万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月、12月各支付6万元。
八、项目实施成效
保洁率达到95%以上。
"""
GOOD = """柳坝县水务局2024年预算项目文本
一、项目名称
2024年河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
四、项目基本概况
全县有河道12条，实行常年保洁。
五、项目实施内容
清漂船2艘，每艘每年6万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月、12月各支付6万元。
八、项目实施成效
保洁率达到95%以上。
"""

YEAR = pattern_of(
    r"(?<![\d—\-–~～至到])(?P<year>20\d\d)\s?年度?(?!\s?(?:\d|[一二三四五六七八九十]+月|[—\-–~～至]))"
)
TITLE = pattern_of(r"项目|公开|文本|预算|经费|申报")
FORM_YEAR = pattern_of(r"[（(](?P<year>20\d\d)\s?年度?[）)]")
TITLE_LENGTH_MAX = 60
HEAD_LENGTH = 300


@rule("DA109", "title-and-name-years", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report a name, or a form, of another year than the title of the text above it."""
    titled = _titled(reading)
    for project in reading.projects if titled else ():
        for span in _others(reading.text, project, titled):
            message = say(
                "标题写的是{titled}年，这里写的是“{written}”。请统一年度。",
                titled=titled,
                written=reading.text[span.start : span.end],
            )
            yield Finding(span, message)


def _titled(reading: Reading) -> str:
    """Give the one year that the lines above the first project name in a title, or nothing."""
    first = reading.projects[0].start if reading.projects else 0
    lines = reading.text[: min(first, HEAD_LENGTH)].splitlines()
    titles = "\n".join(
        line for line in lines if len(line) <= TITLE_LENGTH_MAX and TITLE.search(line)
    )
    years = {match["year"] for match in YEAR.finditer(titles)}
    return years.pop() if len(years) == 1 else ""


def _others(text: str, project: ProjectText, titled: str) -> Iterator[Span]:
    """Give where the name and the form of a project name other years, and not the title's."""
    for key, pattern in ((SectionKey.NAME, YEAR), (SectionKey.TARGETS, FORM_YEAR)):
        section = project.section(key)
        found = list(pattern.finditer(text, section.body, section.end)) if section else []
        if found and titled not in {match["year"] for match in found}:
            yield Span(*found[0].span())
