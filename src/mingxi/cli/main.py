"""``mingxi``: the commands, and the one door they are entered by."""

import click

from mingxi import __version__
from mingxi.cli.check import check
from mingxi.cli.compare import compare
from mingxi.cli.explain import explain
from mingxi.cli.installed import WithInstalledCommands
from mingxi.cli.read import read
from mingxi.cli.rules import rules
from mingxi.cli.schema import schema
from mingxi.cli.write import write
from mingxi.languages import say
from mingxi.speaking import SpokenOption, language_option


@click.group(
    cls=WithInstalledCommands,
    says=say("明细：读懂财政项目文本，逐一证明其中的每个数字。"),
    examples=say(
        "mingxi check 项目文本.docx\n"
        "mingxi check 2024年项目/ --format json > 报告.json\n"
        "mingxi explain AR101"
    ),
    invoke_without_command=True,
)
@click.version_option(
    __version__, cls=SpokenOption, says=say("显示版本号"), message="mingxi %(version)s"
)
@language_option
@click.pass_context
def main(context: click.Context) -> None:
    """Show the help where no command is named."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for command in (check, read, write, compare, explain, rules, schema):
    main.add_command(command)
