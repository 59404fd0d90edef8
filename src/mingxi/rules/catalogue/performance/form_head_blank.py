"""绩效目标申报表的表头没有填。

为什么：没有主管部门、实施单位和项目期，表格对不上预算项目，也不知道考核谁、考核哪一段时间。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）附件的项目支出绩效目标申报表。签章栏的人名公开时可以不留，不在此列。
"""

from collections.abc import Iterator

from mingxi.documents.document import Cell, Table
from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.project_text import ProjectText, SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import project_at
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	项目期	2025年
主管部门及代码		实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
"""
GOOD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	项目期	2025年
主管部门及代码	柳坝县水务局 318	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
"""

HEAD = pattern_of(
    r"项目名称|主管部门(?:及代码|名称)?|(?:项目)?实施单位(?:名称)?|预算单位|项目期限?|实施期限?|项目起止时间"
)
INDICATORS = pattern_of(r"三级|指标名称")


@rule("PF124", "form-head-blank", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every label in the head of a target form that has an empty cell beside it."""
    for table in reading.document.tables:
        project = project_at(reading, table.start)
        if project is not None and project.indicators and table.start >= _form_start(project):
            for cell in _blank(reading.text, table):
                message = say("表头的“{label}”没有填。请补上。", label=_label(reading.text, cell))
                yield Finding(Span(cell.start, cell.end), message)


def _form_start(project: ProjectText) -> int:
    """Give where the target form begins: a form by itself is all there is of its project."""
    if not project.sections:
        return project.start
    section = project.section(SectionKey.TARGETS)
    return project.end if section is None else section.start


def _blank(text: str, table: Table) -> Iterator[Cell]:
    """Give the labels above the indicators that an empty cell, or nothing, follows."""
    for row in table.cells:
        labels = [_label(text, cell) for cell in row]
        if any(map(INDICATORS.search, labels)):
            return
        beside = labels[1:] if len(row) > 1 else [""]
        for cell, label, following in zip(row, labels, beside, strict=False):
            if not following and HEAD.fullmatch(label):
                yield cell


def _label(text: str, cell: Cell) -> str:
    return "".join(text[cell.start : cell.end].split())
