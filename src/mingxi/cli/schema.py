"""``mingxi schema``: the JSON Schemas of the reports."""

import click

from mingxi.cli.speaking import SpokenArgument, SpokenCommand, language_option
from mingxi.languages import say
from mingxi.reports.schema import SCHEMAS, schema_text


@click.command(
    cls=SpokenCommand,
    says=say("输出报告的 JSON Schema（draft 2020-12）"),
    examples=say("mingxi schema > 报告.schema.json\nmingxi schema comparison > 对照.schema.json"),
)
@click.argument(
    "name",
    cls=SpokenArgument,
    metavar="[NAME]",
    type=click.Choice(SCHEMAS),
    default=SCHEMAS[0],
    asks=say("请写出 Schema 的名称，例如：mingxi schema comparison"),
)
@language_option
def schema(name: str) -> None:
    """Print the schema with this name, that of the report where none is named."""
    click.echo(schema_text(name), nl=False)
