"""``mingxi schema``: the JSON Schemas of the reports and of a project text."""

import click

from mingxi.languages import say
from mingxi.projects.drafts.schema import schema_text as project_text_schema
from mingxi.reports.schema import SCHEMAS, schema_text
from mingxi.speaking import SpokenArgument, SpokenCommand, language_option

_PROJECT_TEXT = "project-text"


@click.command(
    cls=SpokenCommand,
    says=say(
        "输出 JSON Schema（draft 2020-12）：report 报告（默认），comparison 对照，"
        "project-text 项目文本"
    ),
    examples=say(
        "mingxi schema > 报告.schema.json\nmingxi schema project-text > 项目文本.schema.json"
    ),
)
@click.argument(
    "name",
    cls=SpokenArgument,
    metavar="[NAME]",
    type=click.Choice([*SCHEMAS, _PROJECT_TEXT]),
    default=SCHEMAS[0],
    asks=say("请写出 Schema 的名称，例如：mingxi schema comparison"),
)
@language_option
def schema(name: str) -> None:
    """Print the schema with this name, that of the report where none is named."""
    text = project_text_schema() if name == _PROJECT_TEXT else schema_text(name)
    click.echo(text, nl=False)
