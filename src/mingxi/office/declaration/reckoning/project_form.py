"""The project form (项目表单): all that a unit declares of a project, as one value.

Web form, imported file and API end in this value; from it come the words that are checked
(``form_words``), the Word file and the figures of lists. It is kept as canonical JSON, so that the
same form always has the same SHA-256. Amounts are whole fen; months are ``2026-03``.

A section with words of its own is kept as written; one without is composed from the values.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Annotated, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from mingxi.office.declaration.reckoning.states import Continuity, FundKind, Manner, ProjectCategory
from mingxi.projects.project_text import Horizon, Level, SectionKey

FEN_MAX = 10**15
"""More than any county spends; sums of it still fit the database."""
ITEMS_MAX = 200
LINES_MAX = 500
DEPTH_MAX = 4


def _storable(words: str) -> str:
    if "\0" in words:
        raise ValueError("有无法保存的控制字符，请重新输入。")
    return words


Fen = Annotated[int, Field(strict=True, ge=0, le=FEN_MAX)]
Year = Annotated[int, Field(strict=True, ge=2000, le=2099)]
Month = Annotated[str, StringConstraints(pattern=r"^20\d\d-(0[1-9]|1[0-2])$")]
Key = Annotated[str, StringConstraints(pattern=r"^[0-9a-z]{1,16}$")]
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=200), AfterValidator(_storable)
]
Words = Annotated[str, StringConstraints(max_length=50_000), AfterValidator(_storable)]
Number = Annotated[Decimal, Field(ge=0, le=10**9, max_digits=18, decimal_places=6)]

_Nested = TypeVar("_Nested")


class _Value(BaseModel):
    """A value: unchangeable, and strict about names it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CostLine(_Value):
    """A line of the cost build-up (测算): quantity × standard × periods, or the sum of its parts.

    ``standard_fen`` is the price of one unit for one period, in fen; ``periods`` is 1 where there
    are none. A line with ``parts`` is their sum, times its own quantity and periods.
    """

    label: Line = ""
    quantity: Number = Decimal(1)
    quantity_unit: Line = ""
    standard_fen: Fen = 0
    periods: Number = Decimal(1)
    period_unit: Line = ""
    parts: tuple["CostLine", ...] = Field(default=(), max_length=LINES_MAX)


class FormItem(_Value):
    """A sub-item (子项): its owner (科室), basis, amount, cost build-up, and items below it.

    ``key`` stays the same through all versions and years; what belongs to the item names it.
    """

    key: Key
    label: Line
    owner: Line = ""
    basis: Words = ""
    amount_fen: Fen | None = None
    dept_econ_code: Line = ""
    gov_econ_code: Line = ""
    cost: tuple[CostLine, ...] = Field(default=(), max_length=LINES_MAX)
    items: tuple["FormItem", ...] = Field(default=(), max_length=ITEMS_MAX)


class FormFunding(_Value):
    """What one level pays out of one kind of funds."""

    level: Level
    fund_kind: FundKind = FundKind.GENERAL
    amount_fen: Fen


class FormInstalment(_Value):
    """A line of the payment plan (支付计划).

    ``amount_fen`` is that of one payment; ``ceiling_fen`` the most that may be paid as incurred;
    ``occasion`` the festival, the acceptance or the condition.
    """

    what: Line
    item_key: Key | None = None
    manner: Manner
    first: Month | None = None
    last: Month | None = None
    occasion: Line = ""
    amount_fen: Fen | None = None
    ceiling_fen: Fen | None = None


class FormIndicator(_Value):
    """A performance target (绩效指标): a number with operator and unit, or words (定性)."""

    item_key: Key | None = None
    level1: Line
    level2: Line
    level3: Line
    horizon: Horizon = Horizon.ANNUAL
    operator: Annotated[str, StringConstraints(pattern=r"^(≥|>|=|≤|<|定性)$")]
    value: Line = ""
    unit: Line = ""
    weight: Number | None = None


class ProjectForm(_Value):
    """The form of one project for one fiscal year."""

    name: Line
    fiscal_year: Year
    unit_name: Line
    owner: Line = ""
    category: ProjectCategory
    continuity: Continuity = Continuity.NEW
    first_year: Year
    last_year: Year
    function_code: Line = ""
    total_fen: Fen | None = None
    next_year_fen: Fen = 0
    year_after_fen: Fen = 0
    sections: dict[SectionKey, Words] = Field(default_factory=dict)
    items: tuple[FormItem, ...] = Field(default=(), max_length=ITEMS_MAX)
    funding: tuple[FormFunding, ...] = Field(default=(), max_length=LINES_MAX)
    instalments: tuple[FormInstalment, ...] = Field(default=(), max_length=LINES_MAX)
    indicators: tuple[FormIndicator, ...] = Field(default=(), max_length=LINES_MAX)

    @model_validator(mode="after")
    def _is_bounded(self) -> Self:
        """Refuse items that share a key, and what is nested deeper than a reader follows."""
        keys = [item.key for item in self.every_item()]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise ValueError(f"两个子项用了同一个标识“{twice}”，请为其中一个换一个。")
        if len(keys) > ITEMS_MAX:
            raise ValueError(f"子项连同下级最多{ITEMS_MAX}个，请合并或者拆成几个项目。")
        if _depth(self.items, lambda item: item.items) > DEPTH_MAX:
            raise ValueError(f"子项最多{DEPTH_MAX}层，请减少层次。")
        if any(
            _depth(item.cost, lambda line: line.parts) > DEPTH_MAX for item in self.every_item()
        ):
            raise ValueError(f"测算最多{DEPTH_MAX}层，请减少层次。")
        return self

    def every_item(self) -> Iterator[FormItem]:
        """Give all items, each before those below it."""
        for item in self.items:
            yield from _with_below(item)


def _with_below(item: FormItem) -> Iterator[FormItem]:
    yield item
    for below in item.items:
        yield from _with_below(below)


def _depth(values: Sequence[_Nested], below: Callable[[_Nested], Sequence[_Nested]]) -> int:
    return max((1 + _depth(below(value), below) for value in values), default=0)


def json_of_form(form: ProjectForm) -> str:
    """Give the canonical JSON: members in the order of the schema, no blanks."""
    return form.model_dump_json()


def form_of_json(content: str) -> ProjectForm:
    """Read what ``json_of_form`` wrote; raises pydantic's ValidationError on anything else."""
    return ProjectForm.model_validate_json(content)


def sha256_of(content: str) -> str:
    """Give the SHA-256 of canonical JSON, as printed forms carry it."""
    return hashlib.sha256(content.encode()).hexdigest()
