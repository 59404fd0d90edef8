"""项目文本各段的次序颠倒。

为什么：审核、汇总和公开都按固定的次序找，次序乱了容易漏看。

依据：项目文本的通行格式：从项目名称到项目实施成效，八段次序固定。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.places import Span
from mingxi.projects.project_text import SectionKey
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、项目实施单位
柳坝县水务局
三、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
四、项目基本概况
全县有河道12条，实行常年保洁。
五、项目实施内容
清漂船2艘，每艘每年6万元。
六、资金安排情况
县级财政安排12万元。
"""
GOOD = """一、项目名称
河道保洁经费
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
"""

ORDER = {key: place for place, key in enumerate(SectionKey)}


@rule("TX102", "sections-out-of-order", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every section that stands behind one which it should precede."""
    for project in reading.projects:
        latest = None
        for section in project.sections:
            if latest is None or ORDER[section.key] > ORDER[latest.key]:
                latest = section
                continue
            message = say(
                "“{title}”应当写在“{other}”前面。请按固定次序排列各段。",
                title=section.title,
                other=latest.title,
            )
            yield Finding(Span(section.start, section.start + len(section.title)), message)
