"""What the commands do with project texts as JSON.

Apart from the commands, which are declared at once: the engine takes a while to import.
"""

import sys
from itertools import islice
from pathlib import Path

from mingxi.cli.inputs import STANDARD_INPUT, inputs
from mingxi.cli.paper import note, write_json
from mingxi.documents import Document, DocumentError, read_document
from mingxi.languages import Message, say
from mingxi.projects.drafts.drafting import drafts_in
from mingxi.projects.drafts.json_form import draft_from_json, json_text
from mingxi.projects.drafts.json_reading import DraftError
from mingxi.projects.drafts.writing import NotReadBackError, Written, written
from mingxi.projects.understanding import understand
from mingxi.reports.checking import check_document
from mingxi.reports.document_report import Wishes
from mingxi.rules.finding import Severity

EXIT_DONE, EXIT_FAILED = 0, 2
_SHOWN_MAX = 60


def print_as_json(file: str, language: str) -> int:
    """Print the project texts of one document as ``mingxi write`` takes them; give the status."""
    try:
        document = _one_document(file)
    except DocumentError as error:
        _complain(say("{file}：{why}", file=file, why=error.message), language)
        return EXIT_FAILED
    drafted = drafts_in(understand(document))
    if not drafted.projects:
        _complain(say("{file}：没有找到项目文本。", file=file), language)
        return EXIT_FAILED
    write_json([json_text(drafted)])
    return EXIT_DONE


def _one_document(file: str) -> Document:
    """Read the one document a path names; raises DocumentError for several as for none."""
    found = list(islice(inputs([file]), 2))
    if len(found) != 1:
        said = say("这里不是一个文档。请写出一个文件的路径。")
        raise DocumentError("no-such-file", said)
    source, content, _ = found[0]
    if isinstance(content, DocumentError):
        raise content
    return read_document(source, content)


def write_from_json(file: str, output: Path, language: str) -> int:
    """Write the project texts of a JSON file as Word and give the status.

    Whatever fails is told, and leaves no file.
    """
    try:
        made = written(draft_from_json(_content(file)))
        _keep(made.content, output)
    except DraftError as error:
        _complain(say("{file} 不是正确的项目文本，未写入：", file=file), language)
        for fault in error.faults:
            note(say("  {path}：{what}", path=fault.path, what=fault.message), language)
        return EXIT_FAILED
    except NotReadBackError as error:
        _tell_differences(error, language)
        return EXIT_FAILED
    except OSError as error:
        reason, name = error.strerror or type(error).__name__, str(error.filename or output)
        said = say("{file} 无法打开：{reason}。请检查路径和权限。", file=name, reason=reason)
        _complain(said, language)
        return EXIT_FAILED
    count, name = len(made.document.projects), str(output)
    note(say("已写入 {file}：{count} 个项目，读回核对一致。", file=name, count=count), language)
    _tell_findings(made, name, language)
    return EXIT_DONE


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


def _tell_findings(made: Written, output: str, language: str) -> None:
    """Say what the checker finds wrong with the text; that is no reason not to write it."""
    findings = check_document(output, made.content, Wishes(language))["findings"]
    errors = [found for found in findings if found["severity"] == Severity.ERROR]
    for found in errors:
        note(say("注意：[{rule}] {what}", rule=found["rule"], what=found["message"]), language)
    count = len(findings) - len(errors)
    if count:
        said = say(
            "另有 {count} 条提示，请运行 mingxi check {file} 查看。", count=count, file=output
        )
        note(said, language)
