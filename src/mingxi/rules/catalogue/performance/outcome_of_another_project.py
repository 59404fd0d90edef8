"""成效写的是同一文件里另一个项目的事。

为什么：从别的项目抄来的成效，本项目的钱完成不了，也不该由它考核。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）（绩效目标应当与项目内容和预算资金相匹配）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.project_text import ProjectText, SectionKey
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
GENERIC = pattern_of(
    r"\d+年?|年度?|[县区市镇乡省]级|本级|项目|工程|工作|专项|资金|经费|补助|补贴|奖补|保障|建设|管理|服务|运行|维护|管护"
    r"|购买|采购|购置|实施|开展|办案|业务|财政|[^\u4e00-\u9fff]"
)
CLAUSE = pattern_of(r"[^，。；;\n]+")
# The words a measured outcome opens with, behind what promises it.
OPENED = pattern_of(
    r"\s*(?:[\d（()）一二三四五六七八九十.、是]{0,5})?(?:全年|年内|预计|确保|力争|保证|实现|使|将|通过|完成|开展|全县|全区|全市|新增|累计|[和及并且]){0,3}+"
    r"(?P<words>[\u4e00-\u9fff]{2,20})"
)
# What outcomes of any project are told with.
GENERAL = pattern_of(
    r"群众|居民|村民|农户|满意|服务|资金|补助|补贴|项目|社会|经济|生态|受益|对象|安全|工作|质量|验收|合格|及时|投诉|事故|覆盖|发放|按时"
    r"|年度|人均|全部|各类|各项|有效|不低|达到|以上|不少|发生|提高|提升|参与|公众|市民|学生|人员|干部|培训"
)
DIGIT = pattern_of(r"[\d％%]")
LONG, SHORT, TWICE, AGAIN = 4, 2, 2, 5
CORE_LENGTH_MIN, PROJECTS_MAX, NEIGHBOURS = 4, 50, 10


@rule("PF127", "outcome-of-another-project", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report outcomes about what another project is named for and this one never speaks of."""
    if not 1 < len(reading.projects) <= PROJECTS_MAX:
        return
    cores = [_core(project.name or "") for project in reading.projects]
    rest = [_outside_outcome(reading.text, project) for project in reading.projects]
    for number, project in enumerate(reading.projects):
        outcome = project.section(SectionKey.OUTCOME)
        if outcome is None:
            continue
        near = range(max(0, number - NEIGHBOURS), min(len(cores), number + NEIGHBOURS + 1))
        others = [place for place in near if place != number]
        for clause in CLAUSE.finditer(reading.text, outcome.body, outcome.end):
            for place in others:
                core = _of_another(clause[0], cores[place], rest[place], rest[number])
                if core:
                    message = say(
                        "“{core}”是项目“{other}”的事，本项目其他地方没有提到。请核对是否抄自该项目。",
                        core=core,
                        other=reading.projects[place].name or "",
                    )
                    yield Finding(Span(*clause.span()), message)
                    break


def _core(name: str) -> str:
    """Give the longest words of a project's name that are its own, or nothing if all are short."""
    core = max(GENERIC.split(name), key=len)
    return core if len(core) >= CORE_LENGTH_MIN else ""


def _outside_outcome(text: str, project: ProjectText) -> str:
    """Give all that a project says outside its outcomes."""
    outcome = project.section(SectionKey.OUTCOME)
    if outcome is None:
        return text[project.start : project.end]
    return text[project.start : outcome.start] + text[outcome.end : project.end]


def _of_another(clause: str, core: str, other: str, own: str) -> str:
    """Give the words of a clause that are the other project's and not this one's, or nothing.

    They are what that project is named for, or what a measured outcome is opened with: four
    characters that project has at least twice, or two that it has again and again.
    """
    if core and core in clause and core not in own:
        return core
    opened = OPENED.match(clause)
    if opened is None or not DIGIT.search(clause):
        return ""
    words = opened["words"]
    for length, often in ((LONG, TWICE), (SHORT, AGAIN)):
        chunk = words[:length]
        known = chunk[:SHORT] in own or GENERAL.search(chunk) is not None
        if len(chunk) == length and not known and other.count(chunk) >= often:
            return chunk
    return ""
