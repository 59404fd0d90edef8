"""What a rule reports: a sentence someone can act on, at its place."""

from enum import StrEnum
from typing import NamedTuple

from mingxi.languages import Message
from mingxi.places import Span
from mingxi.projects.claims.claim import Claim


class Severity(StrEnum):
    """How sure a finding is.

    ``error`` contradicts itself or breaks a named rule beyond doubt, ``warning`` is doubt, ``info``
    is polish.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(NamedTuple):
    """One remark of one rule: what is written, where, what was expected, how to mend it."""

    span: Span
    message: Message
    suggestion: Message | None = None
    severity: Severity | None = None
    claims: tuple[Claim, ...] = ()
