"""``mingxi explain``: one rule's page."""

from difflib import get_close_matches

import click

from mingxi.cli.paper import sheet
from mingxi.cli.speaking import SpokenArgument, SpokenCommand, WrongCallError, language_option
from mingxi.languages import Message, say
from mingxi.reports.terminal import print_rule
from mingxi.rules.registry import all_rules, rule_of

_NEAR_MAX = 5
_LIKENESS_MIN = 0.5


@click.command(
    cls=SpokenCommand,
    says=say("说明一条规则：发现什么、为什么、依据，以及正反两例"),
    examples=say("mingxi explain AR101\nmingxi explain sum-mismatch --lang en"),
)
@click.argument(
    "code",
    cls=SpokenArgument,
    metavar="CODE",
    asks=say("请写出规则的编号或名称，例如：mingxi explain AR101"),
)
@language_option
@click.pass_context
def explain(context: click.Context, code: str) -> None:
    """Print the page of the rule with this code or name."""
    try:
        rule = rule_of(code)
    except KeyError:
        raise WrongCallError(_unknown(code), context) from None
    print_rule(sheet(context.obj), rule)


def _unknown(code: str) -> Message:
    """Say that there is no such rule, and which ones are written alike."""
    codes = [rule.code for rule in all_rules()]
    names = [rule.name for rule in all_rules()]
    near = get_close_matches(code.upper(), codes, _NEAR_MAX, _LIKENESS_MIN)
    near += get_close_matches(code.lower(), names, _NEAR_MAX, _LIKENESS_MIN)
    near += [kin for kin in codes if kin[:2] == code[:2].upper() and kin not in near]
    if not near:
        return say("没有“{code}”这条规则；全部规则见 mingxi rules。", code=code)
    return say(
        "没有“{code}”这条规则；相近的有：{near}。全部规则见 mingxi rules。",
        code=code,
        near=", ".join(near[:_NEAR_MAX]),
    )
