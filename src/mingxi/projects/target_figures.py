"""Targets of the performance table beside the figures of the text for the same thing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.project_text import Horizon, Indicator, ProjectText, SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figure_at, figures_within
from mingxi.prose.marks import Figure
from mingxi.quantities.miswriting import is_miswritten

_TOTAL_COST = pattern_of(r"总成本|成本总额|总额|总预算|预算总|总投入|项目成本")
_GENERIC = pattern_of(
    r"数量|人数|次数|场次|册数|天数|户数|面积|里程|长度|总量|规模|年度|全年|当年|本年|完成|开展|举办|实施|新增|任务|运营|项目"
    r"|采购|购置|发放|补助|接送|[（(][^（）()]*[）)]"
)
_WAN = Decimal(10_000)
_FACTORS = {"万元": _WAN, "元": Decimal(1)}
_NAME_LENGTH_MIN = 2
_BEFORE, _AFTER = 14, 6
_AROUND = 20
_SLIP_DIGITS_MIN = 3
_PRICE = pattern_of(r"^每|单价|标准|人均|户均")
_STOP = pattern_of(r"[，。；;、\n\t]")


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
            if contradicting is not None and not _is_computed(reading, project, indicator.value):
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
    if indicator.unit in _FACTORS and _PRICE.search(indicator.level3):
        return _priced_otherwise(reading, project, indicator)
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
    if len(name) >= _NAME_LENGTH_MIN:
        named = [figure for figure in alike if _is_named(reading.text, figure, name)]
        if len({figure.value for figure in named}) == 1:
            return named[0]
    slips = [figure for figure in alike if _is_slip(reading.text, figure, indicator, target)]
    return slips[0] if len({figure.value for figure in slips}) == 1 else None


def _is_computed(reading: Reading, project: ProjectText, value: str) -> bool:
    """Tell whether a calculation of the text comes to a target: 26所学校各4场 beside ≥104场."""
    target = Decimal(value)
    claims = reading.results_between(project.start, project.end)
    return any(target in (claim.stated, claim.computed) for claim in claims if not claim.fails)


def _priced_otherwise(
    reading: Reading, project: ProjectText, indicator: Indicator
) -> Figure | None:
    """Give the one price of the text for what the indicator names that is its target miswritten."""
    assert indicator.value is not None
    target = Decimal(indicator.value) * _FACTORS[indicator.unit]
    table = project.section(SectionKey.TARGETS)
    whole = Span(project.start, table.start if table is not None else project.end)
    prices = [figure for figure in figures_within(reading, whole) if figure.is_money and figure.per]
    if any(price.value == target for price in prices):
        return None
    slips = []
    for price in prices:
        if any(unit.removeprefix("个") not in indicator.level3 for unit in price.per):
            continue
        around = reading.text[max(0, price.start - _AROUND) : price.end]
        shared = shares_a_noun(around, indicator.level3)
        stated, meant = f"{price.value.normalize():f}", f"{target.normalize():f}"
        if shared and len(meant) >= _SLIP_DIGITS_MIN and is_miswritten(stated, meant):
            slips.append(price)
    return slips[0] if len({price.value for price in slips}) == 1 else None


def _is_slip(text: str, figure: Figure, indicator: Indicator, target: Decimal) -> bool:
    """Tell whether a figure is the target miswritten, and what stands beside it is spoken of.

    A lower limit may well be rounder than the text: 1,200 beside ≥1,000 is no slip. Nor are three
    digits one of which differs, unless they are the same ones.
    """
    stated, meant = f"{figure.value.normalize():f}", f"{target.normalize():f}"
    if len(meant) < _SLIP_DIGITS_MIN or not is_miswritten(stated, meant):
        return False
    is_exchanged = sorted(stated) == sorted(meant)
    is_exact = indicator.operator == "=" and len(meant) > _SLIP_DIGITS_MIN
    around = text[max(0, figure.start - _AROUND) : figure.end + _AROUND]
    return (is_exchanged or is_exact) and shares_a_noun(around, indicator.level3)


def shares_a_noun(around: str, level3: str) -> bool:
    """Tell whether words beside a figure are among those that name an indicator (农户数, 农户)."""
    pairs = (level3[at : at + 2] for at in range(len(level3) - 1))
    return any(pair in around for pair in pairs if not _GENERIC.search(pair))


def _is_named(text: str, figure: Figure, name: str) -> bool:
    """Tell whether the words beside a figure name what the indicator counts."""
    before = _STOP.split(text[max(0, figure.start - _BEFORE) : figure.start])[-1]
    after = _STOP.split(text[figure.end : figure.end + _AFTER])[0]
    return name in before or name in after
