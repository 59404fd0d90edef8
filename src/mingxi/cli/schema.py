"""``mingxi schema``: the JSON Schema of the report."""

import click

from mingxi.cli.speaking import SpokenCommand, language_option
from mingxi.languages import say
from mingxi.reports.schema import schema_text


@click.command(
    cls=SpokenCommand,
    says=say("输出报告的 JSON Schema（draft 2020-12）"),
    examples=say("mingxi schema > 报告.schema.json"),
)
@language_option
def schema() -> None:
    """Print the schema."""
    click.echo(schema_text(), nl=False)
