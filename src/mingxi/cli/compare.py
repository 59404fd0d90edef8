"""``mingxi compare``: last year's text beside this year's."""

import os
from itertools import islice
from pathlib import Path

import click

from mingxi.cli.checking import DEBUG
from mingxi.cli.inputs import STANDARD_INPUT, inputs
from mingxi.cli.paper import sheet, write_json
from mingxi.documents import Found
from mingxi.languages import say
from mingxi.reports.document_report import Wishes
from mingxi.reports.terminal import print_comparison
from mingxi.speaking import (
    SpokenArgument,
    SpokenCommand,
    SpokenOption,
    WrongCallError,
    language_option,
)

EXIT_NOTHING, EXIT_TO_LOOK_AT, EXIT_UNREAD = 0, 1, 2


@click.command(
    cls=SpokenCommand,
    says=say("对照两年的文本：金额、标准、人数的变化，照抄的年份和指标"),
    examples=say(
        "mingxi compare 2024年文本.docx 2025年文本.docx\n"
        "mingxi compare 2024年文本.docx 2025年文本.pdf --verbose\n"
        "cat 2025年文本.txt | mingxi compare 2024年文本.docx - --format json"
    ),
    notes=say("退出状态：0 没有需要核对的变化；1 有；2 有文件无法读取，或命令写错。"),
)
@click.argument(
    "old",
    cls=SpokenArgument,
    metavar="OLD",
    asks=say("请先写旧文本，再写新文本，例如：mingxi compare 2024年文本.docx 2025年文本.docx"),
)
@click.argument(
    "new",
    cls=SpokenArgument,
    metavar="NEW",
    asks=say("请在旧文本之后写出新文本，例如：mingxi compare 2024年文本.docx 2025年文本.docx"),
)
@click.option(
    "--format",
    "form",
    cls=SpokenOption,
    type=click.Choice(["terminal", "json"]),
    default="terminal",
    says=say("输出形式：terminal 供人阅读（默认），json 供程序使用"),
)
@language_option
@click.option(
    "--verbose",
    cls=SpokenOption,
    is_flag=True,
    says=say("同时列出新增和删去的句子"),
)
@click.pass_context
def compare(context: click.Context, old: str, new: str, form: str, *, verbose: bool) -> int:
    """Compare two documents and give the exit status."""
    if old == new == STANDARD_INPUT:
        raise WrongCallError(say("标准输入（-）只能代替两份文本中的一份。"), context)
    # The engine takes a while to import, and other commands do not need it.
    from mingxi.reports import comparison_report  # noqa: PLC0415

    given = (
        comparison_report.Given(*_found(old, context)[:2]),
        comparison_report.Given(*_found(new, context)[:2]),
    )
    compared = (
        comparison_report.report_comparison
        if os.environ.get(DEBUG)
        else comparison_report.report_comparison_safely
    )
    as_json = form == "json"
    told = compared(*given, Wishes(context.obj, with_text=not as_json))
    if as_json:
        write_json(comparison_report.comparison_json(told))
    else:
        print_comparison(sheet(context.obj), told, verbose=verbose)
    if told["old"]["error"] or told["new"]["error"]:
        return EXIT_UNREAD
    return EXIT_TO_LOOK_AT if told["summary"]["look"] else EXIT_NOTHING


def _found(path: str, context: click.Context) -> Found:
    """Open the one document that a path names; raises WrongCallError for a folder or an archive."""
    if path != STANDARD_INPUT and Path(path).is_dir():
        said = say("“{path}”是文件夹。compare 只对照两份文件，请写出文件。", path=path)
        raise WrongCallError(said, context)
    found = list(islice(inputs([path]), 2))
    if len(found) != 1:
        said = say(
            "“{path}”里不是恰好一份文档。compare 只对照两份文件，请先解压，再写出文件。", path=path
        )
        raise WrongCallError(said, context)
    return found[0]
