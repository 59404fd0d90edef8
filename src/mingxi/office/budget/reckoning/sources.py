"""Where money comes from: the level whose money it is, and of which funds."""

from enum import StrEnum
from typing import NamedTuple

from mingxi.office.budget.reckoning.dimensions import FUND_KINDS, LEVELS
from mingxi.office.declaration.reckoning.states import FundKind
from mingxi.projects.project_text import Level


class Source(NamedTuple):
    """A funding source (资金来源): codes of the ledger."""

    fund_kind: FundKind
    level: str

    @property
    def label(self) -> str:
        """Name it: ``一般公共预算资金·县（市、区）级``."""
        return f"{FUND_KINDS[self.fund_kind]}·{LEVELS[self.level]}"


# The levels of the ledger by those of texts, and back.
LEDGER_LEVELS = {
    Level.CENTRAL: "central",
    Level.PROVINCIAL: "province",
    Level.MUNICIPAL: "city",
    Level.COUNTY: "county",
    Level.TOWNSHIP: "township",
    Level.OTHER: "other",
}
FORM_LEVELS = {code: level for level, code in LEDGER_LEVELS.items()}


class LedgerLevel(StrEnum):
    """The codes of levels, as programs send them."""

    CENTRAL = "central"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    OTHER = "other"
