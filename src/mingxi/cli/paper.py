"""The consoles that commands print on: results to standard output, notices to standard error."""

import sys
from collections.abc import Iterable
from io import TextIOWrapper
from typing import TextIO

from rich.console import Console

from mingxi.languages import Message, render
from mingxi.reports.terminal import Sheet


def sheet(language: str) -> Sheet:
    """Give a sheet on standard output."""
    return Sheet(_console(sys.stdout), language)


def notices() -> Console:
    """Give the console on standard error."""
    return _console(sys.stderr)


def note(said: Message, language: str) -> None:
    """Say something on standard error."""
    notices().print(render(said, language), soft_wrap=True)


def write_json(pieces: Iterable[str]) -> None:
    """Write JSON to standard output: UTF-8 whatever the terminal speaks, piece by piece."""
    out = sys.stdout.buffer
    for piece in pieces:
        out.write(piece.encode())
    out.flush()


def _console(stream: TextIO) -> Console:
    """Give a console on a stream; what the stream cannot encode becomes a question mark."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="replace")
    return Console(file=stream, markup=False, emoji=False, highlight=False)
