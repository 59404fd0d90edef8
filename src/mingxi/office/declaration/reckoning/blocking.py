"""Which findings hold a text up, at which step: a setting of the place, as rules.

Of several rules that fit a finding the most precise one holds: a single code before a family, a
family before all; of equals the one that names the step, then the one that names the severity.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from mingxi.office.declaration.reckoning.routes import StepKind

SENDING = "sending"
"""What stands for the sending (报送) itself, before the first step."""
FORM_FAMILY = "FM"
"""The letters of what the values of a form contradict (``form_rules``)."""
# Before the head of the unit nobody can write the reason; the finding is shown and passes.
_BEFORE_REASONS = frozenset({SENDING, StepKind.SECTION_HEAD, StepKind.UNIT_FINANCE})
_FAMILY_LETTERS = 2


class Effect(StrEnum):
    """What a finding does to the step that would pass the text on."""

    BLOCKS = "blocks"
    NEEDS_REASON = "needs_reason"
    PASSES = "passes"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return _EFFECTS[self]


_EFFECTS = {
    Effect.BLOCKS: "阻断",
    Effect.NEEDS_REASON: "单位负责人写明理由后可过",
    Effect.PASSES: "提示",
}


class Blocking(NamedTuple):
    """A rule of the place; an empty ``step``, ``code`` or ``severity`` stands for all.

    ``code`` is that of a checker's rule (``PS101``) or the letters of a family (``AR``).
    """

    step: str
    code: str
    severity: str
    effect: Effect

    def fits(self, step: str, code: str, severity: str) -> bool:
        """Tell whether it speaks of such a finding at such a step."""
        return (
            self.step in ("", step)
            and self.severity in ("", severity)
            and (self.code == code or self.code in ("", code[:_FAMILY_LETTERS]))
        )

    @property
    def precision(self) -> tuple[int, bool, bool]:
        """How precisely it speaks."""
        return len(self.code), bool(self.step), bool(self.severity)


DEFAULTS = (
    Blocking("", "", "error", Effect.NEEDS_REASON),
    Blocking("", "", "warning", Effect.NEEDS_REASON),
    Blocking("", "", "info", Effect.PASSES),
    Blocking("", "TX", "warning", Effect.PASSES),
    # 总额与分项不平、来源不平.
    Blocking("", "AR", "error", Effect.BLOCKS),
    Blocking("", FORM_FAMILY, "error", Effect.BLOCKS),
    Blocking("", "BU101", "", Effect.BLOCKS),
    Blocking("", "BU102", "", Effect.BLOCKS),
    Blocking("", "BU108", "", Effect.BLOCKS),
    # 无依据.
    Blocking("", "CI112", "", Effect.BLOCKS),
    # The negative list of 政府购买服务管理办法（财政部令第102号）第十条.
    Blocking("", "PS101", "", Effect.BLOCKS),
    Blocking("", "PS104", "", Effect.BLOCKS),
    Blocking("", "PS105", "", Effect.BLOCKS),
    Blocking("", "PS106", "", Effect.BLOCKS),
    Blocking("", "PS107", "", Effect.BLOCKS),
)
"""What a new installation holds for defects; its 预算股 changes it."""


def effect_of(rules: Iterable[Blocking], *, step: str, code: str, severity: str) -> Effect:
    """Tell what a finding does at a step; without any rule that fits it passes."""
    fitting = [rule for rule in rules if rule.fits(step, code, severity)]
    if not fitting:
        return Effect.PASSES
    effect = max(fitting, key=lambda rule: rule.precision).effect
    if effect is Effect.NEEDS_REASON and step in _BEFORE_REASONS:
        return Effect.PASSES
    return effect
