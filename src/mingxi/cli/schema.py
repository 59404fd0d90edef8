"""``mingxi schema``: the JSON Schemas of the report and of a project text."""

import click

from mingxi.cli.speaking import SpokenArgument, SpokenCommand, language_option
from mingxi.languages import say
from mingxi.projects.drafts.schema import schema_text as project_text_schema
from mingxi.reports.schema import schema_text as report_schema

_SCHEMAS = {"report": report_schema, "project-text": project_text_schema}


@click.command(
    cls=SpokenCommand,
    says=say("输出 JSON Schema（draft 2020-12）：report 报告（默认），project-text 项目文本"),
    examples=say(
        "mingxi schema > 报告.schema.json\nmingxi schema project-text > 项目文本.schema.json"
    ),
)
@click.argument(
    "name",
    cls=SpokenArgument,
    metavar="NAME",
    type=click.Choice(list(_SCHEMAS)),
    default="report",
    asks=say("请写出要哪一种：report 或 project-text"),
)
@language_option
def schema(name: str) -> None:
    """Print the schema."""
    click.echo(_SCHEMAS[name](), nl=False)
