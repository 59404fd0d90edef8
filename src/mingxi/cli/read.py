"""``mingxi read``: what was understood of a document, before any rule judges it."""

from itertools import islice

import click

from mingxi.cli.checking import Order, reports_on
from mingxi.cli.inputs import inputs
from mingxi.cli.paper import note, sheet, write_json
from mingxi.cli.speaking import SpokenArgument, SpokenCommand, SpokenOption, language_option
from mingxi.documents import Document, DocumentError, read_document
from mingxi.languages import Message, say
from mingxi.projects.drafts import drafts_in
from mingxi.projects.drafts.json_form import json_text
from mingxi.projects.understanding import understand
from mingxi.reports.document_report import Wishes
from mingxi.reports.json_report import json_report
from mingxi.reports.summary import Tally
from mingxi.reports.terminal import print_reading

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
        return _read_as_project(file, language)
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


def _read_as_project(file: str, language: str) -> int:
    """Print the project texts of one document as the JSON that ``mingxi write`` takes."""
    try:
        document = _one_document(file)
    except DocumentError as error:
        note(say("{file}：{why}", file=file, why=error.message), language)
        return EXIT_UNREAD
    drafted = drafts_in(understand(document))
    if not drafted.projects:
        note(say("{file}：没有找到项目文本。", file=file), language)
        return EXIT_UNREAD
    write_json([json_text(drafted)])
    return 0


def _one_document(file: str) -> Document:
    """Read the one document a path names; raises DocumentError for several as for none."""
    found = list(islice(inputs([file]), 2))
    if len(found) != 1:
        raise DocumentError("no-such-file", _not_one())
    source, content, _ = found[0]
    if isinstance(content, DocumentError):
        raise content
    return read_document(source, content)


def _not_one() -> Message:
    return say("这里不是一个文档。请写出一个文件的路径。")
