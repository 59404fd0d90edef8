"""What the rules and families are called whose findings review weighs."""

from functools import cache

from mingxi.office.declaration.reckoning.blocking import FORM_FAMILY
from mingxi.office.declaration.reckoning.form_rulebook import RULES
from mingxi.rules.registry import all_rules
from mingxi.rules.rule import Family


@cache
def rule_titles() -> dict[str, str]:
    """Give the Chinese titles by code of the rule or letters of the family."""
    families = {family.letters: family.title for family in Family}
    return {
        **families,
        FORM_FAMILY: "表单各数相互矛盾",
        **{rule.code: rule.title for rule in all_rules()},
        **{rule.code: rule.title for rule in RULES},
    }
