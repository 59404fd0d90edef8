"""The forms a report can take: which one a call asks for, and what it must know for it."""

from enum import StrEnum
from pathlib import Path

import click

from mingxi.languages import Message, say
from mingxi.reports.document_report import Wishes
from mingxi.speaking import WrongCallError


class Form(StrEnum):
    """A form of the report, by the name it is asked for with."""

    TERMINAL = "terminal"
    JSON = "json"
    PAGE = "html"
    WORKBOOK = "xlsx"
    WORD = "docx"
    SARIF = "sarif"


_BY_ENDING = {
    ".json": Form.JSON,
    ".html": Form.PAGE,
    ".htm": Form.PAGE,
    ".xlsx": Form.WORKBOOK,
    ".docx": Form.WORD,
    ".docm": Form.WORD,
    ".sarif": Form.SARIF,
}
_AS_LAID_OUT = {Form.PAGE, Form.WORKBOOK}
_ONLY_AS_FILES = {Form.WORKBOOK, Form.WORD}


def form_of(asked: str | None, output: Path | None, context: click.Context) -> Form:
    """Choose the form: the one asked for, else what the output's name ends with, else terminal.

    Raises WrongCallError for a form that needs a file and has none, for a file in a form that has
    none, and for a name that says nothing of its form.
    """
    if output is None:
        form = Form(asked or Form.TERMINAL)
    elif asked is None:
        form = _BY_ENDING.get(output.suffix.lower(), Form.TERMINAL)
    else:
        form = Form(asked)
    if form is Form.TERMINAL and output is not None:
        raise WrongCallError(_formless(output), context)
    if form in _ONLY_AS_FILES and output is None:
        said = say(
            "{form} 不能输出到终端。请用 --output 写明文件，例如 --output 报告.{form}。", form=form
        )
        raise WrongCallError(said, context)
    return form


def _formless(output: Path) -> Message:
    return say(
        "从“{file}”看不出报告的形式。请使用这些后缀：{endings}，或者用 --format 写明其中一种。",
        file=output.name,
        endings=" ".join(_BY_ENDING),
    )


def wishes_for(form: Form, language: str, *, with_text: bool, with_places: bool) -> Wishes:
    """Ask for what a form shows: all but JSON show the text, two forms where it stood."""
    return Wishes(
        language,
        with_text=with_text or form is not Form.JSON,
        with_places=with_places or form in _AS_LAID_OUT,
    )
