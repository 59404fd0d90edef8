"""Progress on standard error, for those who wait while the results go to a file."""

import sys
from collections.abc import Iterable, Iterator

from mingxi.cli.paper import notices
from mingxi.languages import render, say
from mingxi.reports import report


def with_progress(documents: Iterable[report.Document], language: str) -> Iterator[report.Document]:
    """Hand the documents on and count them where someone watches.

    Nothing is shown where standard error is no terminal, nor where standard output is one: there
    the results themselves are the progress, and two writers would garble the screen.
    """
    if not sys.stderr.isatty() or sys.stdout.isatty():
        return iter(documents)
    return _watched(documents, language)


def _watched(documents: Iterable[report.Document], language: str) -> Iterator[report.Document]:
    # Slow to import, and most calls show no progress.
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=notices(), transient=True) as progress:
        task = progress.add_task(_told(0, "", language))
        for number, document in enumerate(documents, start=1):
            yield document
            progress.update(task, description=_told(number, document["source"], language))


def _told(number: int, source: str, language: str) -> str:
    return render(say("已检查 {number} 份  {source}", number=number, source=source), language)
