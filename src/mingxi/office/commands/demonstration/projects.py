"""Projects of the demonstration as project forms; what they are stands in ``projects.toml``."""

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from importlib.resources import files
from typing import Any, NamedTuple

from mingxi.office.declaration.reckoning.project_form import (
    CostLine,
    FormFunding,
    FormIndicator,
    FormInstalment,
    FormItem,
    ProjectForm,
)
from mingxi.office.declaration.reckoning.states import Continuity, Manner, ProjectCategory
from mingxi.projects.project_text import Level, SectionKey

FEN_PER_YUAN = 100

_PAYMENTS = {Manner.MONTHLY: 12, Manner.QUARTERLY: 4}
_ALL_YEAR = frozenset({*_PAYMENTS, Manner.AS_INCURRED})
_OCCASIONS = {Manner.ON_ACCEPTANCE: "验收合格", Manner.FESTIVAL: "重阳节"}
_LEVEL1 = {
    "数量指标": "产出指标",
    "质量指标": "产出指标",
    "时效指标": "产出指标",
    "社会效益指标": "效益指标",
    "生态效益指标": "效益指标",
    "服务对象满意度指标": "满意度指标",
}


class Work(NamedTuple):
    """A sub-item: what is done, how much of it, at what price, how often, and how it is paid.

    ``price`` is whole yuan for one ``of`` in one ``period``.
    """

    label: str
    owner: str
    much: int
    of: str
    price: int
    times: int
    period: str
    dept_econ: str
    gov_econ: str
    manner: Manner

    @property
    def fen(self) -> int:
        """What it costs in a year."""
        return self.much * self.price * self.times * FEN_PER_YUAN


class Target(NamedTuple):
    """What is to be reached: an indicator of the second and third level with its value."""

    kind: str
    what: str
    operator: str
    value: str
    unit: str


class Sample(NamedTuple):
    """A project: who declares it, what for, and what it is to bring."""

    slug: str
    name: str
    unit: str
    owner: str
    category: ProjectCategory
    continuity: Continuity
    years: int
    function_code: str
    basis: str
    overview: str
    outcome: str
    works: tuple[Work, ...]
    targets: tuple[Target, ...]
    # What the province pays, in whole yuan; the county pays the rest.
    province: int = 0

    @property
    def province_fen(self) -> int:
        """What the province pays."""
        return self.province * FEN_PER_YUAN


def read_samples() -> dict[str, Sample]:
    """Read the projects, by their slugs."""
    text = files(__package__).joinpath("projects.toml").read_text(encoding="utf-8")
    samples = map(_sample, tomllib.loads(text)["project"])
    return {sample.slug: sample for sample in samples}


def _sample(told: Mapping[str, Any]) -> Sample:
    rest = {
        "category": ProjectCategory(told["category"]),
        "continuity": Continuity(told["continuity"]),
        "works": tuple(Work._make([*work, Manner(manner)]) for *work, manner in told["works"]),
        "targets": tuple(Target(*target) for target in told["targets"]),
    }
    return Sample(**{**told, **rest})


def form_of(sample: Sample, year: int) -> ProjectForm:
    """Fill the form of a project for a fiscal year."""
    total = sum(work.fen for work in sample.works)
    works = list(enumerate(sample.works, start=1))
    return ProjectForm(
        name=sample.name,
        fiscal_year=year,
        unit_name=sample.unit,
        owner=sample.owner,
        category=sample.category,
        continuity=sample.continuity,
        first_year=year,
        last_year=year + sample.years - 1,
        function_code=sample.function_code,
        total_fen=total,
        next_year_fen=total if sample.years > 1 else 0,
        year_after_fen=total if sample.years > 2 else 0,  # the third year
        sections={
            SectionKey.BASIS: sample.basis.format(year=year, before=year - 1),
            SectionKey.OVERVIEW: sample.overview,
            SectionKey.OUTCOME: sample.outcome,
        },
        items=tuple(_item(work, place) for place, work in works),
        funding=tuple(_funding(sample, total)),
        instalments=tuple(_instalment(work, place, year) for place, work in works),
        indicators=tuple(map(_indicator, sample.targets)),
    )


def _item(work: Work, place: int) -> FormItem:
    cost = CostLine(
        quantity=Decimal(work.much),
        quantity_unit=work.of,
        standard_fen=work.price * FEN_PER_YUAN,
        periods=Decimal(work.times),
        period_unit=work.period,
    )
    return FormItem(
        key=f"item{place}",
        label=work.label,
        owner=work.owner,
        amount_fen=work.fen,
        dept_econ_code=work.dept_econ,
        gov_econ_code=work.gov_econ,
        cost=(cost,),
    )


def _funding(sample: Sample, total: int) -> Iterator[FormFunding]:
    if sample.province:
        yield FormFunding(level=Level.PROVINCIAL, amount_fen=sample.province_fen)
    yield FormFunding(level=Level.COUNTY, amount_fen=total - sample.province_fen)


def _instalment(work: Work, place: int, year: int) -> FormInstalment:
    """Pay a sub-item as its manner says: in twelfths, in quarters, or whole."""
    incurred = work.manner is Manner.AS_INCURRED
    first, last = ("01", "12") if work.manner in _ALL_YEAR else ("09", "09")
    return FormInstalment(
        what=work.label,
        item_key=f"item{place}",
        manner=work.manner,
        first=f"{year}-{first}",
        last=f"{year}-{last}",
        occasion=_OCCASIONS.get(work.manner, ""),
        amount_fen=None if incurred else work.fen // _PAYMENTS.get(work.manner, 1),
        ceiling_fen=work.fen if incurred else None,
    )


def _indicator(target: Target) -> FormIndicator:
    return FormIndicator(
        level1=_LEVEL1[target.kind],
        level2=target.kind,
        level3=target.what,
        operator=target.operator,
        value=target.value,
        unit=target.unit,
    )
