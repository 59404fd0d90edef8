"""Targets of the performance table beside the figures of the text for the same thing."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from mingxi.places import Span
from mingxi.projects.project_text import Horizon, Indicator, ProjectText, SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figure_at, figures_within
from mingxi.prose.marks import Figure

_TOTAL_COST = re.compile(r"总成本|成本总额|总额|总预算|预算总|总投入|项目成本")
_GENERIC = re.compile(
    r"数量|人数|次数|场次|册数|天数|户数|面积|里程|长度|总量|规模|年度|全年|当年|本年|完成|开展|举办|实施|新增|任务|运营|项目"
    r"|采购|购置|发放|补助|接送|[（(][^（）()]*[）)]"
)
_WAN = Decimal(10_000)
_FACTORS = {"万元": _WAN, "元": Decimal(1)}
_NAME_LENGTH_MIN = 2
_BEFORE, _AFTER = 14, 6
_STOP = re.compile(r"[，。；;、\n\t]")


class ContradictedTarget(NamedTuple):
    """An indicator and the one figure of the text that states its target otherwise."""

    indicator: Indicator
    figure: Figure

    @property
    def written(self) -> str:
        """The target with its unit."""
        return f"{self.indicator.value}{self.indicator.unit}"


def contradicted_targets(reading: Reading, project: ProjectText) -> Iterator[ContradictedTarget]:
    """Give the annual targets of which the text states one other value, and never this one."""
    table = project.section(SectionKey.TARGETS)
    end = table.start if table is not None else project.end
    prose: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures_within(reading, Span(project.start, end)):
        for unit in {figure.name, figure.unit} if not figure.per else ():
            prose[unit].append(figure)
    for indicator in project.indicators:
        if indicator.horizon is Horizon.ANNUAL and indicator.value is not None:
            contradicting = _stated_otherwise(reading, project, indicator, prose)
            if contradicting is not None:
                yield ContradictedTarget(indicator, contradicting)


def _stated_otherwise(
    reading: Reading,
    project: ProjectText,
    indicator: Indicator,
    prose: Mapping[str, Sequence[Figure]],
) -> Figure | None:
    """Give the figure that contradicts a target, or None; ``prose`` has the figures by unit."""
    assert indicator.value is not None
    target = Decimal(indicator.value)
    if indicator.unit in _FACTORS:
        total = project.arranged_span and figure_at(reading, project.arranged_span)
        if total is None or not _TOTAL_COST.search(indicator.level3):
            return None
        difference = abs(target * _FACTORS[indicator.unit] - total.value)
        return total if difference > total.step else None
    unit = indicator.unit
    if not unit or unit == "%":
        return None
    alike = prose.get(unit, ())
    if any(figure.value == target for figure in alike):
        return None
    name = _GENERIC.sub("", indicator.level3)
    if len(name) < _NAME_LENGTH_MIN:
        return None
    named = [figure for figure in alike if _is_named(reading.text, figure, name)]
    return named[0] if len({figure.value for figure in named}) == 1 else None


def _is_named(text: str, figure: Figure, name: str) -> bool:
    """Tell whether the words beside a figure name what the indicator counts."""
    before = _STOP.split(text[max(0, figure.start - _BEFORE) : figure.start])[-1]
    after = _STOP.split(text[figure.end : figure.end + _AFTER])[0]
    return name in before or name in after
