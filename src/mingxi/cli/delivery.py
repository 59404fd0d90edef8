"""The report on its way out: printed, or written to a file in the form asked for."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePath
from typing import BinaryIO, NamedTuple

from mingxi.cli.checking import Finished
from mingxi.cli.forms import Form
from mingxi.cli.output import OutputError, new_file, new_folder
from mingxi.cli.paper import note, sheet
from mingxi.documents.reading import Kind, suffix_of
from mingxi.languages import say
from mingxi.reports import report
from mingxi.reports.summary import Tally
from mingxi.reports.terminal import print_document, print_statistics, print_summary

Pieces = Callable[[Iterable[report.Document], str], Iterator[str]]


class Shown(NamedTuple):
    """How much is printed: counts by rule instead of documents, or the proofs as well."""

    statistics: bool
    verbose: bool


def print_reports(finished: Iterable[Finished], tally: Tally, language: str, shown: Shown) -> None:
    """Print each report as it comes, and the summary of all.

    Statistics take the place of the reports, but not of the reason why a document has none.
    """
    page = sheet(language)
    for document, _ in finished:
        if not shown.statistics or document["error"] is not None:
            print_document(page, document, verbose=shown.verbose)
    if tally.summary["documents"]:
        if shown.statistics:
            print_statistics(page, tally)
        print_summary(page, tally)


def deliver(
    finished: Iterable[Finished],
    form: Form,
    language: str,
    output: Path | None,
    *,
    compared: bool,
) -> None:
    """Write the report; ``output`` None is standard output, ``compared`` that a baseline is known.

    Raises OutputError where a file cannot be written.
    """
    if form is Form.WORD:
        assert output is not None
        _write_word(finished, language, output)
        return
    documents = (one.document for one in finished)
    with _opened(output) as target:
        if form is Form.WORKBOOK:
            from mingxi.reports.workbook_report import write_workbook  # noqa: PLC0415

            write_workbook(documents, language, target)
            return
        for piece in _pieces(form, compared=compared)(documents, language):
            target.write(piece.encode())


def refuse_inside(paths: Iterable[str], folder: Path) -> None:
    """Refuse a folder for Word files inside one that is checked: they would be checked next time.

    Raises OutputError.
    """
    for path in map(Path, paths):
        if path.is_dir() and folder.resolve().is_relative_to(path.resolve()):
            said = say(
                "“{folder}”在被检查的文件夹里，写在里面的Word下次会被当作新的文档。"
                "请把 --output 写成外面的文件夹。",
                folder=str(folder),
            )
            raise OutputError(said)


def _pieces(form: Form, *, compared: bool) -> Pieces:
    """Give what makes a form out of pieces; what a run does not need it does not import."""
    if form is Form.JSON:
        from mingxi.reports.json_report import json_report  # noqa: PLC0415

        return json_report
    if form is Form.SARIF:
        from mingxi.reports.sarif import sarif_report  # noqa: PLC0415

        return partial(sarif_report, compared=compared)
    assert form is Form.PAGE
    from mingxi.reports.page import page_report  # noqa: PLC0415

    return page_report


@contextmanager
def _opened(output: Path | None) -> Iterator[BinaryIO]:
    """Open the file, or standard output: UTF-8 whatever the terminal speaks."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with new_file(output) as target:
        yield target


def _write_word(finished: Iterable[Finished], language: str, output: Path) -> None:
    """Write each document with its comments: one to the file named, several into the folder."""
    read = _read(finished, language)
    if names_a_word_file(output):
        for one in _only(read, output):
            _refuse_kind(output, one.document["source"])
            _write_commented(one, language, output)
        return
    for one in read:
        target = output / word_name(one.document["source"])
        new_folder(target.parent)
        _write_commented(one, language, target)


def _read(finished: Iterable[Finished], language: str) -> Iterator[Finished]:
    """Give the documents that could be read; of the others there is no file to tell why."""
    for one in finished:
        error = one.document["error"]
        if error is None:
            yield one
        else:
            source, message = one.document["source"], error["message"]
            note(say("“{source}”无法读取：{message}", source=source, message=message), language)


def _only(read: Iterable[Finished], output: Path) -> list[Finished]:
    """Give the one document there is, if any; raises OutputError as soon as there are two."""
    held: list[Finished] = []
    for one in read:
        if held:
            said = say(
                "要检查的文档不止一份，“{file}”只能写一份。请把 --output 写成文件夹。",
                file=str(output),
            )
            raise OutputError(said)
        held.append(one)
    return held


def _write_commented(one: Finished, language: str, target: Path) -> None:
    from mingxi.reports.word_report import word_report  # noqa: PLC0415

    document, content = one
    assert content is not None
    _refuse_same(target, document["source"])
    with new_file(target) as file:
        file.write(word_report(document, content, language))


def _refuse_kind(output: Path, source: str) -> None:
    """Refuse an ending under which Word would not open the file: macros stay in it."""
    ending, wanted = output.suffix.lower(), word_name(source).suffix.lower()
    if ending != wanted:
        said = say("“{source}”的批注要写成{ending}文件。", source=source, ending=wanted)
        raise OutputError(said)


def names_a_word_file(output: Path) -> bool:
    """Tell a file that takes one document's comments from a folder for those of several."""
    return output.suffix.lower() in Kind.WORD.value


def word_name(source: str) -> PurePath:
    """Name the Word file of a document: in folders as it lies in its own, never above them."""
    path = PurePath(source.replace("\\", "/"))
    parts = [part for part in path.parts if part not in (path.anchor, "..", ".")] or ["-"]
    if suffix_of(parts[-1]) not in Kind.WORD.value:
        parts[-1] += Kind.WORD.value[0]
    return PurePath(*parts)


def _refuse_same(target: Path, source: str) -> None:
    """Refuse to write over the document that was checked."""
    if target.resolve() == Path(source).resolve():
        raise OutputError(
            say("“{file}”就是被检查的文件，不会覆盖。请换一个 --output。", file=str(target))
        )
