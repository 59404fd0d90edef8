"""``mingxi write``: a project text as JSON becomes a Word file, which is read back and compared."""

import sys
from pathlib import Path

import click

from mingxi.cli.inputs import STANDARD_INPUT
from mingxi.cli.paper import note
from mingxi.cli.speaking import (
    SpokenArgument,
    SpokenCommand,
    SpokenOption,
    WrongCallError,
    language_option,
)
from mingxi.languages import Message, say
from mingxi.projects.drafts.json_form import draft_from_json
from mingxi.projects.drafts.json_reading import DraftError
from mingxi.projects.drafts.writing import NotReadBackError, Written, written
from mingxi.reports.checking import check_document
from mingxi.reports.document_report import Wishes
from mingxi.rules.finding import Severity

EXIT_UNWRITTEN = 2
_SUFFIX = ".docx"
_SHOWN_MAX = 60


@click.command(
    cls=SpokenCommand,
    says=say("把项目文本（JSON）写成Word文件，按公文格式排版，写好后读回核对"),
    examples=say(
        "mingxi write 项目.json -o 项目文本.docx\n"
        "mingxi read 旧文本.pdf --format project | mingxi write - -o 项目文本.docx\n"
        "mingxi schema project-text"
    ),
    notes=say(
        "没有文字的部分，按 JSON 中的数据写成；已有文字的照写，文字与数据必须一致。"
        "退出状态：0 已写入；2 未写入，原因逐条列出。"
    ),
)
@click.argument(
    "file",
    cls=SpokenArgument,
    metavar="FILE",
    asks=say("请写出项目文本的JSON文件，例如：mingxi write 项目.json -o 项目文本.docx"),
)
@click.option(
    "-o",
    "--output",
    cls=SpokenOption,
    metavar="FILE",
    type=click.Path(path_type=Path),
    says=say("写成的Word文件（.docx），必须写明"),
)
@click.option("--force", cls=SpokenOption, is_flag=True, says=say("文件已存在时覆盖"))
@language_option
@click.pass_context
def write(context: click.Context, /, *, file: str, output: Path | None, force: bool) -> int:
    """Write the file and give the exit status; whatever fails leaves no file."""
    language: str = context.obj
    if output is None or output.suffix.lower() != _SUFFIX:
        said = say("请用 -o 写明要写成的Word文件，文件名以 .docx 结尾，例如：-o 项目文本.docx")
        raise WrongCallError(said, context)
    if output.exists() and not force:
        said = say("{file} 已存在，未写入。要覆盖请加 --force，或换一个文件名。", file=str(output))
        note(said, language)
        return EXIT_UNWRITTEN
    try:
        made = written(draft_from_json(_content(file)))
        _keep(made.content, output)
    except DraftError as error:
        _complain(say("{file} 不是正确的项目文本，未写入：", file=file), language)
        for fault in error.faults:
            note(say("  {path}：{what}", path=fault.path, what=fault.message), language)
        return EXIT_UNWRITTEN
    except NotReadBackError as error:
        _tell_differences(error, language)
        return EXIT_UNWRITTEN
    except OSError as error:
        reason = error.strerror or type(error).__name__
        name = str(error.filename or output)
        _complain(
            say("{file} 无法打开：{reason}。请检查路径和权限。", file=name, reason=reason), language
        )
        return EXIT_UNWRITTEN
    count = len(made.document.projects)
    note(
        say("已写入 {file}：{count} 个项目，读回核对一致。", file=str(output), count=count),
        language,
    )
    _tell_findings(made, output, language)
    return 0


def _content(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()


def _keep(content: bytes, output: Path) -> None:
    """Put the file in its place whole, or not at all."""
    beside = output.with_name(f".{output.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(output)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _complain(said: Message, language: str) -> None:
    note(say("错误：{what}", what=said), language)


def _tell_differences(error: NotReadBackError, language: str) -> None:
    """Say where the file would be read otherwise than asked, and how to mend it."""
    said = say(
        "写成的文件读回来与要求的不同，未写入。请使各部分的文字与数据一致，或删去该部分的文字："
    )
    _complain(said, language)
    for path, asked, read in error.differences:
        said = say(
            "  {path}：要求的是 {asked}，读到的是 {read}",
            path=path,
            asked=_shortened(asked),
            read=_shortened(read),
        )
        note(said, language)


def _shortened(words: str) -> str:
    return words if len(words) <= _SHOWN_MAX else f"{words[:_SHOWN_MAX]}…"


def _tell_findings(made: Written, output: Path, language: str) -> None:
    """Say what the checker finds wrong with the text; that is no reason not to write it."""
    findings = check_document(str(output), made.content, Wishes(language))["findings"]
    errors = [found for found in findings if found["severity"] == Severity.ERROR]
    for found in errors:
        note(say("注意：[{rule}] {what}", rule=found["rule"], what=found["message"]), language)
    others = len(findings) - len(errors)
    if others:
        said = say(
            "另有 {count} 条提示，请运行 mingxi check {file} 查看。", count=others, file=str(output)
        )
        note(said, language)
