"""``mingxi check``: prove every figure, and tell of what does not agree."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

import click

from mingxi.cli.checking import Order, reports_on
from mingxi.cli.decisions import (
    Asked,
    Decisions,
    deciding_options,
    decisions,
    settings_note,
    wrong_calls,
)
from mingxi.cli.inputs import passed_over_note
from mingxi.cli.paper import note, sheet, write_json
from mingxi.cli.progress import with_progress
from mingxi.cli.settings import NEVER
from mingxi.cli.speaking import SpokenArgument, SpokenCommand, SpokenOption, language_option
from mingxi.languages import say
from mingxi.reports import report
from mingxi.reports.asking import Asking
from mingxi.reports.document_report import Wishes
from mingxi.reports.json_report import json_report
from mingxi.reports.summary import Tally
from mingxi.reports.terminal import print_document, print_statistics, print_summary
from mingxi.rules.finding import Severity
from mingxi.rules.rule import Family

EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNREAD = 0, 1, 2


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
@deciding_options
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
    "--statistics",
    cls=SpokenOption,
    is_flag=True,
    says=say("不逐条列出问题，只按规则统计条数"),
)
@click.option(
    "--verbose",
    cls=SpokenOption,
    is_flag=True,
    says=say("同时列出得到证明的算式和引用的文件"),
)
@click.pass_context
def check(  # noqa: PLR0913 - one parameter to an option
    context: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    form: str,
    jobs: int | None,
    with_text: bool,
    with_places: bool,
    statistics: bool,
    verbose: bool,
    **asked: Any,
) -> int:
    """Check what the paths name and give the exit status."""
    language: str = context.obj
    decided = decisions(Asked(**asked), context)
    if verbose:
        note(settings_note(decided.settings), language)
    as_json = form == "json"
    wishes = Wishes(language, with_text or not as_json, with_places)
    order = Order(wishes, Asking(decided.codes, decided.locality), _today(), decided.baselines)
    tally = Tally()
    passed_over = Counter[str]()
    reports = reports_on(paths, order, jobs, passed_over)
    documents = with_progress(tally.counting(reports), language)
    if as_json:
        write_json(json_report(documents, language))
    else:
        _print(documents, tally, language, Shown(statistics, verbose))
    if passed_over:
        note(passed_over_note(passed_over, language), language)
    if tally.summary["documents"]:
        with wrong_calls(context):
            _keep(decided, language)
    return _status(tally, decided.fail_on, language)


class Shown(NamedTuple):
    """How much is printed: counts by rule instead of documents, or the proofs as well."""

    statistics: bool
    verbose: bool


def _print(documents: Iterable[report.Document], tally: Tally, language: str, shown: Shown) -> None:
    """Print each report as it comes, and the summary of all.

    Statistics take the place of the reports, but not of the reason why a document has none.
    """
    page = sheet(language)
    for document in documents:
        if not shown.statistics or document["error"] is not None:
            print_document(page, document, verbose=shown.verbose)
    if tally.summary["documents"]:
        if shown.statistics:
            print_statistics(page, tally)
        print_summary(page, tally)


def _keep(decided: Decisions, language: str) -> None:
    """Write the new baseline, and tell what has become of the old one.

    What is found across documents comes and goes with the documents that are checked together.
    """
    codes = (code for code in decided.codes if Family.of_code(code) is not Family.ACROSS)
    gone = decided.baselines.gone(codes)
    if gone:
        said = say(
            "基线中有 {count} 条问题已不再出现。可用 --write-baseline 更新基线。", count=gone
        )
        note(said, language)
    written = decided.baselines.write()
    if written is not None:
        note(say("已把 {count} 条问题写入基线。", count=written), language)


def _today() -> date:
    """Give the day of the run, by the calendar of whoever runs it."""
    return datetime.now().astimezone().date()


def _status(tally: Tally, fail_on: str, language: str) -> int:
    """Give the exit status of the report contract; a call that found no document was wrong."""
    if tally.summary["documents"] == 0:
        note(say("没有找到可以检查的文档。"), language)
        return EXIT_UNREAD
    if tally.unread or tally.unfollowed:
        return EXIT_UNREAD
    if fail_on == NEVER:
        return EXIT_CLEAN
    severities = [severity.value for severity in Severity]
    grave = severities[: severities.index(fail_on) + 1]
    found = any(tally.summary["findings"][severity] for severity in grave)
    return EXIT_FINDINGS if found else EXIT_CLEAN
