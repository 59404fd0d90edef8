"""Progress on standard error, for those who wait while the results go to a file."""

import sys
from collections.abc import Iterable, Iterator

from mingxi.cli.checking import Finished
from mingxi.cli.paper import notices
from mingxi.languages import render, say


def with_progress(
    finished: Iterable[Finished], language: str, *, printed: bool
) -> Iterator[Finished]:
    """Hand the documents on and count them where someone watches.

    Nothing is shown where standard error is no terminal, nor where results are ``printed`` on one:
    there they are the progress themselves, and two writers would garble the screen.
    """
    if not sys.stderr.isatty() or (printed and sys.stdout.isatty()):
        return iter(finished)
    return _watched(finished, language)


def _watched(finished: Iterable[Finished], language: str) -> Iterator[Finished]:
    # Slow to import, and most calls show no progress.
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=notices(), transient=True) as progress:
        task = progress.add_task(_told(0, "", language))
        for number, one in enumerate(finished, start=1):
            yield one
            progress.update(task, description=_told(number, one.document["source"], language))


def _told(number: int, source: str, language: str) -> str:
    return render(say("已检查 {number} 份  {source}", number=number, source=source), language)
