"""``mingxi explain``: one rule's page."""

import click

from mingxi.cli.paper import sheet
from mingxi.languages import say
from mingxi.reports.terminal import print_rule
from mingxi.rules.registry import rule_of
from mingxi.rules.selection import unknown_rule
from mingxi.speaking import SpokenArgument, SpokenCommand, WrongCallError, language_option


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
        raise WrongCallError(unknown_rule(code), context) from None
    print_rule(sheet(context.obj), rule)
