"""``mingxi check``: prove every figure, and tell of what does not agree."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from mingxi.cli.checking import Finished, Order, finished_on
from mingxi.cli.decisions import (
    Asked,
    Decisions,
    deciding_options,
    decisions,
    settings_note,
    wrong_calls,
)
from mingxi.cli.delivery import (
    Shown,
    deliver,
    names_a_word_file,
    print_reports,
    refuse_inside,
)
from mingxi.cli.forms import Form, form_of, wishes_for
from mingxi.cli.inputs import passed_over_note
from mingxi.cli.paper import note
from mingxi.cli.processes import make_ready
from mingxi.cli.progress import with_progress
from mingxi.cli.settings import NEVER
from mingxi.languages import Message, say
from mingxi.reports.asking import Asking
from mingxi.reports.summary import Tally
from mingxi.rules.finding import Severity
from mingxi.rules.rule import Family
from mingxi.speaking import SpokenArgument, SpokenCommand, SpokenOption, language_option

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
    "asked_form",
    cls=SpokenOption,
    metavar="FORM",
    type=click.Choice([form.value for form in Form]),
    says=say(
        "报告的形式：terminal 终端（默认），html 网页，docx 带批注的Word，xlsx 问题清单，"
        "json 和 sarif 供程序使用"
    ),
)
@click.option(
    "--output",
    "-o",
    cls=SpokenOption,
    metavar="FILE",
    type=click.Path(path_type=Path),
    says=say("把报告写入文件；没有 --format 时由后缀决定形式。带批注的Word有多份时写文件夹"),
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
    asked_form: str | None,
    output: Path | None,
    jobs: int | None,
    with_text: bool,
    with_places: bool,
    statistics: bool,
    verbose: bool,
    **asked: Any,
) -> int:
    """Check what the paths name and give the exit status."""
    language: str = context.obj
    form = form_of(asked_form, output, context)
    if jobs is not None and jobs > 1:
        make_ready()
    decided = decisions(Asked(**asked), context)
    if verbose:
        note(settings_note(decided.settings), language)
    order = Order(
        wishes_for(form, language, with_text=with_text, with_places=with_places),
        Asking(decided.codes, decided.locality),
        _today(),
        decided.baselines,
        with_content=form is Form.WORD,
    )
    tally = Tally()
    passed_over = Counter[str]()
    finished = _counted(finished_on(paths, order, jobs, passed_over), tally)
    finished = with_progress(finished, language, printed=output is None)
    with wrong_calls(context):
        if form is Form.WORD and output is not None and not names_a_word_file(output):
            refuse_inside(paths, output)
        if form is Form.TERMINAL:
            print_reports(finished, tally, language, Shown(statistics, verbose))
        else:
            deliver(finished, form, language, output, compared=decided.baselines.compares)
    if passed_over:
        note(passed_over_note(passed_over, language), language)
    if tally.summary["documents"]:
        with wrong_calls(context):
            _keep(decided, language)
        if output is not None:
            note(_written(output, tally), language)
            if tally.unread:
                note(say("✗ {count} 份文档无法读取", count=tally.unread), language)
    return _status(tally, decided.fail_on, language)


def _counted(finished: Iterable[Finished], tally: Tally) -> Iterator[Finished]:
    """Hand the reports on, each counted as it passes."""
    for one in finished:
        tally.count(one.document)
        yield one


def _written(output: Path, tally: Tally) -> Message:
    """Say where the report is, and what there is to expect in it."""
    findings = tally.summary["findings"]
    return say(
        "已写入“{file}”：文档 {documents} 份，错误 {errors} 条，警告 {warnings} 条，"
        "提示 {infos} 条。",
        file=str(output),
        documents=tally.summary["documents"],
        errors=findings["error"],
        warnings=findings["warning"],
        infos=findings["info"],
    )


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
