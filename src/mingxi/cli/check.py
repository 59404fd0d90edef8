"""``mingxi check``: prove every figure, and tell of what does not agree."""

from collections import Counter
from collections.abc import Iterable

import click

from mingxi.cli.checking import reports_on
from mingxi.cli.inputs import passed_over_note
from mingxi.cli.paper import notices, sheet, write_json
from mingxi.cli.progress import with_progress
from mingxi.cli.speaking import SpokenArgument, SpokenCommand, SpokenOption, language_option
from mingxi.languages import render, say
from mingxi.reports import report
from mingxi.reports.document_report import Wishes
from mingxi.reports.json_report import json_report
from mingxi.reports.summary import Tally
from mingxi.reports.terminal import print_document, print_summary
from mingxi.rules.finding import Severity

EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNREAD = 0, 1, 2

_NEVER = "never"


@click.command(
    cls=SpokenCommand,
    says=say("检查文档：证明每个数字，指出不一致之处"),
    examples=say(
        "mingxi check 项目文本.docx\n"
        "mingxi check 2024年项目/ 补充.zip --jobs 4 --fail-on warning\n"
        "mingxi check 2024年项目/ --format json > 报告.json\n"
        "cat 项目文本.txt | mingxi check -"
    ),
    notes=say("退出状态：0 没有达到 --fail-on 级别的问题；1 有；2 有文件无法读取，或命令写错。"),
)
@click.argument(
    "paths",
    cls=SpokenArgument,
    metavar="PATH...",
    nargs=-1,
    required=True,
    asks=say("请写出要检查的文件或文件夹，例如：mingxi check 项目文本.docx"),
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
    "--jobs",
    cls=SpokenOption,
    metavar="N",
    type=click.IntRange(min=1),
    says=say("同时使用的进程数；默认按文件多少决定"),
)
@click.option(
    "--fail-on",
    cls=SpokenOption,
    type=click.Choice([*(severity.value for severity in Severity), _NEVER]),
    default=Severity.ERROR.value,
    says=say("出现这一级别或更重的问题时以状态 1 退出（默认 error；never 从不）"),
)
@click.option(
    "--with-text",
    cls=SpokenOption,
    is_flag=True,
    says=say("JSON 中附上文档全文"),
)
@click.option(
    "--with-places",
    cls=SpokenOption,
    is_flag=True,
    says=say("JSON 中附上各段落、单元格在文件中的位置"),
)
@click.option(
    "--verbose",
    cls=SpokenOption,
    is_flag=True,
    says=say("同时列出得到证明的算式和引用的文件"),
)
@click.pass_obj
def check(  # noqa: PLR0913 - one parameter to an option
    language: str,
    *,
    paths: tuple[str, ...],
    form: str,
    jobs: int | None,
    fail_on: str,
    with_text: bool,
    with_places: bool,
    verbose: bool,
) -> int:
    """Check what the paths name and give the exit status."""
    as_json = form == "json"
    wishes = Wishes(language, with_text or not as_json, with_places)
    tally = Tally()
    passed_over = Counter[str]()
    reports = reports_on(paths, wishes, jobs, passed_over)
    documents = with_progress(tally.counting(reports), language)
    if as_json:
        write_json(json_report(documents, language))
    else:
        _print(documents, tally, language, verbose=verbose)
    if passed_over:
        notices().print(render(passed_over_note(passed_over, language), language))
    return _status(tally, fail_on, language)


def _print(
    documents: Iterable[report.Document], tally: Tally, language: str, *, verbose: bool
) -> None:
    """Print each report as it comes, and the summary of all."""
    page = sheet(language)
    for document in documents:
        print_document(page, document, verbose=verbose)
    if tally.summary["documents"]:
        print_summary(page, tally)


def _status(tally: Tally, fail_on: str, language: str) -> int:
    """Give the exit status of the report contract; a call that found no document was wrong."""
    if tally.summary["documents"] == 0:
        notices().print(render(say("没有找到可以检查的文档。"), language))
        return EXIT_UNREAD
    if tally.unread:
        return EXIT_UNREAD
    if fail_on == _NEVER:
        return EXIT_CLEAN
    severities = [severity.value for severity in Severity]
    grave = severities[: severities.index(fail_on) + 1]
    found = any(tally.summary["findings"][severity] for severity in grave)
    return EXIT_FINDINGS if found else EXIT_CLEAN
