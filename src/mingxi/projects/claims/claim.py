"""What a claim is: a statement in a text that one number follows from others."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from mingxi.languages import Message
from mingxi.places import Operand, Span


class ClaimKind(StrEnum):
    """The seven kinds of the report contract."""

    PRODUCT = "product"
    SUM = "sum"
    SPLIT = "split"
    EQUALITY = "equality"
    SCHEDULE = "schedule"
    BOUND = "bound"
    PERCENT = "percent"


class Verdict(StrEnum):
    """The outcome: ``rounded`` holds at the written precision, ``undecided`` cannot be computed."""

    HOLDS = "holds"
    ROUNDED = "rounded"
    FAILS = "fails"
    UNDECIDED = "undecided"


class Claim(NamedTuple):
    """A claim with its proof or its refutation.

    ``span`` covers the whole statement, ``result`` the stated figure. ``stated`` and ``computed``
    are in ``unit`` (money in 元). ``certain`` is false where another reading of the sentence is
    possible, so that a failure is a doubt rather than an error. ``proposal`` is a suggested
    correction of the text. ``detail`` refines the kind for the rules: ``count`` (四项),
    ``capitals``, ``unit-slip``, ``growth``, ``share``, ``difference``, ``column``, ``row``, or
    empty.
    """

    kind: ClaimKind
    span: Span
    text: str
    result: Span
    unit: str
    stated: Decimal | None
    computed: Decimal | None
    verdict: Verdict
    because: Message
    operands: tuple[Operand, ...] = ()
    certain: bool = True
    proposal: Message | None = None
    detail: str = ""

    @property
    def fails(self) -> bool:
        """Tell whether the statement contradicts itself."""
        return self.verdict is Verdict.FAILS
