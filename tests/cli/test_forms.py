"""Which form a report takes."""

from pathlib import Path

import click
import pytest

from mingxi.cli.forms import Form, form_of, wishes_for
from mingxi.languages import render
from mingxi.speaking import WrongCallError

CONTEXT = click.Context(click.Command("check"))


@pytest.mark.parametrize(
    ("asked", "output", "form"),
    [
        (None, None, Form.TERMINAL),
        ("json", None, Form.JSON),
        (None, "报告.json", Form.JSON),
        (None, "报告.HTML", Form.PAGE),
        (None, "报告.sarif", Form.SARIF),
        (None, "清单.xlsx", Form.WORKBOOK),
        (None, "批注.docx", Form.WORD),
        ("sarif", "报告.json", Form.SARIF),
        ("docx", "批注", Form.WORD),
    ],
)
def test_the_form_is_asked_for_or_told_by_the_ending(
    asked: str | None, output: str | None, form: Form
) -> None:
    assert form_of(asked, output and Path(output), CONTEXT) is form


@pytest.mark.parametrize(
    ("asked", "output", "told"),
    [
        (None, "报告", "看不出报告的形式"),
        (None, "报告.pdf", "看不出报告的形式"),
        ("terminal", "报告.txt", "看不出报告的形式"),
        ("xlsx", None, "--output 报告.xlsx"),
        ("docx", None, "--output 报告.docx"),
    ],
)
def test_a_call_that_leaves_the_form_open_is_told_the_mend(
    asked: str | None, output: str | None, told: str
) -> None:
    with pytest.raises(WrongCallError) as wrong:
        form_of(asked, output and Path(output), CONTEXT)
    assert told in render(wrong.value.said, "zh")


def test_every_form_but_json_shows_the_text() -> None:
    shown = {form: wishes_for(form, "zh", with_text=False, with_places=False) for form in Form}
    assert [form for form in Form if not shown[form].with_text] == [Form.JSON]
    assert [form for form in Form if shown[form].with_places] == [Form.PAGE, Form.WORKBOOK]
    assert wishes_for(Form.JSON, "zh", with_text=True, with_places=True) == ("zh", True, True)
