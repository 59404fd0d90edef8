"""成效写的是同一文件里另一个项目的事。

为什么：从别的项目抄来的成效，本项目的钱完成不了，也不该由它考核。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）（绩效目标应当与项目内容和预算资金相匹配）。
"""

import re
from collections.abc import Iterator

from mingxi.languages import say
from mingxi.places import Span
from mingxi.projects.project_text import ProjectText, Section, SectionKey
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """项目一
一、项目名称
灌溉渠道管护经费
二、立项依据
《柳坝县灌区管理办法》（柳政办发〔2018〕9号）。
五、项目实施内容
管护灌溉渠道12公里。
六、资金安排情况
县级财政安排36万元。
八、项目实施成效
灌溉渠道完好率达到95%以上。
项目二
一、项目名称
山洪灾害预警经费
二、立项依据
《柳坝县防汛预案》（柳政办发〔2019〕4号）。
五、项目实施内容
维护预警站点20处。
六、资金安排情况
县级财政安排8万元。
八、项目实施成效
预警信息发布及时率100%，灌溉渠道完好率达到95%以上。
"""
GOOD = """项目一
一、项目名称
灌溉渠道管护经费
二、立项依据
《柳坝县灌区管理办法》（柳政办发〔2018〕9号）。
五、项目实施内容
管护灌溉渠道12公里。
六、资金安排情况
县级财政安排36万元。
八、项目实施成效
灌溉渠道完好率达到95%以上。
项目二
一、项目名称
山洪灾害预警经费
二、立项依据
《柳坝县防汛预案》（柳政办发〔2019〕4号）。
五、项目实施内容
维护预警站点20处，其中灌溉渠道沿线6处。
六、资金安排情况
县级财政安排8万元。
八、项目实施成效
预警信息发布及时率100%，灌溉渠道沿线预警全覆盖。
"""

# What every project may be called; the rest of a name is what it alone is about.
GENERIC = re.compile(
    r"\d+年?|年度?|[县区市镇乡省]级|本级|项目|工程|工作|专项|资金|经费|补助|补贴|奖补|保障|建设|管理|服务|运行|维护|管护"
    r"|购买|采购|购置|实施|开展|办案|业务|财政|[^\u4e00-\u9fff]"
)
CLAUSE = re.compile(r"[^，。；;\n]+")
CORE_LENGTH_MIN, PROJECTS_MAX = 4, 50


@rule("PF127", "outcome-of-another-project", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report outcomes about what another project is named for and this one never speaks of."""
    if not 1 < len(reading.projects) <= PROJECTS_MAX:
        return
    cores = [_core(project.name or "") for project in reading.projects]
    for project in reading.projects:
        outcome = project.section(SectionKey.OUTCOME)
        if outcome is None:
            continue
        own = _without(reading.text, project, outcome)
        for core, other in zip(cores, reading.projects, strict=True):
            if core and other is not project and core not in own:
                for span in _clauses_about(reading.text, outcome, core):
                    message = say(
                        "“{core}”是项目“{other}”的事，本项目其他地方没有提到。请核对是否抄自该项目。",
                        core=core,
                        other=other.name or "",
                    )
                    yield Finding(span, message)


def _core(name: str) -> str:
    """Give the longest words of a project's name that are its own, or nothing if all are short."""
    core = max(GENERIC.split(name), key=len)
    return core if len(core) >= CORE_LENGTH_MIN else ""


def _without(text: str, project: ProjectText, outcome: Section) -> str:
    """Give all that a project says outside its outcomes."""
    return text[project.start : outcome.start] + text[outcome.end : project.end]


def _clauses_about(text: str, outcome: Section, core: str) -> Iterator[Span]:
    for clause in CLAUSE.finditer(text, outcome.body, outcome.end):
        if core in clause[0]:
            yield Span(*clause.span())
