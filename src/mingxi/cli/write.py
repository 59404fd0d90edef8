"""``mingxi write``: a project text as JSON becomes a Word file, which is read back and compared."""

from pathlib import Path

import click

from mingxi.cli.paper import note
from mingxi.languages import say
from mingxi.speaking import (
    SpokenArgument,
    SpokenCommand,
    SpokenOption,
    WrongCallError,
    language_option,
)

EXIT_UNWRITTEN = 2
_SUFFIX = ".docx"


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
    # The engine takes a while to import; no other command waits for it.
    from mingxi.cli.project_texts import write_from_json  # noqa: PLC0415

    return write_from_json(file, output, language)
