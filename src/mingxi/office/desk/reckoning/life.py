"""What happened to a project and what comes next, as the time line tells it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.frame.configuration import TIME_ZONE


class Tone(StrEnum):
    """How a moment is marked on the line."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Moment:
    """Something that happened to the project, or is to come.

    ``says`` is a sentence of plain words, ``amount_fen`` what it is about, ``by`` the number of the
    person in the database (their name is shown to those who may see them), ``address`` where more
    is told.
    """

    at: datetime | date
    title: str
    year: int | None = None
    says: str = ""
    amount_fen: int | None = None
    by: int | None = None
    tone: Tone = Tone.OK
    address: str = ""

    @property
    def timed(self) -> bool:
        """Whether the hour is known."""
        return isinstance(self.at, datetime)

    @property
    def order(self) -> tuple[bool, datetime]:
        """Its place: a day without an hour stands at its end; what is to come stands last."""
        if isinstance(self.at, datetime):
            return self.tone is Tone.AHEAD, self.at
        return self.tone is Tone.AHEAD, datetime.combine(self.at, time.max, TIME_ZONE)


def in_order(moments: Iterable[Moment]) -> list[Moment]:
    """Give moments from the first to what is to come."""
    return sorted(moments, key=lambda moment: moment.order)


class Turn(StrEnum):
    """Who must do something before the project goes on."""

    UNIT = "项目单位"
    REVIEW = "审核环节"
    FINANCE = "财政部门"
    NOBODY = ""


_TURNS = {
    DeclarationState.DRAFTING: (Turn.UNIT, "编写申报，写好后报送审核"),
    DeclarationState.IN_REVIEW: (Turn.REVIEW, ""),
    DeclarationState.RETURNED: (Turn.UNIT, "按退回理由修改，再次报送"),
    DeclarationState.ADMITTED: (Turn.FINANCE, "安排控制数，或者留待以后年度"),
    DeclarationState.REJECTED: (Turn.NOBODY, "不予入库，本年申报到此为止"),
    DeclarationState.WITHDRAWN: (Turn.NOBODY, "本年不再申报"),
    DeclarationState.SPREADING: (Turn.UNIT, "把控制数分解到子项、科目和绩效指标，二上报送"),
    DeclarationState.SPREAD: (Turn.FINANCE, "审定、批准后批复"),
    DeclarationState.APPROVED: (Turn.UNIT, "按批复执行"),
    DeclarationState.UNFUNDED: (Turn.NOBODY, "本年没有安排资金，需求留在项目库"),
}


def turn_of(state: DeclarationState) -> tuple[Turn, str]:
    """Tell whose turn it is, and for what; a review tells its open steps itself."""
    return _TURNS[state]
