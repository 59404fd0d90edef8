"""乡镇的项目写的是全县的口径。

为什么：照抄上级的文本，对象和金额就可能还是全县的数，与乡镇的预算对不上。

依据：项目名称、对象和金额应当与实施单位的范围一致；乡镇预算是一级预算（预算法第三条）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.project_text import SectionKey
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
柳坝县2024年河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
云坪镇人民政府
四、项目基本概况
我县对全县12条河道实行常年保洁。
六、资金安排情况
县级财政安排12万元。
"""
GOOD = """一、项目名称
云坪镇2024年河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
云坪镇人民政府
四、项目基本概况
我镇对全镇2条河道实行常年保洁。
六、资金安排情况
县级财政安排12万元。
"""

TOWNSHIP = pattern_of(r"[乡镇](?:人民政府|政府|党委)|街道办事处")
COUNTY_WIDE = pattern_of(r"我[县市区](?!委|政府|财政)")


@rule("BU115", "county-text-in-township", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report the first place where a township's text speaks as the county."""
    for project in reading.projects:
        overview = project.section(SectionKey.OVERVIEW)
        if overview is None or not TOWNSHIP.search(project.unit or ""):
            continue
        match = COUNTY_WIDE.search(reading.text, overview.body, overview.end)
        if match is not None:
            message = say(
                "实施单位是{unit}，这里写的是“{written}”。请核对对象和金额的范围。",
                unit=project.unit or "",
                written=match[0],
            )
            yield Finding(Span(*match.span()), message)
