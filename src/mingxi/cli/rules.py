"""``mingxi rules``: every rule in one line, family by family."""

import click

from mingxi.cli.paper import sheet
from mingxi.languages import say
from mingxi.reports.terminal import print_rules
from mingxi.rules.registry import all_rules
from mingxi.speaking import SpokenCommand, language_option


@click.command(
    cls=SpokenCommand,
    says=say("按类别列出全部规则"),
    examples=say("mingxi rules"),
)
@language_option
@click.pass_obj
def rules(language: str) -> None:
    """List the rules."""
    print_rules(sheet(language), all_rules())
