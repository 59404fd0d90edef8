"""``mingxi read``: what was understood of a document, before any rule judges it."""

import click

from mingxi.cli.checking import Order, reports_on
from mingxi.cli.paper import sheet, write_json
from mingxi.languages import say
from mingxi.reports.document_report import Wishes
from mingxi.reports.json_report import json_report
from mingxi.reports.summary import Tally
from mingxi.reports.terminal import print_reading
from mingxi.speaking import SpokenArgument, SpokenCommand, SpokenOption, language_option

EXIT_UNREAD = 2


@click.command(
    cls=SpokenCommand,
    says=say("读出文档内容：项目、章节、资金、支付计划、指标、引用的文件和全部金额"),
    examples=say(
        "mingxi read 项目文本.docx\n"
        "mingxi read 项目文本.docx --format json\n"
        "mingxi read 项目文本.pdf --format project | mingxi write - -o 项目文本.docx"
    ),
)
@click.argument(
    "file",
    cls=SpokenArgument,
    metavar="FILE",
    asks=say("请写出要读的文件，例如：mingxi read 项目文本.docx"),
)
@click.option(
    "--format",
    "form",
    cls=SpokenOption,
    type=click.Choice(["terminal", "json", "project"]),
    default="terminal",
    says=say(
        "输出形式：terminal 供人阅读（默认）；json 供程序使用，附全文和位置；"
        "project 只要项目文本，改好后可用 mingxi write 写成Word文件"
    ),
)
@language_option
@click.pass_obj
def read(language: str, file: str, form: str) -> int:
    """Print what was read and give the exit status."""
    if form == "project":
        # The engine takes a while to import; no other command waits for it.
        from mingxi.cli.project_texts import print_as_json  # noqa: PLC0415

        return print_as_json(file, language)
    wishes = Wishes(language, with_text=True, with_places=True)
    tally = Tally()
    documents = tally.counting(reports_on([file], Order(wishes)))
    if form == "json":
        write_json(json_report(documents, language))
    else:
        page = sheet(language)
        for document in documents:
            print_reading(page, document)
    return EXIT_UNREAD if tally.unread else 0
