"""Expenses that are capped for each unit (费用总控): which codes count against which cap.

Source: 党政机关厉行节约反对浪费条例, which caps 三公经费, meetings and training for each unit; the
codes are those of 部门预算支出经济分类.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mingxi.office.declaration.reckoning.states import Named


class CapKind(Named):
    """What is capped."""

    MEETINGS = "meetings", "会议费"
    TRAINING = "training", "培训费"
    RECEPTION = "reception", "公务接待费"
    ABROAD = "abroad", "因公出国（境）费用"
    VEHICLES = "vehicles", "公务用车购置及运行维护费"
    THREE_PUBLIC = "three_public", "“三公”经费合计"

    @property
    def codes(self) -> frozenset[str]:
        """The economic codes of departments that count against it."""
        return _CODES[self]


_CODES = {
    CapKind.MEETINGS: frozenset({"30215"}),
    CapKind.TRAINING: frozenset({"30216"}),
    CapKind.RECEPTION: frozenset({"30217"}),
    CapKind.ABROAD: frozenset({"30212"}),
    CapKind.VEHICLES: frozenset({"30231", "30913", "31013"}),
}
_CODES[CapKind.THREE_PUBLIC] = (
    _CODES[CapKind.ABROAD] | _CODES[CapKind.VEHICLES] | _CODES[CapKind.RECEPTION]
)
CAPPED_CODES = frozenset().union(*_CODES.values())


class CodedAmount(NamedTuple):
    """An amount under an economic code of departments, and what it is called."""

    code: str
    fen: int
    label: str = ""


class Exceeding(NamedTuple):
    """A cap that lines together go over, and the first line that brought them there."""

    kind: CapKind
    cap_fen: int
    used_fen: int
    asked_fen: int
    line: CodedAmount

    @property
    def over_fen(self) -> int:
        """By how much."""
        return self.used_fen + self.asked_fen - self.cap_fen


def used_of(kind: CapKind, by_code: Mapping[str, int]) -> int:
    """Give what amounts by code come to under one cap."""
    return sum(fen for code, fen in by_code.items() if code in kind.codes)


def exceeded(
    caps: Mapping[CapKind, int], used: Mapping[str, int], asked: Iterable[CodedAmount]
) -> Exceeding | None:
    """Give the first cap that the lines asked for would exceed, beside what is used already.

    Args:
        caps: The caps that are set, in fen; what has none is not capped.
        used: What the unit's other projects have arranged, in fen by code.
        asked: The lines.
    """
    lines = list(asked)
    for kind, cap_fen in caps.items():
        before = used_of(kind, used)
        so_far = 0
        for line in lines:
            if line.code not in kind.codes:
                continue
            so_far += line.fen
            if before + so_far > cap_fen:
                whole = sum(each.fen for each in lines if each.code in kind.codes)
                return Exceeding(kind, cap_fen, before, whole, line)
    return None
