"""What blocks at which step: rules of the place, the most precise one holds."""

import pytest

from mingxi.office.declaration.models import BlockingRule
from mingxi.office.declaration.reckoning.blocking import (
    DEFAULTS,
    SENDING,
    Blocking,
    Effect,
    effect_of,
)
from mingxi.office.declaration.reckoning.routes import StepKind
from mingxi.office.declaration.reckoning.rule_titles import rule_titles
from mingxi.office.declaration.services.routes import (
    lay_default_routes,
    remove_blocking,
    set_blocking,
)
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.refusals import RefusedError

HEAD = StepKind.UNIT_HEAD


@pytest.mark.parametrize(
    ("step", "code", "severity", "effect"),
    [
        (SENDING, "AR102", "error", Effect.BLOCKS),
        (HEAD, "AR102", "error", Effect.BLOCKS),
        (HEAD, "AR117", "warning", Effect.NEEDS_REASON),
        (SENDING, "FM101", "error", Effect.BLOCKS),
        (SENDING, "PS101", "error", Effect.BLOCKS),
        (SENDING, "PS104", "warning", Effect.BLOCKS),
        (SENDING, "CI112", "info", Effect.BLOCKS),
        # Nobody before the head of the unit could write the reason.
        (SENDING, "ES106", "error", Effect.PASSES),
        (StepKind.UNIT_FINANCE, "ES106", "error", Effect.PASSES),
        (HEAD, "ES106", "error", Effect.NEEDS_REASON),
        (StepKind.BUDGET_OFFICE, "PF115", "warning", Effect.NEEDS_REASON),
        (HEAD, "TX101", "warning", Effect.PASSES),
        (HEAD, "PF121", "info", Effect.PASSES),
    ],
)
def test_what_a_new_installation_blocks(
    step: str, code: str, severity: str, effect: Effect
) -> None:
    assert effect_of(DEFAULTS, step=step, code=code, severity=severity) is effect


def test_the_most_precise_rule_holds() -> None:
    rules = [
        Blocking("", "", "", Effect.PASSES),
        Blocking("", "ES", "", Effect.NEEDS_REASON),
        Blocking("", "ES106", "", Effect.BLOCKS),
        Blocking(HEAD, "ES106", "", Effect.PASSES),
        Blocking(HEAD, "ES106", "error", Effect.NEEDS_REASON),
    ]

    def effect(step: str, code: str, severity: str = "warning") -> Effect:
        return effect_of(rules, step=step, code=code, severity=severity)

    last = StepKind.BUDGET_OFFICE
    assert effect(last, "PF101") is Effect.PASSES
    assert effect(last, "ES101") is Effect.NEEDS_REASON
    assert effect(last, "ES106") is Effect.BLOCKS
    assert effect(HEAD, "ES106") is Effect.PASSES
    assert effect(HEAD, "ES106", "error") is Effect.NEEDS_REASON
    assert effect_of([], step=last, code="AR101", severity="error") is Effect.PASSES


def test_the_defaults_name_rules_that_there_are() -> None:
    assert {rule.code for rule in DEFAULTS} - {""} <= set(rule_titles())


def test_a_setting_is_replaced_and_taken_back() -> None:
    lay_default_routes(by=SYSTEM)
    count = BlockingRule.objects.count()
    said = set_blocking(rule=Blocking("", "CI112", "", Effect.PASSES), by=SYSTEM)
    assert BlockingRule.objects.count() == count
    assert BlockingRule.objects.get(code="CI112").effect == Effect.PASSES
    remove_blocking(rule=said, by=SYSTEM)
    assert not BlockingRule.objects.filter(code="CI112")
    with pytest.raises(RefusedError, match="已被删除"):
        remove_blocking(rule=said, by=SYSTEM)


@pytest.mark.parametrize("code", ["AR", "AR102", "FM101", ""])
def test_rules_and_families_are_named_by_their_codes(code: str) -> None:
    assert set_blocking(rule=Blocking("", code, "", Effect.BLOCKS), by=SYSTEM).code == code


def test_a_code_that_nothing_has_is_refused() -> None:
    with pytest.raises(RefusedError, match="XX"):
        set_blocking(rule=Blocking("", "XX", "", Effect.BLOCKS), by=SYSTEM)
