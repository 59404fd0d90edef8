"""What operations on control figures take and tell."""

from typing import Annotated

from ninja import Schema
from pydantic import Field

from mingxi.office.budget.api.values import Amount, Positive, Revision
from mingxi.office.budget.reckoning.rounds import ArrangementState
from mingxi.office.budget.reckoning.sources import LedgerLevel
from mingxi.office.declaration.reckoning.states import FundKind
from mingxi.office.frame.api import Id, Sent

ROWS_MAX = 500


class ArrangementOut(Schema):
    """A control figure and how far it has come."""

    id: Id
    declaration_id: Id
    unit_code: str
    project_code: str
    project_name: str
    state: ArrangementState
    asked_fen: int
    admitted_fen: int | None
    control_fen: int


class ControlLine(Schema):
    """What a source gives."""

    fund_kind: FundKind
    level: LedgerLevel
    amount_fen: int


class LineIn(Sent):
    """A detail line; codes may be empty until it is handed in."""

    item_key: Annotated[str, Field(pattern=r"^[0-9a-z]{0,16}$")] = ""
    function_code: Annotated[str, Field(pattern=r"^[0-9]{0,7}$")] = ""
    dept_econ_code: Annotated[str, Field(pattern=r"^[0-9]{0,5}$")] = ""
    gov_econ_code: Annotated[str, Field(pattern=r"^[0-9]{0,5}$")] = ""
    fund_kind: FundKind
    level: LedgerLevel
    amount_fen: Positive


class DetailLineOut(Schema):
    """A detail line."""

    item_key: str
    function_code: str
    dept_econ_code: str
    gov_econ_code: str
    fund_kind: FundKind
    level: LedgerLevel
    amount_fen: int


class LackOut(Schema):
    """What was needed and not arranged."""

    item_key: str
    label: str
    need_fen: int
    arranged_fen: int


class WholeArrangementOut(ArrangementOut):
    """A control figure with its sources, lines and gaps."""

    controls: list[ControlLine]
    lines: list[DetailLineOut]
    unfunded: list[LackOut]


class LinesIn(Sent):
    """All detail lines, in place of those that are there."""

    lines: Annotated[list[LineIn], Field(max_length=ROWS_MAX)]


class ItemIn(Sent):
    """What a lowest sub-item gets."""

    key: Annotated[str, Field(pattern=r"^[0-9a-z]{1,16}$")]
    amount_fen: Amount


class PaymentIn(Sent):
    """What each payment of a line of the plan comes to; ``place`` counts from 0."""

    place: Annotated[int, Field(ge=0, lt=ROWS_MAX)]
    amount_fen: Amount


class TargetIn(Sent):
    """The target value of an indicator; ``place`` counts from 0."""

    place: Annotated[int, Field(ge=0, lt=ROWS_MAX)]
    value: Annotated[str, Field(max_length=200)]


class SpreadIn(Sent):
    """How a control figure is spread; what is not named stays."""

    revision: Revision
    items: Annotated[list[ItemIn], Field(max_length=ROWS_MAX)] = []
    instalments: Annotated[list[PaymentIn], Field(max_length=ROWS_MAX)] = []
    indicators: Annotated[list[TargetIn], Field(max_length=ROWS_MAX)] = []


class SpreadItemOut(Schema):
    """What a lowest sub-item needs, what review left of it, and what it gets."""

    key: str
    label: str
    need_fen: int | None
    admitted_fen: int | None
    amount_fen: int


class PaymentOut(Schema):
    """A line of the plan; ``amount_fen`` is what each of its payments comes to, or its ceiling."""

    place: int
    what: str
    item_key: str
    amount_fen: int


class TargetOut(Schema):
    """An indicator with its target value, and the value in the text of the need."""

    place: int
    name: str
    value: str
    need: str


class WholeSpreadOut(Schema):
    """How a control figure is spread, and what does not come to it yet."""

    revision: int
    items: list[SpreadItemOut]
    instalments: list[PaymentOut]
    indicators: list[TargetOut]
    differences: list[str]


class ProposalIn(Sent):
    """The revision of the draft that the proposal takes the place of."""

    revision: Revision


class SpreadOut(Schema):
    """The revision of the draft after saving."""

    revision: int
